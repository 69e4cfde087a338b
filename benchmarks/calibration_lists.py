"""Rows of the benchmark about a whole list of patterns: nothing real, two effects, a year."""

from functools import partial

import numpy as np
from calibration_diaries import (
    ALL_KEYS,
    NOTHING,
    TWELVE_PAIRS,
    TWO_EFFECTS,
    Person,
    Truth,
    diary,
)
from calibration_rivals import (
    adjusted_naive,
    naive_p,
    rule_one_finds,
    rule_one_names,
    rule_two_finds,
    rule_two_names,
)
from calibration_table import Draw, Found, Rate, Run, percent

from dialdown.insights import DailySeries, Pattern, default_pairs, find_patterns, settled_patterns
from dialdown.insights.looks import LOOKS

LENGTHS = (30, 60, 90, 180, 365)
TWELVE = Person()
FULL = Person(keys=ALL_KEYS)
REAL = Person(keys=("sleep_quality", "stress"))
"""The two factors that act. Their rows are a family of their own, whatever else is in a diary."""
YEAR = 364
OPENED = range(28, YEAR + 1, 7)
RIVALS = ("naive p < .05", "naive with Benjamini-Hochberg", "peers' rule 1", "peers' rule 2")


def drawn(draw: Draw, days: int, truth: Truth, person: Person) -> DailySeries:
    """A diary of the mixed population."""
    seed = [*draw, days, len(truth.effects), len(person.keys)]
    return diary(np.random.default_rng(seed), days, truth, person)


def any_clear(rows: list[Pattern]) -> bool:
    """Whether a list shows a clear row."""
    return any(row.verdict == "clear" for row in rows)


# ------------------------------------------------------------------ one look
def noise(run: Run) -> None:
    """No real pattern in any diary: how often a list shows one."""
    run.section(
        "Nothing real: diaries with a false pattern",
        "Mixed population, no pattern in any diary; share of diaries that show at least one.",
        *("clear", "clear or possible", *RIVALS),
    )
    for name, person in (("12 pairs", TWELVE), ("default family", FULL)):
        for days in LENGTHS:
            found = run.gather(partial(_noise, person, days))
            run.row(
                f"{days} days, {name}",
                Rate(found["clear"], 0.05),
                percent(found["possible"]),
                *(percent(found[rival]) for rival in RIVALS),
            )


def _noise(person: Person, days: int, draw: Draw) -> Found:
    series = drawn(draw, days, NOTHING, person)
    pairs = TWELVE_PAIRS if person == TWELVE else None
    rows = find_patterns(series, pairs)
    p = naive_p(series, [row.pair for row in rows])
    return {
        "clear": [any_clear(rows)],
        "possible": [any(row.verdict in ("clear", "possible") for row in rows)],
        RIVALS[0]: [min(p) < 0.05],
        RIVALS[1]: [min(adjusted_naive(p)) <= 0.05],
        RIVALS[2]: [rule_one_finds(series, person.keys)],
        RIVALS[3]: [rule_two_finds(series, person.keys)],
    }


def power(run: Run) -> None:
    """Two real effects (r .4 and .3) among twelve pairs: what is said about them."""
    run.section(
        "Two real effects (r .4 and .3) among twelve pairs",
        "What is said about each of them; a peer's rule has found it when it names the factor.",
        *("clear", "possible", "no pattern seen (wrong)", *RIVALS),
    )
    for days in LENGTHS[1:]:
        _power_row(run, f"{days} days", days, TWELVE)
    apart = Person(shared=(0.0, 0.0))
    _power_row(run, "180 days, factors that do not go together", 180, apart)


def _power_row(run: Run, name: str, days: int, person: Person) -> None:
    found = run.gather(partial(_power, person, days))
    gated = days == 180 and person == TWELVE
    run.row(
        name,
        Rate(found["clear"], 0.60 if gated else None, at_least=True),
        percent(found["possible"]),
        Rate(found["missed"], 0.10 if gated else None),
        *(percent(found[rival]) for rival in RIVALS),
    )


