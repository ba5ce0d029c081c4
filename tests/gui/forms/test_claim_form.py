"""The form of a claim: every field of a claim can be written in it, in one step, and undone."""

from dataclasses import replace

import pytest

from gui.forms.claim_form import ClaimForm
from models.records.story import Actor, ActorId, Claim, Event, Field, State
from models.store.reader import Reader
from tests.builders import a_citation, a_claim, a_place, a_quantity, a_source, an_actor, an_amount


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(claim=None, **more):
        form = ClaimForm(session, selection, ask, claim and claim.id, **more)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_form


@pytest.fixture
def add(session):
    def add(*records):
        session.edit("Add", lambda writer: writer.add_many(records))
        return records[0]

    return add


def saved(form):
    form.on_save()
    assert not form.isVisible(), form.problem.text()


def claim_of(session, id) -> Claim:
    return session.reader.get(Claim, id)


def test_a_statement_is_written_with_its_speaker_and_no_document(open_form, session):
    form = open_form(event_id="ban", field=Field.STATEMENT)
    form.value.text.setPlainText("The trade is technically legal.")
    form.value.speaker.name.setText("Liu Honglin")
    saved(form)
    (claim,) = session.reader.where(Claim, field="statement")
    assert (claim.text, claim.event_id, claim.written_by) == (
        "The trade is technically legal.", "ban", "A. Reporter",
    )  # fmt: skip
    assert session.reader.get(Actor, claim.actor_id).name == "Liu Honglin"
    session.undo()
    assert session.reader.where(Claim, field="statement") == ()
    assert session.reader.all(Actor) == ()


def test_a_statement_is_corrected_and_keeps_its_speaker(open_form, session, add):
    actor = an_actor("Liu Honglin")
    claim = a_claim("ban", text="It is legal", actor_id=actor.id, role="lawyer")
    add(actor, claim)
    form = open_form(claim)
    assert form.value.speaker.name.text() == "Liu Honglin"
    form.value.text.setPlainText("It is technically legal")
    saved(form)
    assert claim_of(session, claim.id) == replace(claim, text="It is technically legal")


def test_every_mark_of_a_claim_is_kept_in_one_step(open_form, session, add):
    total = a_claim("sale", Field.AMOUNT, "in all", amount=an_amount("5000000000"))
    claim = a_claim("ban", Field.AMOUNT, "the proceeds", amount=an_amount())
    add(claim, total)
    form = open_form(claim)
    form.is_inferred.setChecked(True)
    form.part_of.on_typed("in all")
    form.part_of.choose(0)
    form.decision.setPlainText("The ruling has the exact sum.")
    form.observed_by.setText("Ana")
    form.observation.setPlainText("At the gate, 3 May, 9:00")
    form.wording.setText("over 3bn")
    saved(form)
    kept = claim_of(session, claim.id)
    assert kept.is_inferred
    assert kept.part_of == total.id
    assert kept.decision == "The ruling has the exact sum."
    assert (kept.observed_by, kept.observation) == ("Ana", "At the gate, 3 May, 9:00")
    assert kept.wording == "over 3bn"
    assert kept.amount == claim.amount
    session.undo()
    assert claim_of(session, claim.id) == claim


def test_what_a_claim_tells_again_is_found_by_words_of_its_event(open_form, session, add):
    first = a_claim("sale", Field.AMOUNT, amount=an_amount("408000000", "USD"))
    claim = a_claim("ban", Field.QUANTITY, quantity=a_quantity())
    add(first, claim)
    form = open_form(claim)
    form.restates.on_typed("xuzhou")
    assert form.restates.proposals()[0].startswith("$408m")
    form.restates.choose(0)
    saved(form)
    assert claim_of(session, claim.id).restates == first.id
    shown = open_form(claim)
    assert "408" in shown.restates.text()
    shown.restates.clear()
    saved(shown)
    assert claim_of(session, claim.id).restates is None


def test_two_claims_cannot_tell_each_other_again(open_form, session, add):
    first = a_claim("sale", Field.AMOUNT, amount=an_amount())
    second = a_claim("ban", Field.AMOUNT, amount=an_amount(), restates=first.id)
    add(first, second)
    form = open_form(first)
    form.restates.on_typed("ten bodies")
    form.restates.choose(0)
    form.on_save()
    assert "points back" in form.problem.text()
    assert claim_of(session, first.id).restates is None


def test_an_event_is_linked_to_another_in_any_words(open_form, session):
    form = open_form(event_id="meeting", field=Field.RELATION)
    form.value.role.setCurrentText("repeals")
    form.value.other.on_typed("ten bodies")
    form.value.other.choose(0)
    saved(form)
    (claim,) = session.reader.where(Claim, field="relation")
    assert (claim.event_id, claim.role, claim.other_event_id) == ("meeting", "repeals", "ban")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (Field.STATEMENT, "Write the statement."),
        (Field.RELATION, "Write how this event stands"),
        (Field.WHERE, "Name the place."),
        (Field.WHO, "Name the person or body."),
        (Field.AMOUNT, "Write the sum."),
    ],
)
def test_an_empty_claim_is_refused_under_its_field(open_form, session, field, said):
    before = session.reader.all(Claim)
    form = open_form(event_id="ban", field=field)
    if field is Field.RELATION:
        form.value.role.setCurrentText("")
    form.on_save()
    assert form.isVisible()
    assert said in form.problem.text()
    assert not form.problem.isVisible()  # for it stands under the field
    assert form._said is not None
    assert session.reader.all(Claim) == before


