"""About me: free text that the person may want at hand, and on the printed page if ticked."""

from functools import partial

from dialdown.domain.records import AboutMe
from dialdown.domain.vocabulary import ABOUT_ME
from dialdown.i18n import N_, _
from dialdown.ui.records.written import WrittenSection
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import label, small

_HINTS = {
    "neuropathy": N_("For example: both feet, small fibres"),
    "flare_plan": N_(
        "In a few words. It is shown when you mark a flare. The whole plan is in Learn."
    ),
}
_LINES = {"flare_plan": 4}


class AboutSection(WrittenSection):
    """One field for each subject; all may stay empty."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _("In your words. Every field may stay empty. It saves itself.")
        super().__init__(session, theme, _("About me"), about)

    def build(self) -> None:
        """A field with its name for each subject."""
        for key, words in ABOUT_ME.items():
            edit = self.note(key, _(words), _LINES.get(key, 2), partial(self._write, key))
            name = label(_(words), wrap=True)
            name.setBuddy(edit)
            hint = [small(self.theme, _(_HINTS[key]), wrap=True)] if key in _HINTS else []
            self.put_together(name, edit, *hint)

    def show_stored(self) -> None:
        """Show what is stored."""
        stored = {record.id: record.words for record in self.session.diary.records(AboutMe)}
        for key in self.edits:
            self.show_words(key, stored.get(key, ""))

    def _write(self, key: str, typed: str) -> None:
        words = _("About me: {what}").format(what=_(ABOUT_ME[key]))
        record = AboutMe(id=key, words=typed)
        merge = f"about:{key}"
        if typed.strip():
            self.session.save(words, record, merge_key=merge)
        else:
            self.session.save(words, remove=[record], merge_key=merge)
