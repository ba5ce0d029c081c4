"""The ledger on the command line and as a file, and daily rates taken in."""

import csv
import io
import json
import re
import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from models.case import Case
from models.commands.commandline import main
from models.machine.paths import resource
from models.records.desk import Rate
from models.records.story import Confidentiality, Event, Source


@pytest.fixture
def run(capsys):
    def run(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_the_total_of_the_sample_is_told_as_json_with_exact_numbers(run, sample_path):
    code, out, _ = run("ledger", sample_path, "--json")
    told = json.loads(out, parse_float=Decimal)
    assert code == 0
    assert told["total"] | {"words": ""} == {
        "low": 3_049_605_000, "high": None, "printed": 3_049_610_000, "unit": "CNY", "lines": 2, "unknown": 2,
        "possible": 1, "claimed": 1, "origins": 2, "checked": 0, "words": "",
    }  # fmt: skip
    assert len(told["rows"]) == 5
    assert any("told again" in one["reason"] for one in told["left_out"])


def test_two_ways_to_group_are_crossed(run, sample_path):
    told = json.loads(run("ledger", sample_path, "--by", "province", "--cross", "standing", "--json")[1])
    assert {(row["province"], row["standing"]) for row in told["rows"]} >= {
        ("Jiangsu", "reported"), ("Jiangsu", "applied for"), ("Shanghai", "announced"),
    }  # fmt: skip


def test_the_plain_table_ends_in_a_total_that_counts_what_is_unknown(run, sample_path):
    out = run("ledger", sample_path, "--by", "seller", "--why", "--questions", "--rule", "24 Sept 2021")[1]
    assert "2 sales of unknown proceeds" in out
    assert "2 lines, 2 origins, 0 checked" in out
    assert "98.4 %" in out
    assert "Since 24 Sept 2021: about ¥49.61m" in out
    assert "There is no upper end" in out


def test_an_unknown_meaning_has_an_empty_ledger(run, sample_path):
    code, out, _ = run("ledger", sample_path, "--of", "ransom")
    assert code == 0
    assert "Total: nothing added" in out


def test_a_table_holds_numbers_as_numbers_with_bounds_in_columns(run, sample_path, tmp_path):
    out = tmp_path / "ledger.xlsx"
    assert run("export", sample_path, out, "--view", "ledger", "--by", "province")[0] == 0
    rows = list(load_workbook(out).active.values)
    jiangsu = dict(zip(rows[0], rows[1], strict=True))
    told = jiangsu["province"], jiangsu["low"], jiangsu["high"], jiangsu["lines"]
    assert told == ("Jiangsu", 3_000_000_000, None, 1)
    out = tmp_path / "ledger.csv"
    run("export", sample_path, out, "--view", "ledger")
    lines = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert (lines[1]["low"], lines[1]["high"], lines[1]["bound"]) == ("49605000", "49615000", "about")


@pytest.mark.parametrize("ending", ["html", "docx", "md", "pdf", "txt"])
def test_the_ledger_is_written_as_a_document(run, sample_path, tmp_path, ending):
    out = tmp_path / f"ledger.{ending}"
    assert run("export", sample_path, out, "--view", "ledger")[0] == 0
    assert out.stat().st_size > 1000
    if ending == "html":
        assert "2 sales of unknown proceeds" in out.read_text("utf-8")


def test_a_document_holds_the_ledger_as_a_table_with_its_total(run, sample_path, tmp_path):
    out = tmp_path / "ledger.docx"
    run("export", sample_path, out, "--view", "ledger", "--by", "province")
    (table, *_) = Document(out).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Province", "When", "Sum", "Rests on"]
    assert rows[1] == ["Jiangsu", "", "at least ¥3bn", "1 line, 1 origin, 0 checked"]
    assert rows[-1][2] == "at least about ¥3,049.61m and 2 sales of unknown proceeds"
    html = tmp_path / "ledger.html"
    run("export", sample_path, html, "--view", "ledger", "--by", "province", "--cross", "standing")
    text = html.read_text("utf-8")
    assert '<th scope="col">Province</th>' in text
    assert '<td class="number">at least ¥3bn</td>' in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", "至少约30.4961亿元人民币，另有2笔所得不明的变现"),
        ("zh-Hant", "2筆所得不明的變現"),
        ("de", "2 Verkäufe mit unbekanntem Erlös"),
        ("fr", "2 ventes au produit inconnu"),
    ],
)
def test_a_document_is_told_in_the_language_that_is_asked_for(run, sample_path, tmp_path, language, words):
    out = tmp_path / "ledger.txt"
    assert run("export", sample_path, out, "--view", "ledger", "--language", language)[0] == 0
    assert words in out.read_text("utf-8")