def _power(person: Person, days: int, draw: Draw) -> Found:
    series = drawn(draw, days, TWO_EFFECTS, person)
    p = naive_p(series, TWELVE_PAIRS)
    adjusted = adjusted_naive(p)
    real = [TWELVE_PAIRS.index(pair) for pair in TWO_EFFECTS.pairs]
    rows = find_patterns(series, TWELVE_PAIRS)
    said = [rows[i].verdict for i in real]
    return {
        "clear": [verdict == "clear" for verdict in said],
        "possible": [verdict == "possible" for verdict in said],
        "missed": [verdict == "no pattern seen" for verdict in said],
        RIVALS[0]: [p[i] < 0.05 for i in real],
        RIVALS[1]: [adjusted[i] <= 0.05 for i in real],
        RIVALS[2]: [rule_one_names(series, rows[i].factor) for i in real],
        RIVALS[3]: [rule_two_names(series, rows[i].factor) for i in real],
    }


# ------------------------------------------------------------------ a year, opened every week
def looks(run: Run) -> None:
    """A year of weekly opening, as the app shows it: verdicts change only at looks."""
    found = run.gather(_year_of_noise)
    run.section(
        "A year of weekly opening, as the app shows it: verdicts settle at looks",
        "Default family with every key, ten tags and three own scales; nothing real.",
        *("ever clear", "ever possible", *RIVALS),
    )
    run.row(
        "diaries with a false pattern at some time in the year",
        Rate(found["clear"], 0.10),
        percent(found["possible"]),
        *(percent(found[rival]) for rival in RIVALS),
    )
    run.section(
        "Two real effects (r .4 and .3) at the looks",
        "The same rule; the effects' own rows.",
        *("clear", "naive p < .05", "peers' rule 1", "peers' rule 2"),
    )
    found = run.gather(_year_of_effects)
    for at, _level in LOOKS:
        run.row(
            f"look of {at} recorded days",
            Rate(found[f"clear {at}"], 0.58 if at == 182 else None, at_least=True),
            *(percent(found[f"{rival} {at}"]) for rival in (RIVALS[0], *RIVALS[2:])),
        )


def look_ends(series: DailySeries) -> list[int]:
    """Calendar days (as a count) at which the looks of a diary fall."""
    with_pain = np.flatnonzero(np.isfinite(series.get("pain")))
    return [int(with_pain[at - 1]) + 1 for at, _level in LOOKS if at <= len(with_pain)]


def _year_of_noise(draw: Draw) -> Found:
    series = drawn(draw, YEAR, NOTHING, FULL)
    shown = [
        row for end in look_ends(series) for row in settled_patterns(series.until(end)).patterns
    ]
    pairs = [pair for half in default_pairs(series) for pair in half]
    weeks = [series.until(end) for end in OPENED]
    return {
        "clear": [any_clear(shown)],
        "possible": [any(row.verdict == "possible" for row in shown)],
        RIVALS[0]: [any(min(naive_p(week, pairs)) < 0.05 for week in weeks)],
        RIVALS[1]: [any(min(adjusted_naive(naive_p(week, pairs))) <= 0.05 for week in weeks)],
        RIVALS[2]: [any(rule_one_finds(week, FULL.keys) for week in weeks)],
        RIVALS[3]: [any(rule_two_finds(week, FULL.keys) for week in weeks)],
    }


def _year_of_effects(draw: Draw) -> Found:
    series = drawn(draw, YEAR + 100, TWO_EFFECTS, REAL)
    found: Found = {}
    for (at, _level), end in zip(LOOKS, look_ends(series), strict=False):
        then = series.until(end)
        rows = {row.pair: row for row in settled_patterns(then).patterns}
        pairs = TWO_EFFECTS.pairs
        found[f"clear {at}"] = [rows[pair].verdict == "clear" for pair in pairs]
        found[f"{RIVALS[0]} {at}"] = [p < 0.05 for p in naive_p(then, pairs)]
        found[f"{RIVALS[2]} {at}"] = [rule_one_names(then, pair[0]) for pair in pairs]
        found[f"{RIVALS[3]} {at}"] = [rule_two_names(then, pair[0]) for pair in pairs]
    return found


def weekly(run: Run) -> None:
    """The same year without looks: every opening judged as if it were the only one."""
    found = run.gather(_year_without_looks, max(run.count // 20, 20))
    run.section(
        "The same year with the single-look rule, judged anew at every opening",
        "Reported, not gated: a twentieth of the diaries, since each is judged 48 times.",
        "ever clear",
    )
    run.row("diaries with a false pattern at some time in the year", Rate(found["clear"]))


def _year_without_looks(draw: Draw) -> Found:
    series = drawn(draw, YEAR, NOTHING, FULL)
    return {"clear": [any(any_clear(find_patterns(series.until(end))) for end in OPENED)]}
