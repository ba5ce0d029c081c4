import json

import pytest

from models.case import Case
from models.errors import CaseError
from models.exchange.plain_text import plain_text
from models.exchange.written import Piece, Ref
from models.publication.chronology.chronology import chronology_of, fact_list
from models.publication.chronology.content import Choice
from models.publication.chronology.documents import (
    ENDINGS,
    source_list,
    write_chronology,
    write_document,
    written,
)
from models.publication.chronology.slides import MOST_GROUPS, write_timelinejs
from models.publication.chronology.words import LANGUAGES, named, said
from models.publication.studio import FigureSpec
from models.publication.web_pages import write_web_page
from models.records.story import Confidentiality, Field, Locator, Stance, State
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, title="Seized coins", credit="The desk", as_of="2026") as case:
        event = an_event("The sale", "2021-09", id="sale", description="Coins were sold.")
        claim = a_claim(event, text="It was a court", id="claim")
        paper = a_source("Paper", publisher="The Paper", url="https://example.org/a", language="zh")
        talk = a_source("Talk", confidentiality=Confidentiality.INTERNAL)
        add(case, event, claim, paper, talk, an_event("No date", None))
        place = {"locator": Locator.PAGE, "place": "3"}
        add(case, a_citation(claim, paper, quote="法院", translation="court", **place))
        add(case, a_citation(claim, paper, stance=Stance.CONTRADICTS, said="a bank", position=1))
        add(case, a_citation(claim, talk, position=2))
        yield case


def text_of(case, **choices):
    return plain_text(written(chronology_of(case, Choice(**choices))))


def test_a_note_tells_source_page_quote_and_that_it_is_translated(case):
    assert (
        "[1] “Paper”, The Paper. https://example.org/a Page 3. “court” (translated; original: “法院”)\n"
        "[2] Says otherwise: The Paper (see note 1), gives a bank.\n"
    ) in text_of(case)


def test_a_draft_says_that_it_is_one_and_marks_what_is_unchecked(case):
    text = text_of(case)
    assert "DRAFT" in text
    assert "The sale [no source] [all unchecked]" in text
    assert "It was a court[1] (otherwise:[2]) [sources disagree]" in text


def test_a_publication_has_no_marks(case):
    text = text_of(case, is_draft=False)
    assert "DRAFT" not in text
    assert "[no source]" not in text
    assert "[sources disagree]" not in text


def test_a_page_with_footnotes_has_those_on_date_and_title_in_lines_of_their_own(case):
    when, paper = a_claim("sale", Field.WHEN, "", id="when"), a_source("Record")
    add(case, when, paper, a_citation(when, paper))
    section = written(chronology_of(case, Choice(is_draft=False))).sections[0]
    assert section.over == (Piece("Sept 2021"), Ref(1))
    assert section.bare == ((Piece("Sept 2021"),), (Piece("The sale"),))
    assert [(line.label, line.inlines) for line in section.noted[:1]] == [("Sources of the date", (Ref(1),))]
    assert section.noted[1:] == section.lines


def test_a_list_of_facts_names_every_field_and_its_state(case):
    facts = plain_text(written(fact_list(case, ("sale",))))
    assert "  - Date: Sept 2021 [no source] – Check: draft\n" in facts
    assert "  - Event: The sale [no source] – Check: draft\n" in facts
    assert "  - Statement: It was a court[1] (otherwise:[2]) [sources disagree] – Check: draft\n" in facts


def test_a_list_of_sources_names_the_public_ones_by_title(case):
    text = plain_text(source_list(case))
    assert text.startswith("Sources: Seized coins\n")
    assert "“Paper”, The Paper. https://example.org/a" in text
    assert "Talk" not in text


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("news", "The Paper, “Paper”, https://example.org/a Page 3."),
        ("chicago", "The Paper, “Paper,” n.d., https://example.org/a Page 3."),
        ("gbt7714", "The Paper. Paper[EB/OL]. [日期不详]. https://example.org/a. Page 3."),
    ],
)
def test_sources_can_be_told_in_the_style_of_the_list(case, style, told):
    assert f"[1] {told}" in text_of(case, style=style)


