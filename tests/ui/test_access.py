"""Names, sizes and colours that people with numb hands, low vision or a screen reader need."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QSizePolicy, QWidget

from dialdown.ui.learn.entry import Entry
from dialdown.ui.theme import MODES, TARGET, Colours, contrast
from dialdown.ui.widgets.basics import Button
from tests.ui.conftest import focusable
from tests.ui.screens import SCREENS, note_everything

THEMES = [mode for mode in MODES if mode != "system"]


@pytest.mark.parametrize("name", THEMES)
def test_b14_text_and_edges_are_strong_enough(name: str) -> None:
    c = Colours.load(name)
    least = 7 if name == "contrast" else 4.5
    for ground in (c.paper, c.surface):
        for ink in (c.ink, c.muted, c.accent, c.pain, c.sleep, c.stress):
            assert contrast(ink, ground) >= least, f"{ink} on {ground}"
        assert contrast(c.edge, ground) >= 3
    assert contrast(c.on_accent, c.accent) >= least
    assert contrast(c.accent, c.accent_soft) >= (4.5 if name != "contrast" else 7)
    for pain in range(11):
        assert contrast(c.pain_ink(pain), c.pain_fill(pain)) >= 4.5, f"pain {pain}"


@pytest.mark.parametrize("name", THEMES)
def test_b16_the_pain_ramp_moves_one_way_in_lightness(name: str) -> None:
    steps = [contrast(colour, "#000000") for colour in Colours.load(name).pain_ramp]
    assert steps == sorted(steps) or steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("size", [100, 200])
def test_b7_every_target_is_large_enough(window, theme, qapp, size: int) -> None:
    theme.apply("light", size)
    for fold in window.diary_page.editor.form.folds:
        fold.open()
    qapp.processEvents()
    small = [
        f"{type(w).__name__} {w.accessibleName()!r} {w.width()}x{w.height()}"
        for w in focusable(window.diary_page)
        if min(w.width(), w.height()) < 44 and isinstance(w, Button | QWidget)
        and w.metaObject().className() not in ("QScrollArea",)
        and not w.property("noTarget")
    ]  # fmt: skip
    assert not small


def test_b17_everything_that_takes_the_keyboard_has_a_name_and_a_role(window) -> None:
    for fold in window.diary_page.editor.form.folds:
        fold.open()
    nameless = []
    for widget in focusable(window):
        if widget.metaObject().className() == "QScrollArea":
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name)
        if not name or "<" in name or spoken.role() == QAccessible.Role.Client:
            nameless.append((type(widget).__name__, name, spoken.role()))
    assert not nameless


def test_b17_names_are_unique_where_both_can_be_pressed(window) -> None:
    names = [w.accessibleName() for w in focusable(window.diary_page) if isinstance(w, Button)]
    twice = {name for name in names if names.count(name) > 1}
    assert not twice


def test_b18_a_number_pad_says_its_question_and_its_answer(window, press) -> None:
    press("6", Qt.Key.Key_Up)
    holder = QApplication.focusWidget()
    assert holder.accessibleName() == "Pain today 6"
    assert holder.parentWidget().accessibleName() == "Pain today, 6 of 10"
    assert holder.isChecked()


def test_b2_tab_reaches_every_stop_and_comes_back(window, qtbot) -> None:
    start = QApplication.focusWidget()
    seen = [start]
    for _step in range(300):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start, "Tab never came back"
    wanted = {
        w
        for w in focusable(window)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
        and w.metaObject().className() != "QScrollArea"
    }  # fmt: skip
    missed = [w.accessibleName() for w in wanted - set(seen)]
    assert not missed
    back = [start]
    for _step in seen[1:]:
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
        )
        back.append(QApplication.focusWidget())
    assert back[1:] == seen[:0:-1]


@pytest.mark.parametrize("name", SCREENS)
def test_b2_b7_b17_on_every_screen_all_is_named_large_enough_and_reached(
    window, qtbot, name: str
) -> None:
    note_everything(window.session, "My own words")
    screen = SCREENS[name](window)
    with qtbot.waitActive(screen.window()):
        screen.activateWindow()
    qtbot.wait(1)
    stops = [w for w in focusable(screen) if w.metaObject().className() != "QScrollArea"]
    assert len(stops) > 10
    assert [said for widget in stops if (said := nameless(widget))] == []
    assert [said for widget in stops if (said := too_small(widget))] == []
    wanted = [w for w in stops if not w.focusProxy()]
    seen = tab_round(qtbot, next(w for w in wanted if w.focusPolicy() & Qt.FocusPolicy.TabFocus))
    assert [w.accessibleName() for w in wanted if not reached(w, seen)] == []


def nameless(widget: QWidget) -> str:
    """What is wrong with what a screen reader says of it."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    name = spoken.text(QAccessible.Text.Name)
    plain = spoken.role() == QAccessible.Role.Client and not isinstance(widget, QScrollArea)
    wrong = plain or not name.strip() or "<" in name
    return f"{type(widget).__name__} {name!r} {spoken.role()}" if wrong else ""


def too_small(widget: QWidget) -> str:
    """Its size, if that is less than a target."""
    if min(widget.width(), widget.height()) >= TARGET or widget.property("noTarget"):
        return ""
    return f"{type(widget).__name__} {widget.accessibleName()} {widget.width()}x{widget.height()}"


def reached(widget: QWidget, seen: set[QWidget]) -> bool:
    """Whether Tab leads to it, or to one of its group or list, in which arrows lead on."""
    group = widget.group() if isinstance(widget, Button) else None
    others = group.buttons() if group else []
    if isinstance(widget, Entry):
        others = [other for other in seen if isinstance(other, Entry)]
    return widget in seen or not seen.isdisjoint(others)


def tab_round(qtbot, start: QWidget) -> set[QWidget]:
    """Everything that has the keyboard once while Tab goes from `start` back to `start`."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen = {start}
    for _step in range(2000):
        held = QApplication.focusWidget()
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, f"after {held.accessibleName()} nothing has the keyboard"
        if now is start and held is not start:
            return seen
        seen.add(now)
    raise AssertionError(f"Tab never came back, and stays at {now.accessibleName()}")


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("size", [100, 200])
def test_b12_nothing_is_cut_at_1024_by_600(window, theme, qapp, mode: str, size: int) -> None:
    theme.apply(mode, size)
    qapp.processEvents()
    window.resize(1024, 600)
    for _round in range(3):
        qapp.processEvents()
    assert window.width() == 1024
    cut = [
        f"{type(w).__name__} {w.text()!r}: {w.width()} of {w.minimumSizeHint().width()}"
        for w in window.findChildren(QWidget)
        if isinstance(w, Button | QLabel) and w.isVisible() and w.text()
        and not (isinstance(w, QLabel) and w.wordWrap())
        and w.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
        and w.width() < w.minimumSizeHint().width()
    ]  # fmt: skip
    assert not cut
    for area in window.diary_page.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
