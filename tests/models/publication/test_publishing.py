"""Documents are written from the command line by view and ending, and say what is in doubt."""

import json

import pytest

from models.commands.commandline import main
from models.exchange.csl_json import read_csl_json
from models.exchange.imported import ImportOptions
from tests.pdfs import a_pdf


def export(case, out, *words):
    return main(["export", str(case), str(out), *words])


@pytest.mark.parametrize(
    ("view", "ending"),
    [
        *(("chronology", ending) for ending in (".docx", ".html", ".md", ".pdf", ".txt")),
        *(("sources", ending) for ending in (".json", ".ris", ".bib", ".html")),
        ("facts", ".md"),
        ("facts", ".csv"),
        ("facts", ".xlsx"),
        ("timelinejs", ".json"),
        ("timelinejs", ".csv"),
    ],
)
def test_every_view_is_written_and_the_same_case_gives_the_same_bytes(sample_path, tmp_path, view, ending):
    window = ("--window", "2021") if view != "sources" else ()
    for name in ("one", "two"):
        assert export(sample_path, tmp_path / f"{name}{ending}", "--view", view, *window) == 0
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes() != b""


def test_what_is_in_doubt_is_named(sample_path, tmp_path, capsys):
    export(sample_path, tmp_path / "c.txt", "--view", "chronology", "--window", "2021")
    told = capsys.readouterr().err
    assert "Claims that are in doubt:" in told
    assert "unchecked" in told


def test_sources_are_written_in_a_style_and_what_they_lack_is_told(sample_path, tmp_path, capsys):
    export(sample_path, tmp_path / "s.txt", "--view", "sources", "--style", "gbt7714")
    lines = (tmp_path / "s.txt").read_text(encoding="utf-8").splitlines()
    numbered = [line for line in lines if line.startswith("[")]
    assert numbered[0].startswith("[1] ")
    assert len(numbered) > 100
    assert "fill in Accessed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ending", "opening"),
    [(".docx", b"PK"), (".html", b"<!doctype html>"), (".md", b"# "), (".pdf", b"%PDF")],
)
def test_sources_in_a_style_are_a_document_of_the_kind_that_its_ending_says(
    sample_path, tmp_path, ending, opening
):
    assert export(sample_path, tmp_path / f"s{ending}", "--view", "sources", "--style", "chicago") == 0
    assert (tmp_path / f"s{ending}").read_bytes()[: len(opening)].lower() == opening.lower()


def test_fields_for_other_programs_take_no_style(sample_path, tmp_path, capsys):
    assert export(sample_path, tmp_path / "s.ris", "--view", "sources", "--style", "chicago") == 2
    assert "leave --style out" in capsys.readouterr().err


def test_exported_sources_are_the_cited_ones_and_come_back(sample_path, tmp_path):
    export(sample_path, tmp_path / "s.json", "--view", "sources")
    found = read_csl_json(tmp_path / "s.json", ImportOptions())
    assert len(found.records) == len(json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))) > 100
    assert found.problems == ()


def test_an_ending_that_a_view_cannot_have_is_told_and_nothing_is_written(sample_path, tmp_path, capsys):
    assert export(sample_path, tmp_path / "c.xyz", "--view", "chronology") == 2
    assert "no ending that is known" in capsys.readouterr().err
    assert list(tmp_path.glob("*.xyz")) == []


def test_a_pdf_is_imported_as_a_document(sample_path, tmp_path, capsys):
    (tmp_path / "ruling.pdf").write_bytes(a_pdf([("法院", 0.1, 0.1)]))
    assert main(["import", str(sample_path), str(tmp_path / "ruling.pdf")]) == 0
    assert "Added 1 document." in capsys.readouterr().out
    assert main(["find", str(sample_path), "法院", "--json"]) == 0
    assert any(hit["kind"] == "page" for hit in json.loads(capsys.readouterr().out))
    assert main(["import", str(sample_path), str(tmp_path / "ruling.pdf")]) == 0
    assert "In the case already" in capsys.readouterr().out
