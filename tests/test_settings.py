import json
import os
import stat

import pytest

from dialdown.settings import Settings, load_settings, save_settings


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings("dark", 150, "de", str(tmp_path / "Tagebuch ä.db"), "an-id", "0,0,800x600")
    settings.read, settings.reading = ["sleep"], {"alarm": 812}
    settings.page = {"order": ["chart"], "large": True}
    save_settings(path, settings)
    assert load_settings(path) == settings


def test_missing_settings_are_the_usual_ones_and_nothing_is_written(tmp_path, walk_files):
    assert load_settings(tmp_path / "none" / "settings.json") == Settings()
    assert walk_files(tmp_path) == {}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000, b"0" * 5000]
)
def test_a_file_that_cannot_be_understood_is_kept_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.json.unreadable").read_bytes() == content


def test_a_folder_in_place_of_the_file_gives_the_usual_settings(tmp_path):
    assert load_settings(tmp_path) == Settings()


def test_keys_of_another_version_are_saved_again(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "light", "reminders": {"at": 9}}))
    settings = load_settings(path)
    settings.text_size = 200
    save_settings(path, settings)
    saved = json.loads(path.read_text())
    assert (saved["reminders"], saved["theme"], saved["text_size"]) == ({"at": 9}, "light", 200)


def test_values_that_make_no_sense_become_the_usual_ones(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "pink", "text_size": 900, "language": 3, "window": null}')
    assert load_settings(path) == Settings(text_size=200)
    path.write_text('{"text_size": true}')
    assert load_settings(path) == Settings()
    path.write_text('{"read": ["sleep", 3], "reading": {"sleep": 5, "fog": "x", "alarm": true}}')
    assert load_settings(path) == Settings(read=["sleep"], reading={"sleep": 5})
    path.write_text('{"read": {"sleep": 1}, "reading": [1]}')
    assert load_settings(path) == Settings()
    path.write_text('{"reminder": "25:00", "put_away": {"check_in": 3}, "hide_numbers": "no"}')
    assert load_settings(path) == Settings()
    path.write_text('{"page": ["wants"]}')
    assert load_settings(path) == Settings()
    path.write_text('{"reminder": "20:30", "put_away": {"check_in": "2026-11-22"}}')
    assert load_settings(path) == Settings(reminder="20:30", put_away={"check_in": "2026-11-22"})


@pytest.mark.skipif(os.name == "nt", reason="no such permissions on Windows")
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_a38_settings_are_for_the_owner_only(tmp_path, umask):
    path = tmp_path / "above" / "config" / "settings.json"
    before = os.umask(umask)
    try:
        save_settings(path, Settings())
    finally:
        os.umask(before)
    assert [mode(path), mode(path.parent), mode(path.parent.parent)] == [0o600, 0o700, 0o700]
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_save_that_fails_leaves_the_old_settings_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    save_settings(path, Settings(theme="dark"))

    def fail(_handle):
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        save_settings(path, Settings(theme="light"))
    assert load_settings(path).theme == "dark"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]
