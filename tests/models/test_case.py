import os
import stat
from dataclasses import replace

import pytest

from models.case import Case
from models.errors import CaseError, NeedsPassphrase, ReadOnlyCase
from models.figure.marks import SHAPES
from models.index.filters import Filter
from models.records.desk import Check, Comment
from models.records.kinds import built_in_kinds
from models.records.story import About, Citation, Claim, Event, Field, Kind, Source, State
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_source,
    a_when,
    add,
    an_actor,
    an_event,
    delete_from,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


def claims_of(case, event):
    return {claim.field: claim for claim in case.reader.where(Claim, event_id=event.id)}


def set_state(case, claim, state):
    stored = case.reader.get(Claim, claim.id)
    replace_in(case, replace(stored, state=state))
    return case.reader.get(Claim, claim.id)


def test_a_new_case_has_its_heading_and_the_built_in_kinds(tmp_path):
    with Case.create(tmp_path / "new.dateline", About(title="Seized crypto")) as case:
        assert case.reader.about().title == "Seized crypto"
        assert case.reader.all(Kind) == built_in_kinds()
        assert case.undo_label is None


def test_every_built_in_kind_differs_in_colour_or_shape_from_the_others():
    looks = {(kind.colour, kind.shape) for kind in built_in_kinds()}
    assert len(looks) == len(built_in_kinds())
    assert {shape for _, shape in looks} <= set(SHAPES)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_may_read_a_new_case(tmp_path):
    with a_case(tmp_path) as case:
        assert stat.S_IMODE(case.path.stat().st_mode) == 0o600


def test_a_new_case_never_takes_the_place_of_a_file(tmp_path):
    (tmp_path / "test.dateline").write_text("mine")
    with pytest.raises(CaseError, match="exists already"):
        a_case(tmp_path)
    assert (tmp_path / "test.dateline").read_text() == "mine"


