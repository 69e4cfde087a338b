"""What the appendix must say, from the exported JSON: every day, every chart, every total."""

from collections.abc import Callable, Iterator
from statistics import median

from dialdown.domain.scales import SCALES
from tests.summary.recount import Export, Row, day_of, hours_late, pain, value
from tests.summary.recount_lines import FORMS, REFERENCES, clock, given, said, said_range

BLANK = "–"

Shown = Callable[[float], str]
_SHOWN: dict[str, Shown] = {"duration": clock, "minutes": lambda v: f"{v:g} min"}


def everything(export: Export) -> Iterator[str]:
    """All of it."""
    yield from map("\t".join, day_rows(export))
    yield from charts(export)
    yield from scores(export)


def day_rows(export: Export) -> Iterator[list[str]]:
    """One row a day: date, answers, and when it was written."""
    beside = export.last if export.first.year == export.last.year else None
    for day in export.now:
        yield [
            said(day_of(day["date"]), beside),
            _pain_cell(day),
            _cell(day, "pain_worst"),
            _cell(day, "sleep_hours", clock),
            _cell(day, "stress"),
            _cell(day, "function"),
            _written(day) + ("" if day["source"] == "typed" else ", imported"),
        ]


def _pain_cell(day: Row) -> str:
    if value(day, "pain") is None and pain(day) is not None:
        return f"{pain(day):.1f} (mean)"
    return _cell(day, "pain")


def _cell(day: Row, key: str, shown: Shown = "{:g}".format) -> str:
    found = value(day, key)
    return BLANK if found is None else shown(found)


def _written(day: Row) -> str:
    passed = hours_late(day, day["written_at"])
    if passed is None:
        return "time unknown"
    return "same day" if passed < 36 else "on time" if passed <= 72 else "late"


def charts(export: Export) -> Iterator[str]:
    """The words of each chart: days, lowest, highest, middle; days of yes."""
    own = sorted(export.records["own_scale"], key=lambda s: (s["position"], s["name"]))
    scales = [(scale.key, str(scale.kind), scale.ends) for scale in SCALES]
    scales += [
        (f"own:{s['id']}", s["kind"], (s["low_end"], s["high_end"])) for s in own if not s["hidden"]
    ]
    for key, kind, ends in scales:
        found = given(export.now, pain if key == "pain" else lambda day, k=key: value(day, k))
        if len(found) < 2:
            continue
        days = f": {len(found)} days, {said_range(export.first, export.last)}."
        if kind == "yes_no":
            yes = round(sum(found))
            yield f"{days} Yes on {yes} day{'s' * (yes != 1)}."
        else:
            low, high, middle = map(
                _SHOWN.get(kind, "{:g}".format), (min(found), max(found), median(found))
            )
            marked = f" 0 is {ends[0]}, 10 {ends[1]}." if kind == "rating" and all(ends) else ""
            yield f"{days} Lowest {low}, highest {high}, in the middle {middle}.{marked}"


def scores(export: Export) -> Iterator[str]:
    """Every total of every form, newest first, and what was published."""
    for form, (name, highest) in FORMS.items():
        found = [s for s in export.records["score"] if s["form"] == form]
        found = [s for s in found if day_of(s["date"]) <= export.last]
        found.sort(key=lambda s: (s["date"], s["id"]))
        rows = [f"{said(day_of(s['date']))}: {s['total']:g} of {highest}" for s in found[::-1]]
        yield from ["\n".join([name, *rows])] if rows else []
        if rows and form in REFERENCES:
            yield REFERENCES[form]
        if form == "csi" and len(found) > 1 and abs(found[-1]["total"] - found[-2]["total"]) < 10:
            yield "A change under 10 points may be chance."
