"""Names of the blocks, the same on the page, in HTML and in plain text."""

from dialdown.i18n import _


def title() -> str:
    """The first line."""
    return _("Pain summary for my appointment")


def chart_title(step: int) -> str:
    """Says what one dot of the chart is."""
    return {
        1: _("Pain by day (dot: the day’s answer, bar: up to the worst)"),
        7: _("Pain by week (dot: the mean, bar: up to the worst)"),
    }.get(step, _("Pain by four weeks (dot: the mean, bar: up to the worst)"))


def block_title(key: str) -> str:
    """What stands above a block."""
    return {
        "header": _("Name"),
        "wants": _("What I want from this visit"),
        "tiles": _("This period and the one before"),
        "own_scales": _("My own scales"),
        "chart": _("Sleep and stress in the chart"),
        "patterns": _("What went with pain"),
        "treatments": _("Treatments"),
        "trials": _("Tried by myself"),
        "earlier": _("Before"),
        "body": _("Where"),
        "touch": _("Touch and feel"),
        "mentions": _("Things I want to mention"),
        "marks": _("My own marks"),
        "warnings": _("Warnings"),
        "scores": _("Scores from paper forms"),
        "questions": _("Also to ask"),
        "about": _("About me"),
    }[key]


def part_title(part: str) -> str:
    """What stands above a part of the appendix."""
    return {
        "rest": _("In full: what was shortened on the page"),
        "days": _("List of days"),
        "charts": _("Charts"),
        "scores": _("All scores"),
        "notes": _("Chosen notes"),
        "about": _("About me"),
    }[part]


def document_title() -> str:
    """What the file's properties say: no word about health."""
    return _("Summary")
