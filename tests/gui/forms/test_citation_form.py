"""The form of a citation: the chosen source, what it proves, and what it must not reveal."""

from dataclasses import replace

import pytest

from gui.forms.citation_form import NO_FIELD, ONE_VALUE, CitationForm
from gui.forms.inspector import Inspector
from gui.forms.source_form import SourceForm
from gui.parts.plain_text import PlainLabel
from models.records.story import Citation, Claim, Confidentiality, Locator, Source, Stance
from tests.builders import a_document
from tests.gui.fakes import opened


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(event_id="ban", **named):
        form = CitationForm(session, selection, ask, event_id, **named)
        qtbot.addWidget(form)
        return form

    return open_form


@pytest.fixture
def claim(session):
    return session.reader.where(Claim, event_id="ban", field="what")[0]


def choose(form, words="seized"):
    form.source.on_typed(words)
    form.source.choose(0)


def cite(session, claim, **fields):
    citation = Citation("c1", claim.id, "reuters", **fields)
    session.edit("Cite", lambda writer: writer.put(citation))
    return citation


def test_typing_on_lets_go_of_the_source_that_was_chosen(qtbot, open_form):
    form = open_form()
    choose(form)
    assert form.find_problem() != "Choose a source from the list, or press New source."
    qtbot.keyClicks(form.source, "x")
    form.on_save()
    assert form.problem.text() == "Choose a source from the list, or press New source."


def test_a_source_is_proposed_once_by_title_and_chosen_by_its_id(open_form):
    form = open_form()
    form.source.on_typed("PROVINCES")
    assert form.source.proposals() == ("China's provinces sell seized crypto",)
    form.source.choose(0)
    assert form.citation().source_id == "reuters"


def test_a_new_citation_of_an_uncited_claim_shows_in_the_inspector(
    qtbot, open_form, session, selection, claim
):
    inspector = Inspector(session, selection)
    qtbot.addWidget(inspector)
    selection.select(["ban"])
    assert "No citation yet" in words_in(inspector)
    form = open_form(claim_id=claim.id)
    choose(form)
    form.place.setText("3-5")
    form.on_save()
    assert "No citation yet" not in words_in(inspector)
    assert "page 3-5 · supports what" in words_in(inspector)
    session.undo()
    assert "No citation yet" in words_in(inspector)


def words_in(inspector):
    return [label.text() for label in inspector.widget().findChildren(PlainLabel)]


@pytest.mark.parametrize("page", ["0", "0-3", "00"])
def test_pages_begin_with_one(open_form, page):
    form = open_form()
    choose(form)
    form.place.setText(page)
    form.on_save()
    assert "Pages are counted from 1" in form.problem.text()
    assert form.place.text() == page


def test_without_a_page_the_whole_document_is_cited(open_form, session):
    form = open_form()
    choose(form)
    form.on_save()
    assert session.reader.all(Citation)[0].locator is Locator.WHOLE


@pytest.mark.parametrize("stance", Stance)
def test_stance_value_and_words_are_kept(open_form, session, claim, stance):
    form = open_form(claim_id=claim.id)
    choose(form)
    form.stance.setCurrentIndex(form.stance.findData(str(stance)))
    form.said.setText(" 2021-09-15 ")
    form.quote.setPlainText("九月十五日\n发布")
    form.credibility.setCurrentIndex(form.credibility.findData("2"))
    form.on_save()
    held = session.reader.all(Citation)[0]
    assert (held.stance, held.said, held.quote, held.credibility) == (
        stance,
        "2021-09-15",
        "九月十五日\n发布",
        "2",
    )


def test_a_shown_citation_keeps_what_no_field_shows(open_form, session, claim):
    citation = cite(
        session,
        claim,
        quote="a\u00a0b\r\n",
        place="3 ",
        locator=Locator.PAGE,
        start=3,
        end=9,
        region=("0.1",) * 4,
    )
    steps = len(session.reader.history_hashes())
    form = open_form(citation_id="c1")
    form.on_save()
    assert form.result() == 1
    assert session.reader.get(Citation, "c1") == citation
    assert len(session.reader.history_hashes()) == steps


def test_a_citation_opens_with_its_own_event_whatever_is_selected(open_form, session, claim):
    cite(session, claim)
    form = open_form("sale", citation_id="c1")
    assert form.claims.ticked == (claim.id,)
    assert "Ten bodies ban crypto business" in form.claims.boxes[claim.id].text()


def test_a_new_source_is_written_on_the_way_and_taken(qtbot, open_form, session):
    form = open_form()
    form.source.setText("A leaked letter")
    form.source.on_typed("A leaked letter")
    form.new_source.click()
    inner = form.findChild(SourceForm)
    assert inner.title.text() == "A leaked letter"
    inner.on_save()
    form.on_save()
    cited = session.reader.all(Citation)[0]
    assert session.reader.get(Source, cited.source_id).title == "A leaked letter"


def test_a_cancelled_new_source_changes_nothing(open_form, session):
    form = open_form()
    choose(form)
    form.new_source.click()
    form.findChild(SourceForm).reject()
    assert form.citation().source_id == "reuters"
    assert len(session.reader.all(Source)) == 1


