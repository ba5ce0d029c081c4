"""The form of a marked passage: what it is cited for, what else it says, and its words mended."""

import pytest

from gui.forms.citation_form import NO_FIELD
from gui.forms.passage_form import PassageForm
from models.evidence.adding import add_files
from models.records.story import Citation, Claim, Event, Field, Locator, Place
from models.texts.passage import Passage
from tests.builders import a_claim, a_document, a_place, an_actor
from tests.papers import a_photograph

PAGES = (
    "On 24 September 2021 ten bodies banned 2,755 tonnes\nof it in Batumi, says Savaro Ltd.",
    "Not again.",
)
QUOTE = "ten bodies banned 2,755 tonnes"


@pytest.fixture
def document(session):
    document = a_document(name="report.pdf", source_id="reuters")
    session.edit("Add", lambda writer: (writer.add(document), writer.set_document_text(document.id, PAGES)))
    return document


@pytest.fixture
def open_form(qtbot, session, selection, ask, document):
    def open_form(quote=QUOTE, event_id="ban"):
        selection.select([event_id] if event_id else [])
        start = PAGES[0].find(quote)
        passage = Passage(document.id, 1, Locator.PAGE, "1", quote, start, start + len(quote))
        form = PassageForm(session, selection, ask, passage)
        qtbot.addWidget(form)
        return form

    return open_form


def fields_cited(session):
    return sorted(str(session.reader.get(Claim, one.claim_id).field) for one in session.reader.all(Citation))


def tick(form, wording):
    next(box for box, one in form.boxes if one.wording == wording).setChecked(True)


def test_one_save_cites_all_that_is_uncited_and_what_was_ticked(open_form, session):
    form = open_form()
    tick(form, "2,755 tonnes")
    form.on_save()
    assert fields_cited(session) == ["quantity", "what", "when"]
    assert {one.quote for one in session.reader.all(Citation)} == {QUOTE}
    session.undo()
    assert session.reader.all(Citation) == ()


def test_a_statement_is_cited_beside_the_fields(open_form, session):
    form = open_form()
    form.statement.setText("Ten bodies did it.")
    form.on_save()
    assert fields_cited(session) == ["statement", "what", "when"]


def test_a_passage_for_nothing_is_refused_in_words(open_form, session):
    form = open_form()
    form.claims.none_button.click()
    form.on_save()
    assert form.problem.text() == NO_FIELD
    assert session.reader.all(Citation) == ()


def test_a_new_event_is_made_from_the_passage(open_form, session):
    form = open_form(event_id="")
    form.of_event.setText("A ban")
    form.on_save()
    assert session.reader.get(Event, form.event_id).title == "A ban"
    assert fields_cited(session) == ["what"]


def test_words_that_are_mended_keep_their_mark_and_what_was_ticked(open_form, session):
    form = open_form()
    tick(form, "2,755 tonnes")
    form.quote.setPlainText("ten bodies banned 2,755 tonnes of it")
    assert [one.wording for one in form.ticked()] == ["2,755 tonnes"]
    held = form.passage
    assert PAGES[0][held.start : held.end] == "ten bodies banned 2,755 tonnes\nof it"
    form.quote.setPlainText("words of nobody")
    assert "not in the document" in form.where.text()
    assert form.passage.start is None


def test_the_place_of_the_event_is_proposed_and_no_twin_is_made(open_form, session):
    own, other = a_place("Batumi", None), a_place("Batumi", 41.6, 41.6)
    claim = a_claim("ban", Field.WHERE, "", place_id=own.id)
    session.edit("Add", lambda writer: writer.add_many([other, own, claim]))
    form = open_form("in Batumi")
    assert [one.value for _, one in form.boxes] == [own]
    tick(form, "Batumi")
    form.on_save()
    assert len(session.reader.where(Place, name="Batumi")) == 2
    assert len(session.reader.where(Claim, event_id="ban", field="where")) == 1


def test_actors_of_the_case_are_proposed(open_form, session):
    session.edit("Add", lambda writer: writer.add(an_actor("Savaro Ltd")))
    form = open_form("says Savaro Ltd")
    tick(form, "Savaro Ltd")
    form.on_save()
    assert "who" in fields_cited(session)


def test_the_next_citation_begins_with_the_passage(open_form, session):
    open_form().on_save()
    assert (session.last_cited.source_id, session.last_cited.place) == ("reuters", "1")


def test_what_the_camera_tells_of_a_photograph_is_offered_and_not_taken_unasked(
    qtbot, session, selection, ask, tmp_path
):
    nanjing = {1: "N", 2: (32.0, 3.0, 30.0), 3: "E", 4: (118.0, 47.0, 24.0)}
    (tmp_path / "court.jpg").write_bytes(a_photograph("2021:09:24 18:07:12", "+08:00", nanjing))
    (photograph,) = add_files(session.case, [tmp_path / "court.jpg"]).documents
    passage = Passage(photograph.id, 1, Locator.REGION, "page 1", region=("0.1", "0.1", "0.5", "0.5"))
    selection.select([])
    form = PassageForm(session, selection, ask, passage)
    qtbot.addWidget(form)
    assert [box.text().endswith("says the camera") for box, _ in form.boxes] == [True, True]
    assert not any(box.isChecked() for box, _ in form.boxes)
    form.of_event.setText("A crowd at the court")
    form.of_event.chosen = None
    for box, _ in form.boxes:
        box.setChecked(True)
    form.on_save()
    event = session.reader.get(Event, form.event_id)
    assert event.when.edtf == "2021-09-24T18:07:12+08:00"
    (where,) = (
        one for one in session.reader.all(Claim) if one.event_id == event.id and one.field is Field.WHERE
    )
    assert session.reader.get(Place, where.place_id).point.lat == 32.05833
