"""Offers to take over what only a copy beside the diary holds. The copy itself is left alone."""

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dialdown.domain.records import RECORD_TYPES, Record
from dialdown.i18n import _, ngettext
from dialdown.settings import Settings
from dialdown.storage import Diary, DiaryError, copies_beside, open_to_read
from dialdown.ui.session import Session
from dialdown.ui.widgets.ask import ask


def offer_copies_beside(parent: QWidget | None, session: Session, settings: Settings) -> None:
    """Ask once about each copy that holds something new; agreeing is one change to undo.

    A copy that was left is asked about again when it has changed.
    """
    for path in copies_beside(session.diary.path):
        key, state = f"copy:{path.name}", str(path.stat().st_mtime_ns)
        if settings.put_away.get(key) == state:
            continue
        try:
            _offer(parent, session, path)
        except DiaryError:
            continue  # a copy that cannot be read has nothing to offer; the diary is whole
        settings.put_away[key] = state


def _offer(parent: QWidget | None, session: Session, path: Path) -> None:
    from dialdown.exchange import Imported, merge

    with closing(open_to_read(path, session.now)) as copy:
        imported = Imported("copy", path.name, days=tuple(copy.days()), records=_records(copy))
    plan = merge(imported, session.diary.days(), _records(session.diary))
    if plan.changes_nothing:
        return
    lines = [
        ngettext("{n} new day", "{n} new days", plan.days_new).format(n=plan.days_new),
        _("{n} days filled in").format(n=plan.days_filled),
        _("{n} entries beside the days").format(n=len(plan.records)),
        _("{n} answers differ from yours; yours stay").format(n=len(plan.clashes)),
        _("The copy stays where it is. You can undo this."),
    ]
    words = _("{name} is another copy of your diary. It holds something new.")
    if ask(
        parent, _("Another copy"), words.format(name=path.name), _("Take over what is new"),
        _("Leave it"), "\n".join(lines),
    ):  # fmt: skip
        session.save(_("Taken over from {name}").format(name=path.name), *plan.items)


def _records(diary: Diary) -> tuple[Record, ...]:
    return tuple(record for kind in RECORD_TYPES for record in diary.records(kind))
