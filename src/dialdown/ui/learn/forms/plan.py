"""The plan for flare days: filled in on a good day, part by part, and printed on one page."""

from functools import partial

from PySide6.QtCore import Signal

from dialdown.domain.beside import plan_words
from dialdown.domain.records import AboutMe, Flare, HelpNumber, PlanPart
from dialdown.domain.vocabulary import PLAN_PARTS, SHORT_PLAN
from dialdown.i18n import N_, _
from dialdown.ui.learn.forms.offers import flare_lengths, what_helped
from dialdown.ui.learn.forms.plan_page import ask_and_print_plan, sorted_numbers
from dialdown.ui.records.fields import fitted
from dialdown.ui.records.wording import brief
from dialdown.ui.records.written import WrittenSection
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import Button, clear, label, small
from dialdown.ui.widgets.flow import FlowLayout, Wrapping

HELP = "when-to-get-help"

_HINTS = {
    SHORT_PLAN: N_("This also stands beside a flare that goes on."),
    "keep": N_("One small thing each day, such as: wash, sit outside, a few steps."),
    "others": N_("What you would like them to do, or not to do."),
    "medicines": N_("Please do not stop one or take more by yourself."),
}
_LINES = {SHORT_PLAN: 3, "helped": 4}
_CHIP = 26


class PlanForm(WrittenSection):
    """One field for each part; all may stay empty. What the diary offers is added by a press."""

    article_asked = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("Fill it in on a good day. Short words are best. It saves itself.")
        super().__init__(session, theme, _("My plan for flare days"), about)
        self._offers: dict[str, dict[str, str]] = {}
        self._offered: dict[str, list[str]] = {}
        self._chips: dict[str, Wrapping] = {}
        self._numbers = fitted(small(theme, wrap=True))

    def build(self) -> None:
        """The plan in a few words, then part by part; the way to help, and to print."""
        self._part(SHORT_PLAN, _("My plan in a few words"))
        for key, words in PLAN_PARTS.items():
            self._part(key, _(words))
        help_ = Button(_("When to get help quickly"))
        help_.clicked.connect(lambda: self.article_asked.emit(HELP))
        print_ = Button(_("Print my plan…"), "primary")
        print_.clicked.connect(self._print)
        self.put(self._numbers, Wrapping(FlowLayout(), help_, print_))

    def activate(self) -> None:
        """Called each time the form is shown: the diary may have more to offer by now."""
        lengths = flare_lengths(self.session.diary.records(Flare))
        self._offers = {
            "helped": {brief(name, _CHIP): name for name in what_helped(self.session)},
            "others": {_("How long they lasted"): lengths} if lengths else {},
        }
        self.refresh()

    def show_stored(self) -> None:
        """Show what is stored, and offer what is not in it yet."""
        records = self.session.diary.records
        stored = plan_words(records(AboutMe), records(PlanPart))
        for key, edit in self.edits.items():
            self.show_words(key, stored.get(key, ""))
            self._offer(key, edit.toPlainText())
        numbers = ", ".join(f"{n.name}: {n.number}" for n in sorted_numbers(records(HelpNumber)))
        printed = _("Your help numbers are printed with it: {numbers}").format(numbers=numbers)
        self._numbers.setText(printed if numbers else _("Your help numbers are printed with it."))

    # ------------------------------------------------------------------ inside
    def _part(self, key: str, words: str) -> None:
        edit = self.note(key, words, _LINES.get(key, 2), partial(self._write, key))
        name = label(words, wrap=True)
        name.setBuddy(edit)
        hint = [small(self.theme, _(_HINTS[key]), wrap=True)] if key in _HINTS else []
        chips = self._chips[key] = Wrapping(FlowLayout())
        self.put_together(name, edit, *hint, chips)

    def _offer(self, key: str, typed: str) -> None:
        lines = typed.splitlines()
        offers = {s: w for s, w in self._offers.get(key, {}).items() if w not in lines}
        if self._offered.get(key) == list(offers.values()):
            return
        self._offered[key] = list(offers.values())
        chips = self._chips[key]
        if (layout := chips.layout()) is not None:
            clear(layout)
        for shown, words in offers.items():
            chip = Button(f"+ {shown}", "chip", _("Add: {what}").format(what=words))
            chip.clicked.connect(partial(self._add, key, words))
            chips.add(chip)
            chip.show()
        chips.setVisible(bool(offers))

    def _add(self, key: str, words: str) -> None:
        """Put what was offered on a line of its own, as if it had been typed."""
        edit = self.edits[key]
        cursor = edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        typed = edit.toPlainText()
        cursor.insertText(words if not typed or typed.endswith("\n") else f"\n{words}")
        edit.setTextCursor(cursor)
        edit.setFocus()
        edit.flush()

    def _write(self, key: str, typed: str) -> None:
        words = _("Plan for flare days: {what}").format(what=self.edits[key].accessibleName())
        record = (
            AboutMe(id=SHORT_PLAN, words=typed)
            if key == SHORT_PLAN
            else PlanPart(id=key, words=typed)
        )
        if typed.strip():
            self.session.save(words, record, merge_key=f"plan:{key}")
        else:
            self.session.save(words, remove=[record], merge_key=f"plan:{key}")

    def _print(self) -> None:
        self.flush()
        ask_and_print_plan(self.session.diary.records, self)