@pytest.mark.parametrize("key", ["title", "when", "official_number", "place_id", "actor_id", "amount"])
def test_an_untouched_form_changes_nothing(open_form, session, add, key):
    place, actor = a_place(), an_actor()
    number = replace(session.reader.get(Event, "ban"), official_number="No. 237", official_title="A notice")
    session.edit("Number", lambda writer: writer.put(number))
    held = (
        a_claim("ban", Field.WHERE, "", place_id=place.id, role="seat", wording="Xu zhou"),
        a_claim("ban", Field.WHO, "", actor_id=actor.id, role="court"),
        a_claim("ban", Field.AMOUNT, "proceeds", amount=an_amount()),
    )
    add(place, actor, *held)
    claims = session.reader.where(Claim, event_id="ban")
    leads = {one.id: open_form(one) for one in claims}
    claim = next(one for one in claims if key in leads[one.id].fields)
    count = len(session.reader.history_hashes())
    saved(leads[claim.id])
    assert claim_of(session, claim.id) == claim
    assert len(session.reader.history_hashes()) == count


def test_the_title_and_the_date_of_an_event_are_corrected_from_their_claims(open_form, session):
    what, when = (session.reader.where(Claim, event_id="ban", field=name)[0] for name in ("what", "when"))
    form = open_form(what)
    form.value.title.setText("Ten bodies ban it")
    saved(form)
    form = open_form(when)
    form.value.when.set_text("nonsense")
    form.on_save()
    assert form.isVisible()
    form.value.when.set_text("23 Sept 2021")
    saved(form)
    event = session.reader.get(Event, "ban")
    assert (event.title, event.when.edtf) == ("Ten bodies ban it", "2021-09-23")


def test_a_checked_claim_is_changed_after_check_when_its_wording_changes(open_form, session, add):
    claim = add(a_claim("ban", state=State.CHECKED))
    form = open_form(claim)
    form.wording.setText("it was said")
    saved(form)
    assert claim_of(session, claim.id).state is State.CHANGED


def test_criticism_is_flagged_with_whom_it_criticises(open_form, session, add):
    claim = add(a_claim("ban"))
    form = open_form(claim)
    form.is_criticism.setChecked(True)
    form.parties.add_empty().name.setText("Delta Ltd")
    saved(form)
    assert claim_of(session, claim.id).is_criticism
    assert [row.name.text() for row in open_form(claim).parties.rows] == ["Delta Ltd"]


def test_an_observation_needs_who_and_how(open_form, add):
    form = open_form(add(a_claim("ban")))
    form.observed_by.setText("Ana")
    form.on_save()
    assert "How it was seen is missing" in form.problem.text()


def test_a_claim_goes_with_its_citations_only_after_a_question(open_form, session, ask, add):
    claim, source = a_claim("ban"), a_source()
    add(claim, source, a_citation(claim, source))
    ask.answers = [False, True]
    open_form(claim).delete()
    assert session.reader.find(Claim, claim.id)
    open_form(claim).delete()
    assert session.reader.find(Claim, claim.id) is None
    assert "Its citation goes with it." in ask.asked[0]


def test_what_is_the_events_own_cannot_be_deleted_as_a_claim(open_form, session):
    what = session.reader.where(Claim, event_id="ban", field="what")[0]
    assert open_form(what).delete_button.isHidden()


def test_two_sums_in_one_phrase_become_a_claim_and_one_that_tells_it_again(open_form, session):
    form = open_form(event_id="ban", field=Field.AMOUNT)
    form.value.row.value.set_text("30亿元 ($408m)")
    saved(form)
    first, second = session.reader.where(Claim, event_id="ban", field="amount")
    assert second.restates == first.id


def test_a_form_of_a_case_open_for_reading_saves_nothing(open_form, session, add, monkeypatch):
    claim = add(a_claim("ban"))
    monkeypatch.setattr(type(session), "can_edit", property(lambda self: False))
    form = open_form(claim)
    assert not form.save_button.isEnabled()


def test_an_actor_of_that_name_is_taken_and_not_made_again(open_form, session, add):
    add(Actor(ActorId("liu"), "Liu Honglin", "刘红林"))
    form = open_form(event_id="ban")
    form.value.text.setPlainText("It is legal")
    form.value.speaker.name.setText("刘红林")
    saved(form)
    reader: Reader = session.reader
    assert [one.id for one in reader.all(Actor)] == ["liu"]


def test_the_meaning_of_a_sum_is_chosen_from_the_list_or_written(open_form, session, add):
    claim = a_claim("ban", Field.AMOUNT, "the fine", amount=an_amount())
    other = replace(a_claim("sale", Field.AMOUNT, "paid", amount=an_amount()), meaning="ransom")
    add(claim, other)
    form = open_form(claim)
    offered = [form.meaning.itemText(number) for number in range(form.meaning.count())]
    assert offered[0] == "proceeds"
    assert offered[-1] == "ransom"
    form.meaning.setCurrentText("Penalty")
    saved(form)
    assert claim_of(session, claim.id).meaning == "fine"
    form = open_form(claim_of(session, claim.id))
    form.meaning.setCurrentText("")
    saved(form)
    assert claim_of(session, claim.id).meaning == ""
