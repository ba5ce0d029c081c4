import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.machine import settings
from models.machine.settings import Settings, load_settings, save_settings


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "config"
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    return folder


def test_before_anything_is_saved_the_defaults_hold(home):
    assert load_settings() == Settings()
    assert not home.exists()


@pytest.mark.parametrize(
    ("saved", "language"),
    [
        ('{"language": "en", "theme": "dark"}', ""),
        ('{"language": "en", "tour_offered": false}', "en"),
        ('{"language": "zh-Hant"}', "zh-Hant"),
    ],
)
def test_english_from_before_there_was_a_choice_was_chosen_by_nobody(home, saved, language):
    home.mkdir()
    (home / settings.FILE_NAME).write_text(saved, encoding="utf-8")
    assert load_settings().language == language


def test_recent_cases_are_not_remembered_unless_asked():
    assert Settings().remember_recent is False


def test_what_is_saved_is_loaded(home):
    chosen = Settings("dark", "en", "Alex 王", True, ("case one.dateline", "二.dateline"), "AdnQywAD", 7)
    chosen = replace(chosen, text_size=150, zone="Asia/Beirut", case_folder="/c", remember_places=False)
    chosen = replace(chosen, document_folder="/d 二", export_folder="/e")
    chosen = replace(chosen, tables=(("events", "when title=400 -tags <amount"),))
    save_settings(chosen)
    assert load_settings() == chosen


def test_saving_with_remembering_off_forgets_the_recent_cases(home):
    save_settings(Settings(remember_recent=False, recent=("secret.dateline",)))
    assert "secret" not in (home / settings.FILE_NAME).read_text(encoding="utf-8")


def test_only_the_newest_recent_cases_are_kept(home):
    save_settings(Settings(remember_recent=True, recent=tuple(str(number) for number in range(99))))
    assert load_settings().recent == tuple(str(number) for number in range(settings.RECENT_LIMIT))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_the_user_may_read_the_settings(home):
    save_settings(Settings())
    assert (home / settings.FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_saving_leaves_no_draft_beside_the_file(home):
    save_settings(Settings())
    save_settings(Settings(theme="dark"))
    assert [path.name for path in home.iterdir()] == [settings.FILE_NAME]


def test_a_failed_save_leaves_the_old_settings(home, monkeypatch):
    save_settings(Settings(user_name="old"))

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(settings.os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        save_settings(Settings(user_name="new"))
    assert load_settings().user_name == "old"
    assert [path.name for path in home.iterdir()] == [settings.FILE_NAME]


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"theme":'])
def test_a_broken_file_gives_the_defaults(home, broken):
    home.mkdir()
    (home / settings.FILE_NAME).write_bytes(broken)
    assert load_settings() == Settings()


def test_a_value_of_the_wrong_type_gives_its_default_and_keeps_the_others(home):
    home.mkdir()
    text = '{"theme": "pink", "language": 3, "user_name": "Alex", "remember_recent": 1, "recent": {"a": 1}}'
    (home / settings.FILE_NAME).write_text(text, encoding="utf-8")
    assert load_settings() == replace(Settings(), user_name="Alex")


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(home):
    (home / settings.FILE_NAME).mkdir(parents=True)
    assert load_settings() == Settings()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(Settings.__dataclass_fields__, anything)))
def test_whatever_the_file_holds_the_settings_are_sound(found):
    read = settings._settings_from(found)
    assert read.theme in ("light", "dark", "system")
    assert all(isinstance(path, str) for path in read.recent)
    assert read.remember_recent or not read.recent
