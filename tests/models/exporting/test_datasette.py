"""A copy for Datasette is a plain database with readable names; nothing that is not public is in it, unless asked."""

import json
import sqlite3
from contextlib import closing

import pytest

from models.case import Case
from models.commands.commandline import main
from models.errors import CaseError, WrongUse
from models.exporting.exporting import export_story
from models.records.desk import RECORD_TYPES
from models.records.story import Confidentiality, Field
from models.sharing.publishable import PUBLIC
from models.store.plain_copy import LEFT_OUT, plain_name
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    an_actor,
    an_amount,
    an_event,
)
from tests.one_of_each import one_of_each


@pytest.fixture
def case(tmp_path):
    sale = an_event(
        "徐州法院 sells seized coins", "2021-09~", id="sale", kind="sale", tags=("inside",), note="a hint"
    )
    raid = an_event("Secret raid", id="raid", confidentiality=Confidentiality.INTERNAL)
    court, city, paper = an_actor(id="court"), a_place(id="city"), a_source(id="paper", url="https://a.cn/1")
    what = a_claim(sale, Field.WHAT, "", id="what")
    claims = (
        what,
        a_claim(sale, Field.WHO, "", id="who", actor_id=court.id, role="seller"),
        a_claim(sale, Field.WHERE, "", id="where", place_id=city.id),
        a_claim(sale, Field.AMOUNT, "", id="sum", amount=an_amount("3000000000.50")),
    )
    cited = a_citation(what, paper, id="cited", quote="变卖比特币", place="3", locator="page")
    with a_case(
        tmp_path, court, city, paper, sale, raid, *claims, cited, title="Sold", credit="Desk", outlet="Paper"
    ) as case:
        yield case


def copy_of(case, **how):
    path = case.path.parent / "copy.db"
    exported = export_story(case, path, format="datasette", **how)
    return path, list(exported.told())


def rows(path, sql):
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(sql)]


def test_any_program_opens_it_and_finds_it_whole(case):
    path, told = copy_of(case)
    assert rows(path, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert told[:3] == [
        "copy.db holds 1 event as Datasette (SQLite).",
        "Left out: 1 event that is not public or not shown.",
        "copy.metadata.json stands beside it.",
    ]


def test_columns_have_readable_names_and_numbers_are_numbers(case):
    path, _ = copy_of(case)
    (event,) = rows(path, "SELECT * FROM events")
    assert (event["date"], event["date_from"], event["date_in_words"]) == (
        "2021-09~",
        "2021-09-01",
        "about Sept 2021",
    )
    (claim,) = rows(path, "SELECT * FROM claims WHERE amount IS NOT NULL")
    assert (claim["amount"], claim["amount_exact"], claim["currency"]) == (
        3000000000.5,
        "3000000000.50",
        "CNY",
    )
    (place,) = rows(path, "SELECT name, latitude, longitude FROM places")
    assert place == {"name": "Xuzhou", "latitude": 34.26, "longitude": 117.19}
    keys = {(row["from"], row["table"]) for row in rows(path, "PRAGMA foreign_key_list(claims)")}
    assert {("event_id", "events"), ("actor_id", "actors"), ("place_id", "places")} <= keys


def test_the_views_tell_the_story_in_words(case):
    path, _ = copy_of(case)
    (line,) = rows(path, "SELECT * FROM timeline")
    assert (line["kind"], line["places"], line["amounts"], line["sources"]) == (
        "Sale",
        "Xuzhou",
        "¥3,000,000,000.50",
        1,
    )
    assert line["actors"] == "Shayang county court (seller)"
    (proof,) = rows(path, "SELECT * FROM what_proves_it")
    assert (proof["about"], proof["source"], proof["where_in_it"], proof["quote"]) == (
        "what",
        "A newspaper",
        "3",
        "变卖比特币",
    )
    (spot,) = rows(path, "SELECT place, latitude, longitude FROM events_on_a_map")
    assert spot == {"place": "Xuzhou", "latitude": 34.26, "longitude": 117.19}


def test_full_text_finds_words_and_chinese_within_a_sentence(case):
    path, _ = copy_of(case)
    for words, table in (("seized", "events"), ("徐州法院", "events"), ("比特币", "citations")):
        found = rows(path, f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '\"{words}\"'")
        assert len(found) == 1


def test_nothing_that_is_not_public_is_in_any_byte_of_it(case):
    path, _ = copy_of(case)
    data = path.read_bytes() + path.with_suffix(".metadata.json").read_bytes()
    for words in ("Secret raid", "inside", "a hint"):
        assert words.encode() not in data
    columns = {row["name"] for row in rows(path, "PRAGMA table_info(events)")}
    assert not columns & {"note", "tags", "confidentiality"}
    tables = {row["name"] for row in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {name for name in tables if "_fts" not in name} == {plain_name(kind) for kind in PUBLIC}


def test_what_it_is_and_whose_stands_in_it_and_beside_it(case):
    path, _ = copy_of(case, rights="CC BY 4.0")
    told = {row["name"]: row["value"] for row in rows(path, "SELECT * FROM about")}
    assert (told["title"], told["credit"], told["rights"]) == ("Sold", "Desk", "CC BY 4.0")
    assert told["holds"] == "what may be published"
    metadata = json.loads(path.with_suffix(".metadata.json").read_text(encoding="utf-8"))
    assert (metadata["title"], metadata["license"], metadata["source"]) == (
        "Sold",
        "CC BY 4.0",
        "Desk, Paper",
    )
    described = set(metadata["databases"]["copy"]["tables"])
    assert described <= {row["name"] for row in rows(path, "SELECT name FROM sqlite_schema")}


def test_a_complete_copy_holds_every_kind_of_record_but_the_names_behind_code_names(tmp_path):
    with Case.create(tmp_path / "full.dateline", who="Ana") as case:
        with case.edit("Fill it") as writer:
            writer.take_as_told()
            for record in one_of_each():
                writer.put(record)
        path, told = copy_of(case, is_complete=True)
    tables = {row["name"] for row in rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for kind in RECORD_TYPES:
        assert (plain_name(kind) in tables) is (kind not in LEFT_OUT or plain_name(kind) == "about")
    assert rows(path, "PRAGMA foreign_key_check") == []
    columns = {row["name"] for row in rows(path, "PRAGMA table_info(actors)")}
    assert {"note", "code_name", "confidentiality", "began_in_words"} <= columns
    assert "The 2 names behind code names are left out of any such copy." in told
    assert "The bytes of 2 documents are left out." in told
    assert any(line.startswith("It is complete, with what nobody may publish") for line in told)


def test_a_file_that_is_there_already_stays_and_so_does_the_one_beside_it(case, tmp_path):
    beside = tmp_path / "copy.metadata.json"
    beside.write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError, match="exists already"):
        copy_of(case)
    assert not (tmp_path / "copy.db").exists()
    assert beside.read_text(encoding="utf-8") == "mine"


def test_it_is_no_case_and_cannot_be_imported(case, capsys):
    path, _ = copy_of(case)
    case.close()
    assert main(["info", str(path)]) == 2
    assert main(["import", str(case.path), str(path), "--as", "datasette"]) == 2
    assert "is no format that can be imported" in capsys.readouterr().err


def test_the_files_of_documents_are_asked_for_where_they_can_go(case):
    with pytest.raises(WrongUse, match="cannot hold the files of documents: choose json"):
        copy_of(case, is_complete=True, has_documents=True)
