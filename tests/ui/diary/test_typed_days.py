"""Days typed through the window equal the same days brought in from a file."""

from benchmarks.typed_year import differences
from dialdown.ui.diary import rows


def test_typed_days_equal_imported_days(qapp, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(rows, "_TREMOR_MS", -1)
    days, answers, apart = differences(tmp_path, days=10, app=qapp)
    assert (days, apart) == (9, 0)
    assert answers > 30
