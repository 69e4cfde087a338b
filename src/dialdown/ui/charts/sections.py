"""Which subjects stand folded below the patterns, in the order of the page."""

from functools import partial
from importlib import import_module
from typing import NamedTuple

from dialdown.i18n import N_, _
from dialdown.settings import Settings
from dialdown.ui.charts.articles import matching_article
from dialdown.ui.charts.section import Section, SectionFold
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme


class Subject(NamedTuple):
    """A section by its place in `ui.charts`, loaded when it is opened first."""

    key: str
    module: str
    kind: str
    name: str
    inside: str


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "changes", "changes.section", "ChangesSection",
        N_("Changes"), N_("a treatment, this month and the last, the last three months"),
    ),
    Subject(
        "trials", "trials.section", "TrialsSection",
        N_("Try one change"), N_("two weeks with it, two weeks without"),
    ),
    Subject(
        "sleep", "bands.section", "BandsSection",
        N_("Sleep in three bands"), N_("short nights, usual nights, long nights"),
    ),
    Subject(
        "year", "year.section", "YearSection",
        N_("The year"), N_("every day in its colour"),
    ),
    Subject(
        "body", "body.section", "BodySection",
        N_("Where it hurt"), N_("body map over weeks and months"),
    ),
    Subject(
        "week", "week.section", "WeekSection",
        N_("Days of the week"), N_("averages only, nothing is tested"),
    ),
    Subject(
        "method", "method.section", "MethodSection",
        N_("How this is worked out"), N_("in plain words, and for professionals"),
    ),
)  # fmt: skip


def make_folds(session: Session, theme: Theme, settings: Settings) -> dict[str, SectionFold]:
    """One closed fold a subject, by its key."""

    def make(subject: Subject) -> Section:
        kind = getattr(import_module(f"dialdown.ui.charts.{subject.module}"), subject.kind)
        made: Section = kind(session, theme, settings)
        return made

    return {
        subject.key: SectionFold(
            theme, _(subject.name), _(subject.inside), partial(make, subject),
            matching_article(f"section:{subject.key}"),
        )
        for subject in SUBJECTS
    }  # fmt: skip
