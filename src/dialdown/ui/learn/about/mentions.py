"""What is ticked among the things to mention; on their own page stand the ticks themselves."""

from dialdown.domain.records import Mention
from dialdown.domain.vocabulary import MENTIONS
from dialdown.i18n import _
from dialdown.ui.learn.about.model import Content, Notes, Piece, Way


def _say(notes: Notes) -> Content:
    noted = {mention.id for mention in notes.records(Mention) if mention.noted}
    ticked = [_(words) for key, words in MENTIONS.items() if key in noted]
    head = _("You have ticked {count} of {all}.").format(count=len(ticked), all=len(MENTIONS))
    ways = (Way(_("Things to mention"), "article", "things-to-mention"),)
    return Content(_("What you ticked"), (head, *ticked), ways)


MENTIONED = Piece(_say)
