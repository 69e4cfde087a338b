"""The texts about the method: plain enough, complete, and with the engine's own numbers."""

import ast
import re
import string
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

import dialdown.insights
from dialdown import resources
from dialdown.domain import trial
from dialdown.domain.clock import Promptness, Stamp, promptness
from dialdown.insights import RULES, planned_looks, promise
from dialdown.insights.patterns import days_to_settle
from dialdown.learn import source_line
from dialdown.learn.parse import parse_sources
from dialdown.learn.readability import measure
from dialdown.learn.text import Kind, blocks, cited, plain_text
from dialdown.ui.charts.method.texts import load_text, numbers

REPO = Path(__file__).resolve().parents[4]
NAMES = ("plain", "professional")
BANNED = re.compile(
    r"!|\b(triggers?|triggered|forecasts?|predicts?|caus(e|es|ed|ing)|leads? to|proves?|you should|"
    r"you must|regression|significant|significance|correlat\w+|variance|hypothesis|null|intervals?|"
    r"autocorrelation|statistic\w*|algorithm|p-values?|bias|sample)\b",
    re.IGNORECASE,
)


def raw(name: str) -> str:
    return resources.read_text(f"method/en/{name}.md").split("+++")[2]


def typed_numbers(name: str) -> set[str]:
    """Numbers that stand in the file itself, not filled in."""
    body = re.sub(r"\{[^}]*\}|\[@[^\]]*\]", "", raw(name))
    return set(re.findall(r"\d*\.?\d+", body))


@pytest.mark.parametrize("name", NAMES)
def test_a_text_can_be_read_and_every_number_is_filled_in(name):
    text = load_text(name)
    assert text.article.readable
    assert not re.search(r"[{}]|nan|inf\b", text.article.body)
    assert list(text.article.sources) == cited(text.article.body)


def test_b26_the_plain_text_is_short_and_plain():
    body = load_text("plain").article.body
    read = blocks(body)
    found = measure(read)
    assert found.grade <= 8
    assert found.sentence_length <= 15
    assert 350 <= len(plain_text(body).split()) <= 600
    for block in read:
        assert block.kind is Kind.HEADING or len(block.text.split()) <= 50
    assert not BANNED.search(body)


@pytest.mark.parametrize(
    "words",
    [
        "Clear:", "Possible:", "No pattern seen:", "Not enough days yet:", "which came first",
        "No row tells why", "runs of days", "likely range", "treatment", "slow wave", "trial",
        "Two blocks rarely can tell", "Sleep in three bands and the days of the week only describe",
        "left out",
    ],
)  # fmt: skip
def test_the_plain_text_speaks_of_everything_that_a_row_says(words):
    assert words in load_text("plain").article.body


def test_the_plain_text_names_every_look_and_the_promise():
    body = load_text("plain").article.body
    days = [str(look.days) for look in planned_looks()]
    assert f"{', '.join(days[:-1])} and {days[-1]} days, then every 182 days" in body
    told = re.search(r"shows a clear row about 1 time in (\d+)", body)
    assert told is not None
    assert told.group() in promise()
    assert int(told.group(1)) == 1 / RULES["clear"]


def test_no_number_that_decides_is_typed_into_the_plain_text():
    assert typed_numbers("plain") == {"100", "1"}  # in 100 diaries; 1 time in


def test_the_numbers_typed_into_the_professional_text_are_no_rules():
    simulator = {".2", ".8", "35", ".4", ".3", "180", "30", "90", "365", ".05", "40", "240"}
    formulas = {"0", "1", "2", "0.25", "95", "4", "5", "10"}
    assert typed_numbers("professional") <= simulator | formulas
    assert days_to_settle(100, 0.001, 0.2) == 0.25 * 100


def test_the_late_hours_are_those_that_decide():
    day = date(2026, 3, 1)
    end = datetime.combine(day, time(), UTC) + timedelta(days=1)
    limit = timedelta(hours=float(numbers()["late_hours"]))
    assert promptness(day, Stamp(end + limit)) is Promptness.ON_TIME
    assert promptness(day, Stamp(end + limit + timedelta(minutes=1))) is Promptness.LATE


def test_a_trial_has_the_blocks_that_the_engine_plans_with():
    assert numbers()["block_days"] == trial.BLOCK_DAYS
    assert RULES["fewest_period"] == trial.FEWEST_DAYS


def test_measured_figures_are_those_that_the_project_publishes():
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    figures = {key: f"{value:g}" for key, value in numbers().items() if not isinstance(value, str)}
    assert f"{figures['ever_clear']} %" in readme
    assert f"{numbers()['false_clear_low']:.1f}-{numbers()['false_clear_high']:.1f} %" in readme
    assert f"naive {figures['naive_low']}-{figures['naive_high']} %" in readme
    assert f"{figures['coverage']} % (naive" in readme
    calibration = (REPO / "docs/calibration.md").read_text(encoding="utf-8")
    assert f"| {figures['found']}% ±" in calibration
    assert f"| {figures['wrongly_none']}% ±" in calibration
    assert f"average of all cells | {figures['coverage']}% ±" in calibration


def test_every_number_that_can_be_filled_in_is_used():
    used = {
        field
        for name in NAMES
        for _text, field, _spec, _kind in string.Formatter().parse(raw(name))
        if field
    }
    shares = {"own_movement", "gaps", "large_share"}
    spare = {"block_days", "looks", "looks_levels", "possible", "noise_most"}
    assert used <= numbers().keys()
    assert numbers().keys() - used <= shares | spare


def test_every_work_that_a_docstring_names_is_among_the_references():
    named = set()
    for path in [*Path(dialdown.insights.__file__).parent.glob("*.py"), Path(trial.__file__)]:
        texts = [
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        for text in texts:
            for first, year in re.findall(
                r"\b([A-Z][a-z]\w+)(?:\s+and\s+(?:Van\s+)?[A-Z]\w+)?\s+((?:19|20)\d\d)\b", text
            ):
                named.add((first, int(year)))
    sources = parse_sources(resources.read_text("method/references.toml")).values()
    listed = {(source.authors.split()[0], source.year) for source in sources}
    assert len(named) >= 17
    assert named == listed
    assert set(load_text("professional").article.sources) == {source.key for source in sources}


def test_references_are_complete_and_lead_nowhere():
    for source in load_text("professional").library.sources.values():
        assert source.authors
        assert source.title
        assert source.where
        assert not re.search(r"https?:|www\.", source_line(source))


@pytest.mark.parametrize("language", ["de", "de_AT", "", "../en", "x"])
def test_english_stands_in_for_a_language_that_is_not_there(language):
    assert load_text("plain", language) == load_text("plain")


def test_a_text_that_cannot_be_read_is_replaced_by_a_sentence(monkeypatch):
    real = resources.read_text
    monkeypatch.setattr(
        resources,
        "read_text",
        lambda name: real(name).replace("{looks}", "{nobody}") if "plain" in name else real(name),
    )
    text = load_text("plain")
    assert not text.article.readable
    assert text.article.title == "How this is worked out"
