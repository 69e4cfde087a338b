"""A diary in a folder of its own, and the way a file gets into it."""

import pytest

from dialdown.domain.records import RECORD_TYPES
from dialdown.exchange import merge, read
from dialdown.storage import create_diary


def all_records(diary):
    return [record for kind in RECORD_TYPES for record in diary.records(kind)]


@pytest.fixture
def diary(tmp_path):
    with_file = create_diary(tmp_path / "diary.db")
    yield with_file
    with_file.close()


@pytest.fixture
def bring_in():
    """Imports a file into a diary and gives what was read and what was planned."""

    def import_file(path, into, take_theirs=False):
        records = all_records(into)
        imported = read(path, records)
        plan = merge(imported, into.days(), records, take_theirs)
        into.save("import", *plan.items, by="import")
        return imported, plan

    return import_file


@pytest.fixture
def write(tmp_path):
    """Writes text or bytes into a file and gives its path."""

    def write_file(content, name="file.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file
