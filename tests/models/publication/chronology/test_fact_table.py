"""A list of facts is a table in which each claim has a row of its own."""

import csv
from dataclasses import replace

import openpyxl
import pytest

from models.errors import CaseError
from models.publication.chronology.chronology import fact_list
from models.publication.chronology.content import Choice
from models.publication.chronology.fact_table import fact_rows, write_facts
from models.publication.chronology.words import LANGUAGES
from models.records.story import Confidentiality, Locator, Stance
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event


@pytest.fixture
def facts(tmp_path):
    with a_case(tmp_path, title="Seized coins") as case:
        event = an_event("=SUM(sale)", "2021-09~", id="sale")
        claim = a_claim(event, text="It was a court", id="claim")
        paper = a_source("Paper", publisher="The Paper", url="https://example.org/a")
        talk = a_source("CANARY", publisher="CANARY", confidentiality=Confidentiality.CONFIDENTIAL)
        add(case, event, claim, paper, talk)
        add(case, a_citation(claim, paper, quote="法院", locator=Locator.PAGE, place="3", said="a court"))
        add(case, a_citation(claim, paper, stance=Stance.CONTRADICTS, said="a bank", position=1))
        add(case, a_citation(claim, talk, position=2))
        yield fact_list(case, ("sale",), Choice())


def test_a_row_tells_its_claim_with_page_quote_address_and_who_says_otherwise(facts):
    heading, *rows = fact_rows(facts)
    row = next(dict(zip(heading, row, strict=True)) for row in rows if row[6] == "It was a court")
    assert row["Event"] == "=SUM(sale)"
    assert row["Date"] == "about Sept 2021"
    assert row["Date (EDTF)"] == "2021-09~"
    assert row["Sources"].endswith("Page 3: gives a court")
    assert row["Says otherwise"].endswith("Gives a bank")
    assert row["Quotes"] == "法院"
    assert row["Web addresses"] == "https://example.org/a"
    assert "CANARY" not in str(rows)


def test_each_language_names_its_columns(facts):
    headings = {tuple(next(fact_rows(replace(facts, language=language)))) for language in LANGUAGES}
    assert len(headings) == len(LANGUAGES)


def test_no_cell_is_a_formula_in_either_format(facts, tmp_path):
    write_facts(facts, tmp_path / "f.csv")
    write_facts(facts, tmp_path / "f.xlsx")
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(row for row in csv.DictReader(file))["Event"] == "'=SUM(sale)"
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx").active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_an_existing_file_stays_as_it_is(facts, tmp_path):
    (tmp_path / "f.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError):
        write_facts(facts, tmp_path / "f.csv")
    assert (tmp_path / "f.csv").read_text(encoding="utf-8") == "mine"