def test_nothing_lies_beside_a_closed_case(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        case.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["test.dateline"]


def test_what_was_written_is_there_after_reopening(tmp_path):
    event = an_event("Ban", "2021-09", tags=("core", "法院"), jurisdiction="CN")
    with a_case(tmp_path, event) as case:
        path = case.path
    with Case.open(path) as case:
        assert case.reader.get(Event, event.id) == event


def test_a_new_event_gets_a_claim_for_each_of_its_own_fields(case):
    event = an_event(when="2017-09-04", official_number="Yinfa 237")
    add(case, event)
    assert set(claims_of(case, event)) == {Field.WHAT, Field.WHEN, Field.NUMBER}
    assert claims_of(case, event)[Field.WHEN].written_by == "Ana"


def test_an_undated_event_gets_no_claim_about_its_date_until_it_is_dated(case):
    event = an_event(when=None)
    add(case, event)
    assert set(claims_of(case, event)) == {Field.WHAT}
    replace_in(case, replace(event, when=a_when("2018")))
    assert set(claims_of(case, event)) == {Field.WHAT, Field.WHEN}


def test_claims_that_come_with_an_event_are_not_doubled(case):
    event = an_event()
    what = a_claim(event, Field.WHAT, text="")
    add(case, event, what)
    assert claims_of(case, event)[Field.WHAT] == what
    assert len(case.reader.where(Claim, event_id=event.id)) == 2


def test_an_exception_inside_an_edit_leaves_the_case_as_it_was(case):
    with pytest.raises(CaseError), case.edit("Add") as writer:
        writer.add_many([an_event(), an_event(kind="no such kind")])
    assert case.reader.counts()["events"] == 0
    assert case.undo_label is None


def test_an_edit_that_changes_nothing_leaves_no_trace(case):
    event = an_event()
    add(case, event)
    heard = []
    case.subscribe(heard.append)
    assert replace_in(case, event).changes == ()
    assert heard == []
    assert case.undo_label == "Add records"


def test_listeners_hear_of_each_change_until_they_leave(case):
    heard = []
    leave = case.subscribe(heard.append)
    add(case, an_event())
    leave()
    add(case, an_event())
    assert [done.label for done in heard] == ["Add records"]
    assert heard[0].touches(Event)
    assert heard[0].touches(Claim)


def test_what_a_listener_raises_loses_no_commit_and_keeps_no_other_listener_from_hearing(case):
    heard = []
    case.subscribe(lambda done: 1 / 0)
    case.subscribe(heard.append)
    event = an_event()
    with pytest.raises(ZeroDivisionError):
        add(case, event)
    assert len(heard) == 1
    assert case.reader.find(Event, event.id) == event
    assert case.undo_label == "Add records"


@pytest.mark.parametrize("checked", [State.CHECKED, State.SIGNED_OFF])
@pytest.mark.parametrize(
    ("field", "change"),
    [
        (Field.WHAT, {"title": "Other words"}),
        (Field.WHAT, {"description": "Other words"}),
        (Field.WHEN, {"when": a_when("2022")}),
        (Field.NUMBER, {"official_number": "2"}),
    ],
)
def test_changing_a_checked_field_of_an_event_reopens_its_claim_alone(case, checked, field, change):
    event = an_event(official_number="1")
    add(case, event)
    for claim in claims_of(case, event).values():
        set_state(case, claim, checked)
    replace_in(case, replace(event, **change))
    states = {claim.field: claim.state for claim in claims_of(case, event).values()}
    assert states.pop(field) is State.CHANGED
    assert set(states.values()) == {checked}


def test_changing_the_text_of_a_checked_claim_reopens_it(case):
    event = an_event()
    claim = a_claim(event, text="Eleven years in prison")
    add(case, event, claim)
    checked = set_state(case, claim, State.CHECKED)
    replace_in(case, replace(checked, text="Twelve years in prison"))
    assert case.reader.get(Claim, claim.id).state is State.CHANGED


def test_moving_a_claim_does_not_reopen_it_and_another_decision_does(case):
    event = an_event()
    claim = a_claim(event)
    add(case, event, claim)
    checked = replace(set_state(case, claim, State.CHECKED), position=5)
    replace_in(case, checked)
    assert case.reader.get(Claim, claim.id).state is State.CHECKED
    replace_in(case, replace(checked, decision="The court's date stands"))
    assert case.reader.get(Claim, claim.id).state is State.CHANGED


def test_a_claim_that_is_changed_and_checked_in_one_edit_stays_checked(case):
    event = an_event()
    claim = a_claim(event)
    add(case, event, claim)
    replace_in(case, replace(claim, text="Corrected while checking", state=State.CHECKED))
    assert case.reader.get(Claim, claim.id).state is State.CHECKED


@pytest.mark.parametrize("what", ["added", "changed", "deleted"])
def test_a_citation_that_is_added_changed_or_deleted_reopens_its_claim(case, what):
    event, source = an_event(), a_source()
    claim = a_claim(event)
    citation = a_citation(claim, source)
    add(case, event, source, claim, *(() if what == "added" else (citation,)))
    set_state(case, claim, State.CHECKED)
    with case.edit("Cite") as writer:
        if what == "added":
            writer.add(citation)
        elif what == "changed":
            writer.replace(replace(citation, place="p. 3"))
        else:
            writer.delete(citation)
    assert case.reader.get(Claim, claim.id).state is State.CHANGED


def test_deleting_an_event_takes_all_that_hangs_on_it_and_undo_brings_it_back(case):
    event, other, source = an_event(), an_event("Later"), a_source()
    claim = a_claim(event)
    relation = a_claim(other, Field.RELATION, other_event_id=event.id)
    check = Check("k", claim.id, State.CHECKED, "Ben", "2025-01-01")
    comment = Comment("c", "claim", claim.id, "Really?")
    add(case, event, other, source, claim, relation, a_citation(claim, source), check, comment)
    before = case.reader.counts()
    done = delete_from(case, event)
    assert case.reader.find(Claim, claim.id) is None
    assert case.reader.find(Claim, relation.id) is None
    assert case.reader.all(Citation) == case.reader.all(Check) == case.reader.all(Comment) == ()
    assert done.touches(Citation, Check, Comment)
    case.undo()
    after = case.reader.counts()
    assert {**after, "history": 0} == {**before, "history": 0}
    assert case.reader.get(Claim, relation.id) == relation


@pytest.mark.parametrize("kind", [Source, Kind])
def test_what_is_in_use_cannot_be_deleted_and_the_refusal_counts_the_uses(case, kind):
    event, source = an_event(kind="sale"), a_source("People’s Court Daily")
    claim = a_claim(event)
    add(case, event, source, claim, a_citation(claim, source), a_citation(claim, source))
    record = source if kind is Source else case.reader.get(Kind, "sale")
    with pytest.raises(CaseError, match="used 2 times" if kind is Source else "used once"):
        delete_from(case, record)
    assert case.reader.find(kind, record.id) == record


def test_an_actor_without_uses_can_be_deleted(case):
    actor = an_actor()
    add(case, actor)
    delete_from(case, actor)
    assert case.reader.counts()["actors"] == 0


def test_a_total_forgets_a_part_that_is_deleted(case):
    event = an_event()
    total, part = a_claim(event, id="total"), a_claim(event, id="part", part_of="total")
    add(case, event, part, total)
    delete_from(case, total)
    assert case.reader.get(Claim, "part").part_of is None


def test_a_record_that_points_to_nothing_is_refused_in_words(case):
    with pytest.raises(CaseError, match="points to a kind that is not in the case"):
        add(case, an_event(kind="no such kind"))
    assert case.reader.counts()["events"] == 0


def test_a_record_is_not_added_twice(case):
    event = an_event()
    add(case, event)
    with pytest.raises(CaseError, match="in the case already"):
        add(case, event)


def test_a_missing_record_is_named(case):
    with pytest.raises(CaseError, match="source “gone” is not in the case"):
        case.reader.get(Source, "gone")
    with pytest.raises(CaseError, match="not in the case"):
        replace_in(case, an_event())


def test_put_adds_what_is_new_and_replaces_what_is_there(case):
    source = a_source("Old title")
    for each in (source, replace(source, title="New title")):
        with case.edit("Put") as writer:
            writer.put(each)
    assert case.reader.all(Source) == (replace(source, title="New title"),)


def test_the_claim_of_a_field_is_made_when_it_is_asked_for_and_not_twice(case):
    event, source = an_event(), a_source()
    with case.edit("Add and cite") as writer:
        writer.add_many([event, source])
        claim = writer.claim_for(event, Field.WHEN)
        writer.add(a_citation(claim, source))
    assert claims_of(case, event)[Field.WHEN] == claim
    assert [cited.source for cited in case.reader.dossier(event.id).of(Field.WHEN)[0].cited] == [source]


def test_an_edit_inside_an_edit_is_a_mistake_of_the_program(case):
    with pytest.raises(RuntimeError), case.edit("Outer"), case.edit("Inner"):
        pass
    add(case, an_event())


def test_a_case_that_is_open_for_reading_refuses_changes(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        path = case.path
    before = path.read_bytes()
    with Case.open(path, read_only=True) as case:
        assert case.is_read_only
        with pytest.raises(ReadOnlyCase, match="reading only"):
            add(case, an_event())
        with pytest.raises(ReadOnlyCase):
            case.undo()
        assert case.verify() == ()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["test.dateline"]


def test_a_case_that_was_replaced_under_us_is_not_written(tmp_path):
    with a_case(tmp_path) as case:
        case.path.rename(tmp_path / "moved.dateline")
        with pytest.raises(CaseError, match="moved, renamed or deleted"):
            add(case, an_event())


def test_a_copy_is_a_whole_case(tmp_path):
    with a_case(tmp_path, an_event("Ban")) as case:
        case.save_copy(tmp_path / "copy.dateline")
        with pytest.raises(CaseError, match="exists already"):
            case.save_copy(tmp_path / "copy.dateline")
    with Case.open(tmp_path / "copy.dateline") as copy:
        assert [event.title for event in copy.reader.all(Event)] == ["Ban"]
        assert copy.undo_label == "Add records"
        assert copy.verify() == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.dateline", "test.dateline"]


def test_an_encrypted_case_opens_with_its_passphrase_alone(tmp_path):
    path = tmp_path / "secret.dateline"
    with Case.create(path, About(title="Secret"), passphrase="it's ‘safe’") as case:
        add(case, an_event("CANARY"))
        case.save_copy(tmp_path / "copy.dateline")
    for each in (path, tmp_path / "copy.dateline"):
        assert b"CANARY" not in each.read_bytes()
        assert b"SQLite" not in each.read_bytes()
        with Case.open(each, passphrase="it's ‘safe’") as case:
            assert [event.title for event in case.reader.all(Event)] == ["CANARY"]
    with pytest.raises(NeedsPassphrase, match="does not open"):
        Case.open(path, passphrase="wrong")
    with pytest.raises(NeedsPassphrase, match="needs its passphrase"):
        Case.open(path)


def test_a_document_keeps_its_bytes_and_its_text_is_found(case):
    document = a_document(b"x" * 3_000_000)
    with case.edit("Add a document") as writer:
        writer.add(document)
        writer.keep_paper(document, b"x" * 3_000_000, ["first page", "判决书 of the court"])
    assert case.reader.document_bytes(document) == b"x" * 3_000_000
    assert case.reader.document_text(document.id) == ("first page", "判决书 of the court")
    assert [hit.document_page for hit in case.reader.search("判决")] == [(document.id, 2)]


def test_counts_name_every_kind_of_record(case):
    add(case, an_event(), a_source())
    counts = case.reader.counts()
    assert (counts["events"], counts["sources"], counts["claims"], counts["history"]) == (1, 1, 2, 2)


def test_events_are_filtered_by_words_in_the_names_of_their_actors(case):
    event, actor = an_event("Sale"), an_actor("Jiafenxiang")
    add(case, event, actor, a_claim(event, Field.WHO, text="", actor_id=actor.id), an_event("Other"))
    assert case.reader.events(Filter(words="jiafen")) == (event,)
    assert case.reader.events(Filter(actors=frozenset({actor.id}))) == (event,)
    assert len(case.reader.events(Filter())) == 2


def test_an_action_that_the_file_does_not_hold_any_more_is_not_taken_back_and_it_is_said(case):
    case._stacks.add(10_000, "Import 3 events", None, 0)
    assert case.step_size(is_redo=False) == 0
    with pytest.raises(CaseError, match="“Import 3 events” is not in the history"):
        case.undo()
