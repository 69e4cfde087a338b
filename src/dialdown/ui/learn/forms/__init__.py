"""What the person answers beside an article: the plan for flare days, scores, things to mention.

Beside an article stands first its form, if FORMS has one for it, and below what the diary says.
"""

from collections.abc import Callable

from dialdown.ui.learn.forms.mentions import MentionsForm
from dialdown.ui.learn.forms.plan import PlanForm
from dialdown.ui.learn.forms.scores import ScoresForm
from dialdown.ui.records.section import Section
from dialdown.ui.session import Session
from dialdown.ui.theme import Theme

PLAN = "flare-plan"

FORMS: dict[str, Callable[[Session, Theme], Section]] = {
    PLAN: PlanForm,
    "scores": ScoresForm,
    "things-to-mention": MentionsForm,
}
"""Name of an article -> what makes its form: a section as beside the days, with the signal
`article_asked` (name of an article) on top."""
