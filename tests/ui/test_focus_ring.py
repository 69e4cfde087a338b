"""The one mark around what has the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from dialdown.ui.widgets.basics import Button
from dialdown.ui.widgets.focus_ring import FocusRing


@pytest.fixture
def opened(qapp):
    """A function that shows a window with two buttons."""
    made = []

    def show() -> list[Button]:
        window = QWidget()
        layout = QVBoxLayout(window)
        buttons = [Button("one"), Button("two")]
        for button in buttons:
            layout.addWidget(button)
        window.show()
        window.activateWindow()
        qapp.processEvents()
        made.append(window)
        return buttons

    yield show
    for window in filter(isValid, made):
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def ring(qapp, theme):
    made = FocusRing(qapp, theme)
    yield made
    made.deleteLater()
    qapp.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


def test_b3_the_ring_surrounds_what_has_the_keyboard(ring, opened) -> None:
    for button in opened():
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert ring.frame.widget() is button
        assert ring.frame.isVisible()
        assert ring.frame.geometry().contains(button.geometry().adjusted(-2, -2, 2, 2))


def test_b3_the_ring_outlives_the_window_that_it_was_in(qapp, ring, opened) -> None:
    first = opened()[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    window = first.window()
    assert ring.frame.window() is window
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    second = opened()[1]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is second
    assert ring.frame.widget() is second
    assert ring.frame.isVisible()