def test_a_confidential_source_is_shown_by_its_code_name_alone(qtbot, open_form, session, selection, claim):
    source = replace(
        session.reader.get(Source, "reuters"),
        publisher="The ministry",
        confidentiality=Confidentiality.CONFIDENTIAL,
        code_name="Heron",
    )
    session.edit("Hide", lambda writer: writer.replace(source))
    cite(session, claim)
    form = open_form(citation_id="c1")
    assert form.source.text() == "Heron"
    form.source.on_typed("provinces")
    assert form.source.proposals() == ("Heron",)
    inspector = Inspector(session, selection)
    qtbot.addWidget(inspector)
    selection.select(["ban"])
    tips = [
        widget.toolTip() for widget in inspector.widget().findChildren(object) if hasattr(widget, "toolTip")
    ]
    told = "\n".join((*words_in(inspector), *tips))
    assert "Heron" in told
    assert "provinces" not in told
    assert "The ministry" not in told


def test_a_code_name_of_a_public_source_does_not_hide_its_title(open_form, session, claim):
    source = replace(session.reader.get(Source, "reuters"), code_name="Heron")
    session.edit("Change", lambda writer: writer.replace(source))
    form = open_form()
    form.source.on_typed("provinces")
    assert form.source.proposals() == ("China's provinces sell seized crypto",)


def test_a_case_open_for_reading_lets_nothing_be_saved(open_form, session, claim, case_path):
    citation = cite(session, claim)
    session.close()
    assert opened(session, case_path, read_only=True)
    form = open_form(citation_id="c1")
    form.said.setText("something else")
    form.on_save()
    assert not form.save_button.isEnabled()
    assert form.delete_button.isHidden()
    assert session.reader.get(Citation, "c1") == citation


def fields_cited(session):
    return sorted(str(session.reader.get(Claim, one.claim_id).field) for one in session.reader.all(Citation))


def test_all_uncited_fields_are_ticked_and_cited_in_one_step(open_form, session):
    form = open_form()
    choose(form)
    form.place.setText("3")
    form.on_save()
    assert fields_cited(session) == ["what", "when"]
    session.undo()
    assert fields_cited(session) == []


def test_what_is_cited_already_is_not_ticked(open_form, session, claim):
    cite(session, claim)
    form = open_form()
    assert claim.id not in form.claims.ticked
    assert "[1]" in form.claims.boxes[claim.id].text()


def test_a_citation_for_no_field_is_refused_in_words(open_form):
    form = open_form()
    choose(form)
    form.claims.none_button.click()
    form.on_save()
    assert form.result() == 0
    assert form._said.text() == NO_FIELD


def test_a_new_statement_is_cited_with_the_rest(open_form, session):
    form = open_form()
    choose(form)
    form.statement.setText("It was said by ten bodies.")
    form.on_save()
    assert fields_cited(session) == ["statement", "what", "when"]


def test_several_events_are_cited_at_once(open_form, session):
    form = open_form(("ban", "meeting"))
    choose(form)
    form.on_save()
    assert fields_cited(session) == ["what", "what", "when", "when"]
    assert (
        len({session.reader.get(Claim, one.claim_id).event_id for one in session.reader.all(Citation)}) == 2
    )


def test_the_next_citation_begins_with_the_same_source_page_and_words(open_form):
    first = open_form()
    choose(first)
    first.place.setText("3")
    first.quote.setPlainText("ten bodies")
    first.on_save()
    again = open_form("meeting")
    assert (again.citation().source_id, again.place.text(), again.quote.toPlainText()) == (
        "reuters",
        "3",
        "ten bodies",
    )
    again.afresh.click()
    assert (again.source.chosen, again.place.text(), again.quote.toPlainText()) == (None, "", "")


def test_a_value_that_differs_is_of_one_field_only(open_form):
    form = open_form()
    choose(form)
    form.said.setText("2021-09-15")
    form.on_save()
    assert form._said.text() == ONE_VALUE


def test_a_change_reaches_all_fields_of_a_citation_or_one_alone(open_form, session):
    form = open_form()
    choose(form)
    form.place.setText("3")
    form.on_save()
    first, second = session.reader.all(Citation)
    changed = open_form(citation_id=first.id)
    changed.place.setText("4")
    changed.on_save()
    assert {one.place for one in session.reader.all(Citation)} == {"4"}
    alone = open_form(citation_id=second.id, is_alone=True)
    alone.place.setText("9")
    alone.on_save()
    assert session.reader.get(Citation, first.id).place == "4"
    assert session.reader.get(Citation, second.id).place == "9"


def test_the_mark_follows_words_that_are_changed(open_form, session, claim):
    document = a_document(name="report.pdf", source_id="reuters")
    session.edit("Add", lambda writer: (writer.add(document), writer.set_document_text(document.id, PAGES)))
    cite(
        session, claim, document_id=document.id, locator=Locator.PAGE, place="1", quote="Ten", start=0, end=3
    )
    form = open_form(citation_id="c1")
    form.quote.setPlainText("business is banned")
    form.on_save()
    held = session.reader.get(Citation, "c1")
    assert (held.place, PAGES[1][held.start : held.end]) == ("2", "business\nis banned")
    form = open_form(citation_id="c1")
    form.quote.setPlainText("words of nobody")
    form.on_save()
    assert session.reader.get(Citation, "c1").start is None


PAGES = ("Ten bodies", "So business\nis banned")
