"""A row says whether its event is an era, and who may read it."""

import pytest

from models.exchange.table.headings import usual_field
from models.records.rules import problems
from models.records.story import Confidentiality, Event
from tests.tables import all_of, event_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Era", "era"), ("Epoche", "era"), ("époque", "era"), ("Época", "era"), ("时代", "era"),
        ("Confidentiality", "confidentiality"), ("Vertraulichkeit", "confidentiality"),
        ("Confidentialité", "confidentiality"), ("confidencialidad", "confidentiality"), ("密级", "confidentiality"),
        ("Private", "confidentiality:internal"), ("vertraulich", "confidentiality:confidential"),
        ("place 2 precision", "place precision"), ("Note sur la source", "source note"),
    ],
)  # fmt: skip
def test_headings_of_five_languages_are_known(heading, field):
    assert usual_field(heading)[0] == field


@pytest.mark.parametrize(("cell", "era"), [("yes", "plain"), ("#0072B2", "#0072B2"), ("no", ""), ("", "")])
def test_a_row_can_be_an_era_with_its_colour(read, cell, era):
    event = event_of(read(f"date,title,era\n2021/2025,Ban in force,{cell}\n"))
    assert (event.era, event.kind_id == "era") == (era, bool(era))
    assert problems(event) == ()


@pytest.mark.parametrize("row", ["2021,Ban,perhaps", ",Ban,yes"])
def test_what_can_be_no_era_stays_an_event_and_is_told(read, row):
    found = read(f"date,title,era\n{row}\n")
    assert event_of(found).era == ""
    assert f"era: {row.rpartition(',')[2]}" in event_of(found).note
    assert [trouble.line for trouble in found.problems] == [2]


@pytest.mark.parametrize(
    ("head", "cells", "level"),
    [
        ("confidentiality", "internal", "internal"),
        ("confidentiality", "vertraulich", "confidential"),
        ("confidentiality", "公开", "public"),
        ("private", "yes", "internal"),
        ("private", "no", "public"),
        ("confidential", "x", "confidential"),
        ("private,confidential", "yes,yes", "confidential"),
        ("confidentiality", "", "public"),
    ],
)
def test_a_row_says_who_may_read_it(read, head, cells, level):
    found = read(f"title,{head}\nRaid,{cells}\n")
    assert event_of(found).confidentiality is Confidentiality(level)
    assert (found.problems, found.left_out) == ((), ())


def test_an_unknown_level_is_internal_rather_than_public(read):
    found = read("title,confidentiality\nRaid,cosmic\n")
    assert event_of(found).confidentiality is Confidentiality.INTERNAL
    assert "cosmic" in str(found.problems[0])
    assert len(all_of(Event, found)) == 1
