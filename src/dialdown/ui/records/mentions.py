"""Things to mention to a doctor: ticked, with a few words if the person likes."""

from functools import partial

from dialdown.domain.records import Mention
from dialdown.domain.vocabulary import MENTIONS
from dialdown.i18n import N_, _
from dialdown.ui.records.written import WrittenSection
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme
from dialdown.ui.widgets.basics import small
from dialdown.ui.widgets.tick_box import TickBox

_MORE = {
    "spread": N_("A new area: tell your doctor soon. It may be the nerves themselves."),
    "partial_relief": N_("Common with any nerve pain. It says little by itself."),
    "other_diagnoses": N_("Such as fibromyalgia, irritable bowel, long headaches or jaw pain."),
}


class MentionsSection(WrittenSection):
    """A tick for each, and a field for words below what is ticked."""

    def __init__(self, session: Session, theme: Theme) -> None:
        about = _(
            "Tick what you want to bring up. None of these shows what you have. "
            "Together they start the conversation."
        )
        super().__init__(session, theme, _("Things to mention"), about)
        self._boxes: dict[str, TickBox] = {}

    def build(self) -> None:
        """A tick box with its remark and its field for each."""
        for key, words in MENTIONS.items():
            box = TickBox(_(words))
            box.clicked.connect(lambda on, k=key: self._tick(k, on))
            self._boxes[key] = box
            name = _("{what}, in my words").format(what=_(words))
            edit = self.note(key, name, 2, partial(self._write, key))
            edit.setPlaceholderText(_("In my words, if I like"))
            more = [small(self.theme, _(_MORE[key]), wrap=True)] if key in _MORE else []
            self.put_together(box, *more, edit)

    def show_stored(self) -> None:
        """Show what is stored; the field of words stands only below a tick."""
        stored = {mention.id: mention for mention in self.session.diary.records(Mention)}
        for key, box in self._boxes.items():
            mention = stored.get(key, Mention(id=key, noted=False))
            box.setChecked(mention.noted)
            self.edits[key].setVisible(mention.noted)
            self.show_words(key, mention.words)

    def start(self) -> None:
        """Give the keyboard to the first tick box."""
        next(iter(self._boxes.values())).setFocus()

    def _tick(self, key: str, on: bool) -> None:
        typed = self.edits[key].toPlainText()
        mention = Mention(id=key, noted=on, words=typed)
        form = _("To mention: {what}") if on else _("Not to mention: {what}")
        words = form.format(what=_(MENTIONS[key]))
        if on or typed.strip():
            self.session.save(words, mention)
        else:
            self.session.save(words, remove=[mention])

    def _write(self, key: str, typed: str) -> None:
        words = _("To mention: {what}").format(what=_(MENTIONS[key]))
        mention = Mention(id=key, noted=self._boxes[key].isChecked(), words=typed)
        self.session.save(words, mention, merge_key=f"mention:{key}")