def test_every_language_has_every_word_of_a_ledger():
    told = tomllib.loads(resource("i18n", "ledger.toml").read_text("utf-8"))
    assert set(told) == {"en", "de", "fr", "zh", "zh-Hant"}
    for language, words in told.items():
        assert words.keys() == told["en"].keys(), language
        for key, english in told["en"].items():
            if isinstance(english, dict):
                assert words[key].keys() == english.keys(), (language, key)
            else:
                assert gaps(words[key]) == gaps(english), (language, key)


def gaps(text):
    return sorted(re.findall(r"\{\w+\}", text))


def test_what_is_confidential_is_in_no_ledger_that_leaves_the_newsroom(run, sample_path, tmp_path):
    path = tmp_path / "secret.dateline"
    path.write_bytes(sample_path.read_bytes())
    with Case.open(path) as case, case.edit("Hide") as writer:
        event = case.reader.get(Event, "zhangjiajie-103btc")
        writer.put(replace(event, confidentiality=Confidentiality.INTERNAL))
        source = case.reader.get(Source, "trustformer-lidong")
        writer.put(replace(source, confidentiality=Confidentiality.CONFIDENTIAL, code_name="Heron"))
    for ending in ("csv", "html"):
        out = tmp_path / f"ledger.{ending}"
        assert run("export", path, out, "--view", "ledger")[0] == 0
        text = out.read_text("utf-8-sig")
        assert "Zhangjiajie" not in text
        assert "Heron" not in text


def test_a_ledger_is_not_published_and_an_unknown_ending_is_refused(run, sample_path, tmp_path):
    asked = ("export", sample_path, tmp_path / "l.csv", "--view", "ledger", "--publish")
    assert run(*asked)[0] == 2
    code, _, err = run("export", sample_path, tmp_path / "l.zip", "--view", "ledger")
    assert code == 2
    assert "no ending that is known" in err


def test_daily_rates_are_taken_in_once_with_their_source(run, sample_path, tmp_path):
    path = tmp_path / "case.dateline"
    path.write_bytes(sample_path.read_bytes())
    table = tmp_path / "rates.csv"
    table.write_text("Date;Rate\n2025-04-15;7.31\n2025-04-16;7.33\n2025-04;7\n2025-04-17;n/a\n", "utf-8")
    asked = (
        "rates",
        path,
        table,
        "--source",
        "People's Bank of China, daily",
        "--base",
        "usd",
        "--other",
        "CNY",
    )
    code, out, err = run(*asked)
    assert (code, out.strip()) == (0, "2 rates are added.")
    assert "Line 4" in err
    assert "Line 5" in err
    assert "2 were there already" in run(*asked)[1]
    with Case.open(path, read_only=True) as case:
        rates = case.reader.all(Rate)
        assert {(one.base, one.other, one.value, one.day) for one in rates} == {
            ("USD", "CNY", "7.31", "2025-04-15"), ("USD", "CNY", "7.33", "2025-04-16"),
        }  # fmt: skip
        assert all(one.source_id for one in rates)


def test_rates_without_a_source_or_without_columns_are_refused(run, sample_path, tmp_path):
    table = tmp_path / "rates.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    path = tmp_path / "case.dateline"
    path.write_bytes(sample_path.read_bytes())
    assert "needs" not in run("rates", path, table)[1]
    assert run("rates", path, table)[0] == 2
    code, _, err = run("rates", path, table, "--source", "X", "--base", "USD", "--other", "CNY")
    assert code == 2
    assert "date" in err
