"""The first rows of a table as events, cell by cell."""

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.table.columns import IGNORED, KEPT
from models.exchange.table.field_words import FIELD_WORDS, field_in_words
from models.exchange.table.headings import fields
from models.exchange.table.preview import NAMELESS, State, preview
from models.exchange.table.raw import RawTable
from models.exchange.table.reading import propose
from models.records.kinds import built_in_kinds


def rows_of(*rows):
    return RawTable("made.kml", lambda: iter([(n, n, list(cells)) for n, cells in enumerate(rows, start=1)]))


@pytest.fixture
def shown():
    def shown(*rows, **options):
        chosen = ImportOptions(kinds=built_in_kinds(), **options)
        return preview(propose(rows_of(*rows), chosen), chosen)

    return shown


def cells(shown, *rows, **options):
    (row,) = shown(*rows, **options)
    return [(cell.state, cell.told) for cell in row.cells]


def test_each_cell_tells_as_what_it_was_taken(shown):
    head = ("title", "date", "place", "actor", "amount", "kind", "tags", "country")
    row = ("Sale", "3 Apr 2021", "Köln", "A; B", "1.5m EUR", "sale", "x, y", "Germany")
    assert cells(shown, head, row, columns={"actor": "actor:seller"}) == [
        (State.UNDERSTOOD, ""),
        (State.UNDERSTOOD, "3 April 2021"),
        (State.UNDERSTOOD, "Köln (Nordrhein-Westfalen, DE)"),
        (State.UNDERSTOOD, "A (seller) · B (seller)"),
        (State.UNDERSTOOD, "€1.5m"),
        (State.UNDERSTOOD, "Sale"),
        (State.UNDERSTOOD, "x · y"),
        (State.UNDERSTOOD, "DE"),
    ]


def test_a_cell_that_is_not_understood_says_why_and_the_others_of_the_row_do_not(shown):
    head = ("title", "date", "place", "amount", "price", "standing", "source", "source date")
    row = ("Sale", "03/04/2021", "Taizhou", "$5", "much", "perhaps", "Paper", "soon")
    (told,) = shown(head, row)
    doubted = [cell.told for cell in told.cells if cell.state is State.DOUBTED]
    assert [cell.state is State.DOUBTED for cell in told.cells] == [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
        True,
    ]
    assert all(sentence.endswith(".") for sentence in doubted)


def test_what_is_left_out_and_what_is_kept_are_told_apart(shown):
    head = ("title", "colour", "shade", "empty")
    assert cells(shown, head, ("A", "red", "dark", ""), columns={"shade": IGNORED, "title": "title"}) == [
        (State.UNDERSTOOD, ""), (State.KEPT, ""), (State.LEFT_OUT, ""), (State.EMPTY, ""),
    ]  # fmt: skip


def test_a_row_without_a_title_is_marked_where_the_title_is_missing(shown):
    assert cells(shown, ("title", "date"), ("", "2021"))[0][0] is State.DOUBTED


def test_before_a_column_is_the_title_every_row_says_so(shown):
    (row,) = shown(("Datum", "Was"), ("2021", "Ban"))
    assert row.problem == NAMELESS
    (row,) = shown(("Datum", "Was"), ("2021", "Ban"), columns={"Was": "title"})
    assert row.problem == ""


def test_what_was_decided_is_shown(shown):
    head, row = ("title", "date", "place", "amount"), ("A", "03/04/2021", "Taizhou", "1.234 EUR")
    decided = {"dates": {"03/04/2021": "3 April 2021"}, "sums": {"1.234 EUR": "1234 EUR"}}
    assert [told for _, told in cells(shown, head, row, places={"Taizhou": "Taizhou, Zhejiang, CN"}, **decided)] == [
        "", "3 April 2021", "Taizhou 台州 (Zhejiang, CN)", "€1,234",
    ]  # fmt: skip
    assert cells(shown, head, row, places={"Taizhou": "leave"})[2] == (
        State.UNDERSTOOD,
        "Taizhou, without a point",
    )


def test_a_preview_reads_no_more_rows_than_it_shows():
    read = []

    def rows():
        for number in range(1, 10_000):
            read.append(number)
            yield number, number, ["title" if number == 1 else f"Event {number}"]

    chosen = ImportOptions()
    proposal = propose(RawTable("long", rows), chosen, 100)
    read.clear()
    assert len(preview(proposal, chosen)) == 50
    assert max(read) < 60


def test_every_field_has_words_and_they_differ():
    assert set(FIELD_WORDS) == {*fields(), IGNORED, KEPT}
    assert len(set(FIELD_WORDS.values())) == len(FIELD_WORDS)
    assert field_in_words("url", "", "2") == "Source 2: address"
    assert field_in_words("actor", "seller") == "Actor (seller)"


def test_the_cells_of_one_place_tell_its_name_and_what_its_city_is(shown):
    head, row = ("title", "venue", "city", "state"), ("Rally", "City Hall", "Springfield", "Missouri")
    assert cells(shown, head, row)[1:3] == [
        (State.UNDERSTOOD, "City Hall, Springfield"),
        (State.UNDERSTOOD, "Springfield (Missouri, US)"),
    ]
