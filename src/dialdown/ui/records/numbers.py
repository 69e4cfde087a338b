"""Help numbers: whom to ring in a bad moment, in the person's order."""

from dataclasses import replace

from PySide6.QtCore import QLocale

from dialdown.domain.records import HelpNumber
from dialdown.i18n import _
from dialdown.ui.records.emergency import emergency_number
from dialdown.ui.records.form import Form, RefusedError
from dialdown.ui.records.order import moved, next_position
from dialdown.ui.records.section import Command, Entry, Section
from dialdown.ui.records.wording import brief
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

_NAME = 40


class NumberForm(Form):
    """One name with its number."""

    def __init__(
        self, session: Session, theme: Theme, number: HelpNumber, is_new: bool = True
    ) -> None:
        super().__init__(session, theme, _("New number") if is_new else _("Number"))
        self._record, self._is_new = number, is_new
        known = [_("Emergency"), _("Doctor"), _("Crisis line"), _("Someone close")]
        self._name = self.line(_("Who"), number.name, known)
        self._name.setPlaceholderText(_("Doctor, crisis line, someone close"))
        self._number = self.line(_("Telephone number"), number.number)
        self.close_with("" if is_new else _("Delete this number"))

    def store(self) -> bool:
        """Save. Raises RefusedError."""
        name, number = self._name.text().strip(), self._number.text().strip()
        if not name:
            raise RefusedError(self._name, _("Who: please write who this is."))
        if not number:
            raise RefusedError(self._number, _("Telephone number: please write the number."))
        form = _("Number noted: {what}") if self._is_new else _("Number changed: {what}")
        record = replace(self._record, name=name, number=number)
        return self.session.save(form.format(what=brief(name, _NAME)), record)

    def remove(self) -> bool:
        """Delete the number."""
        words = _("Number deleted: {what}").format(what=brief(self._record.name, _NAME))
        return self.session.save(words, remove=[self._record])


class NumbersSection(Section):
    """The numbers in order. An emergency number is offered where it is known for certain."""

    def __init__(self, session: Session, theme: Theme, country: str | None = None) -> None:
        about = _("Change these to yours. They also stand in “When to get help quickly”.")
        super().__init__(session, theme, _("Help numbers"), about, _("Add a number…"))
        here = QLocale.territoryToCode(QLocale.system().territory())
        self._country = here if country is None else country

    def add(self) -> None:
        """Open the form for a new number."""
        self._open("", "")

    def fill(self) -> None:
        """The numbers; without any, what is worth noting and the emergency number if known."""
        numbers = self._numbers()
        for place, number in enumerate(numbers):
            self.put(self._entry(numbers, place, number))
        known = emergency_number(self._country)
        if known and all(number.number.strip() != known for number in numbers):
            self.put(self._offer(known))
        if not numbers:
            self.say(_("Three are worth having: emergency, doctor, and a crisis line."))
        if not known:
            self.say(
                _(
                    "Emergency is 112 in the European Union, 999 in the United Kingdom, "
                    "911 in the United States and Canada, 000 in Australia. "
                    "Elsewhere please look it up now."
                )
            )

    def _numbers(self) -> list[HelpNumber]:
        found = self.session.diary.records(HelpNumber)
        return sorted(found, key=lambda n: (n.position, n.name))

    def _entry(self, numbers: list[HelpNumber], place: int, number: HelpNumber) -> Entry:
        name = brief(number.name, _NAME)
        commands: list[Command] = []
        if place > 0:
            up = _("Move up: {what}").format(what=name)
            commands.append(("↑", up, lambda: self._move(numbers, number, -1)))
        if place < len(numbers) - 1:
            down = _("Move down: {what}").format(what=name)
            commands.append(("↓", down, lambda: self._move(numbers, number, 1)))
        change = _("Change: {what}").format(what=name)
        commands.append(
            (
                _("Change"),
                change,
                lambda: self.open_form(NumberForm(self.session, self.theme, number, False)),
            )
        )
        return Entry(self.theme, number.number, [number.name], *commands)

    def _offer(self, known: str) -> Entry:
        words = _("Emergency, by your computer’s country: {number}").format(number=known)
        note: Command = (
            _("Note it"), _("Note it: {number} for emergencies").format(number=known),
            lambda: self._open(_("Emergency"), known),
        )  # fmt: skip
        return Entry(self.theme, words, [_("Please check that it is right where you live.")], note)

    def _open(self, name: str, number: str) -> None:
        position = next_position(self._numbers())
        record = HelpNumber(name=name, number=number, position=position)
        self.open_form(NumberForm(self.session, self.theme, record))

    def _move(self, numbers: list[HelpNumber], number: HelpNumber, by: int) -> None:
        words = _("Order changed: {what}").format(what=brief(number.name, _NAME))
        self.session.save(words, *moved(numbers, number, by))
