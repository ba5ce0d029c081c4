"""What the driver says comes out as a sentence, whatever went wrong."""

from pathlib import Path

import pytest

from models.errors import CaseError
from models.store.engine import connect, connect_in_memory
from models.store.version import sqlite_version
from tests.builders import a_case


@pytest.mark.parametrize("ask", ["execute", "rows", "value"])
def test_bytes_that_are_no_text_are_a_damaged_case(ask):
    engine = connect_in_memory(Path("story.dateline"))
    engine.execute("CREATE TABLE told (words TEXT)")
    engine.execute("INSERT INTO told VALUES (CAST(x'e58dac80' AS TEXT))")
    with pytest.raises(CaseError, match=r"story\.dateline is damaged: open an earlier copy"):
        getattr(engine, ask)("SELECT words FROM told")
    engine.close()


def test_the_sqlite_that_runs_is_new_enough_and_loads_no_extension(tmp_path):
    assert tuple(map(int, sqlite_version().split("."))) >= (3, 53)
    with a_case(tmp_path) as case, pytest.raises(CaseError, match="not authorized"):
        case._engine.value("SELECT load_extension('evil')")


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_every_connection_has_its_guards(tmp_path, mode):
    with a_case(tmp_path) as case:
        path = case.path
    engine = connect(path, mode=mode)
    told = {
        name: engine.value(f"PRAGMA {name}") for name in ("trusted_schema", "cell_size_check", "mmap_size")
    }
    assert told == {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0}
    assert engine.value("PRAGMA temp_store") == 2  # in memory
    engine.close()


def test_a_case_at_rest_is_written_safely_and_deleted_words_are_overwritten(tmp_path):
    with a_case(tmp_path) as case:
        told = {
            name: case._engine.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys", "secure_delete")
        }
    assert told == {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
    }
