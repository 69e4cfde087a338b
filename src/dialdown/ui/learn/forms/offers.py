"""What the diary itself can offer for the plan; nothing of it is put there unasked."""

from collections import Counter
from collections.abc import Iterable

from dialdown.domain.records import Flare, OwnTag
from dialdown.domain.vocabulary import HELPED
from dialdown.i18n import _, ngettext
from dialdown.ui.session import Session

_MOST = 5
_LATELY = 5


def what_helped(session: Session) -> list[str]:
    """Names of the tags of "what helped" that were ticked most often, at most five."""
    own = {tag.id: tag.name for tag in session.diary.records(OwnTag) if tag.group == "helped"}
    names = {key: _(words) for key, words in HELPED.items()} | own
    ticked = Counter(
        tag for day in session.diary.days() for tag in day.ticked("tag") if tag in names
    )
    return [names[tag] for tag, _times in ticked.most_common(_MOST)]


def flare_lengths(flares: Iterable[Flare]) -> str:
    """How many days the newest flares that are over lasted, in words; empty without one."""
    over = sorted((f for f in flares if f.end), key=lambda f: f.start)[-_LATELY:]
    days = [(flare.end - flare.start).days + 1 for flare in over if flare.end]
    if not days:
        return ""
    shortest, longest = min(days), max(days)
    if len(days) == 1:
        form = ngettext("My last flare lasted {n} day.", "My last flare lasted {n} days.", days[0])
        return form.format(n=days[0])
    if shortest == longest:
        form = ngettext(
            "My last {flares} flares lasted {n} day each.",
            "My last {flares} flares lasted {n} days each.",
            longest,
        )
        return form.format(flares=len(days), n=longest)
    form = _("My last {flares} flares lasted {shortest} to {longest} days.")
    return form.format(flares=len(days), shortest=shortest, longest=longest)
