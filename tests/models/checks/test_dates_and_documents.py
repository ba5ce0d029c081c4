"""Checks of dates, their order, and of what documents hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks import quote_missing
from models.records.story import Field, Locator, Stance
from tests.builders import a_claim, a_document, a_source, a_when, add, an_amount, an_event

PAGES = ("The court ordered the sale of\nthe frozen\ncoins.", "资产由国家处置，共３０亿元。")


@pytest.fixture
def a_stored(case):
    """A source with a document of two pages whose text is held."""

    def store(source=None, pages=PAGES, **fields):
        source = source or a_source("Ruling")
        document = a_document(source_id=source.id, pages=len(pages), **fields)
        add(case, source, document)
        with case.edit("Store text") as writer:
            writer.set_document_text(document.id, pages)
        return source, document

    return store


# quotations and pages ------------------------------------------------------------------------------


def test_a_quotation_that_the_document_does_not_hold_is_found(a_stored, said, finds):
    source, document = a_stored()
    assert finds(
        "quote not found", said(source, cite={"quote": "ordered the return", "document_id": document.id})
    )
    assert finds("quote not found", said(source, cite={"quote": "ordered the return"}))  # its only document


@pytest.mark.parametrize(
    "quote",
    [
        "the sale of the frozen coins",
        "THE SALE of the frozen-coins",
        "資產由國家處置,共30",
        "ordered … coins",
    ],
)
def test_breaks_widths_scripts_and_what_is_left_out_make_no_difference(a_stored, said, finds, quote):
    source, document = a_stored()
    assert not finds("quote not found", said(source, cite={"quote": quote, "document_id": document.id}))


def test_parts_of_a_quotation_must_come_in_their_order(a_stored, said, finds):
    source, _ = a_stored()
    assert finds("quote not found", said(source, cite={"quote": "coins … ordered"}))


def test_a_document_without_text_is_not_searched(a_stored, said, finds):
    source, _ = a_stored(pages=("", ""))
    assert not finds("quote not found", said(source, cite={"quote": "anything"}))


def test_a_quotation_on_another_page_is_told(a_stored, said, found):
    source, _ = a_stored()
    said(source, cite={"quote": "frozen coins", "locator": Locator.PAGE, "place": "2"})
    (finding,) = found("quote not found")
    assert "stands on page 1" in finding.sentence


@given(st.text(alphabet="ab 国\n-，", min_size=1), st.text(alphabet="ab 国"), st.text(alphabet="ab 国"))
def test_whatever_is_copied_out_of_a_page_is_found_in_it(words, before, after):
    page = quote_missing._letters(before + words + after)
    assert quote_missing._holds(page, [quote_missing._letters(words)])


def test_a_page_that_the_document_does_not_have_is_found(a_stored, said, finds):
    source, _ = a_stored()
    page = {"locator": Locator.PAGE}
    assert finds("beyond the document", said(source, cite=page | {"place": "2-3"}))
    assert not finds("beyond the document", said(source, cite=page | {"place": "1-2"}))
    assert not finds("beyond the document", said(source, cite={"locator": Locator.PARAGRAPH, "place": "30"}))


def test_there_is_no_page_0_whatever_the_document(said, finds):
    assert finds("beyond the document", said(a_source(), cite={"locator": Locator.PAGE, "place": "0"}))
    assert not finds("beyond the document", said(a_source(), cite={"locator": Locator.PAGE, "place": "900"}))


def test_a_printed_page_number_is_no_slip(a_stored, said, finds):
    source, _ = a_stored(a_source("Journal", pages="340-352"))
    assert not finds("beyond the document", said(source, cite={"locator": Locator.PAGE, "place": "345"}))


# dates of sources ----------------------------------------------------------------------------------


def dated(add_claim, *sources, edtf="2021-09-24", **cite):
    event = an_event(when=edtf)
    return add_claim(*sources, event=event, field=Field.WHEN, text="", cite=cite)


def test_a_date_that_only_older_sources_support_is_found(said, finds):
    older, later = a_source(issued=a_when("2021-09-15")), a_source(issued=a_when("2026"))
    assert finds("before the event", dated(said, older))
    assert not finds("before the event", dated(said, older, later))
    assert not finds("before the event", dated(said, a_source(issued=a_when("2021-09"))))
    assert not finds("before the event", dated(said, a_source()))


def test_a_source_of_the_day_before_stood_in_another_time_zone(said, finds):
    assert not finds("before the event", dated(said, a_source(issued=a_when("2021-09-23"))))


def test_a_supporting_source_that_says_another_day_is_found(said, finds):
    assert finds("other date", dated(said, a_source(), said="2021-09-15"))
    assert not finds("other date", dated(said, a_source(), said="2021-09"))
    assert not finds("other date", dated(said, a_source(), said="last autumn"))
    assert not finds("other date", dated(said, a_source(), said="2021-09-15", stance=Stance.CONTRADICTS))


def test_what_has_not_come_yet_is_found(case, finds):
    ahead, now = an_event(when="2026-06-02"), an_event(when="2026-06-01/..")
    add(case, ahead, now)
    assert finds("impossible date", ahead)
    assert not finds("impossible date", now)


def test_a_source_that_was_read_before_it_was_issued_is_found(said, finds):
    early = a_source(issued=a_when("2025-04-16"), accessed=a_when("2025-04-15"))
    right = a_source(issued=a_when("2025-04-16"), accessed=a_when("2025-04"))
    ahead = a_source(issued=a_when("2027"))
    said(early, right, ahead)
    assert finds("impossible date", early)
    assert finds("impossible date", ahead)
    assert not finds("impossible date", right)


# order ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("this", "role", "other", "is_wrong"),
    [
        ("2021-07", "licensed under", "2023-06-01", True),
        ("2023-06-01", "licensed under", "2023-06-01", False),
        ("2023", "licensed under", "2023-06-01", False),
        ("2021", "causes", "2020", True),
        ("2021", "causes", "2021", False),
        ("2019", "part of", "2020/2021", True),
        ("2020-12/2022-03", "part of", "2020/2021", True),
        ("2020-02-03", "part of", "2020/2021", False),
        ("2019/2022", "contains", "2020/2021", False),
        ("2021", "a role of one's own", "2020", False),
        ("2021", "follows", "../2020", False),
    ],
)
def test_dates_must_allow_the_order_that_is_stated(case, finds, this, role, other, is_wrong):
    one, two = an_event("One", this), an_event("Two", other)
    relation = a_claim(one, Field.RELATION, text="", role=role, other_event_id=two.id)
    add(case, one, two, relation)
    assert finds("impossible order", relation) is is_wrong


def test_a_sum_cannot_be_part_of_a_total_of_another_time(case, finds):
    total, sale = an_event("Total", "2018/2020"), an_event("Sale", "2021-03")
    whole = a_claim(total, Field.AMOUNT, amount=an_amount())
    part = a_claim(sale, Field.AMOUNT, amount=an_amount("1000000"), part_of=whole.id)
    add(case, total, sale, whole, part)
    assert finds("impossible order", part)
    assert not finds("impossible order", whole)