def test_a_style_that_is_not_known_is_refused_in_words(case):
    with pytest.raises(CaseError, match="choose one of news"):
        text_of(case, style="mla")


def test_references_come_in_the_order_of_their_notes(case):
    document = written(chronology_of(case))
    seen = []
    for section in document.sections:
        inlines = (
            *section.over,
            *section.heading,
            *section.text,
            *(i for line in section.lines for i in line.inlines),
        )
        seen += [inline.number for inline in inlines if isinstance(inline, Ref)]
    assert list(dict.fromkeys(seen)) == [note.number for note in document.notes]


def test_links_are_addresses_of_sources_alone(case):
    notes = written(chronology_of(case)).notes
    links = [p.href for note in notes for p in note.inlines if isinstance(p, Piece) and p.href]
    assert links == ["https://example.org/a"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language, case):
    for key in ("notes", "draft", "known_source", "translated", "disputed", "all_unchecked"):
        assert said(language, key, x="1", y="2")
    for table, words in (("fields", Field), ("states", State)):
        assert all(named(language, table, str(word)) for word in words)
    assert "{" not in text_of(case, language=language)


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_format_gives_the_same_bytes_twice_and_overwrites_nothing(case, tmp_path, ending):
    chronology = chronology_of(case)
    for name in ("a", "b"):
        write_chronology(chronology, tmp_path / f"{name}{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
    with pytest.raises(CaseError, match="exists already"):
        write_chronology(chronology, tmp_path / f"a{ending}")


def test_an_ending_that_is_not_known_is_refused_in_words(case, tmp_path):
    with pytest.raises(CaseError, match=r"end it in \.docx"):
        write_document(source_list(case), tmp_path / "a.xyz")
    with pytest.raises(CaseError, match=r"end it in \.html"):
        write_web_page(case, chronology_of(case), FigureSpec(), tmp_path / "a.txt")
    with pytest.raises(CaseError, match=r"end it in \.json"):
        write_timelinejs(case, chronology_of(case), tmp_path / "a.txt")


def test_what_has_no_date_has_no_slide_and_is_named(case, tmp_path):
    add(case, an_event("The ban", "2021", era="plain"))
    add(case, an_event("Raids to come", "2022", era="plain", confidentiality=Confidentiality.CONFIDENTIAL))
    assert write_timelinejs(case, chronology_of(case, Choice(is_draft=False)), tmp_path / "a.json") == (
        "No date",
    )
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [event["text"]["headline"] for event in told["events"]] == ["The sale"]
    assert [era["text"]["headline"] for era in told["eras"]] == ["The ban"]
    assert "sale" not in [event["unique_id"] for event in told["events"]]


def test_slides_stand_in_no_more_groups_than_timelinejs_has_rows(sample_path, tmp_path):
    with Case.open(sample_path, read_only=True) as sample:
        write_timelinejs(sample, chronology_of(sample), tmp_path / "a.json")
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    groups = {event["group"] for event in told["events"]}
    assert len(groups) == MOST_GROUPS
    assert {"Notice", "Other"} <= groups


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_slides_are_written_as_a_table_too(case, tmp_path, ending):
    for name in ("a", "b"):
        write_timelinejs(case, chronology_of(case), tmp_path / f"{name}{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_a_web_page_holds_the_figure_and_the_chronology(case, tmp_path):
    for name in ("a", "b"):
        write_web_page(case, chronology_of(case), FigureSpec(), tmp_path / f"{name}.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert text == (tmp_path / "b.html").read_text(encoding="utf-8")
    assert 'href="#mark-1-1">Timeline</a>' in text
    assert '<a class="close" href="#row-2">' in text
