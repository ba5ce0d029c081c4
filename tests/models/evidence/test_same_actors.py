from dataclasses import replace

import pytest

from models.evidence.relating import RelationDraft, write_relation
from models.evidence.same_actors import actor_differences, merge_actors, same_actors
from models.records.desk import Approach, Comment, Identity, SavedFigure
from models.records.relations import RelationKind
from models.records.story import Actor, Claim, Confidentiality, Field, State
from models.store.actors import relations_of
from tests.builders import a_case, a_claim, a_when, add, an_actor, an_event

ANNA = an_actor("Anna Berg", id="anna", kind="person", aliases=("former=Anna Holm",), note="Mine.")
OTHER = an_actor(
    "A. Berg", id="other", local_name="安娜", aliases=("anna holm", "Annie"), numbers=("court file=2 O 1/20",),
    began=a_when("1960"), note="Theirs.",
)  # fmt: skip


@pytest.fixture
def case(tmp_path):
    event = an_event(id="sale")
    with a_case(tmp_path, ANNA, OTHER, event) as opened:
        add(
            opened,
            a_claim(event, Field.WHO, "", id="seller", actor_id="other", role="seller"),
            a_claim(event, Field.WHO, "", id="buyer", actor_id="anna", role="buyer"),
            Approach("asked", "other", put="did you?"),
            Comment("remark", "actor", "other", "Is she?"),
            Identity("real", "other", "Real Name"),
            SavedFigure("figure", "lanes", settings='{"lanes": ["other", "anna"]}'),
        )
        draft = RelationDraft(RelationKind.PAID, "A. Berg", "Delta Ltd", who_id="other")
        with opened.edit("Relate") as writer:
            write_relation(writer, opened.reader, draft)
        yield opened


def merge(case, kept=ANNA, gone=(OTHER,)):
    with case.edit("Merge") as writer:
        return merge_actors(writer, kept, gone)


def test_all_that_named_one_names_the_other_and_nothing_is_lost(case):
    merged = merge(case, replace(ANNA, began=OTHER.began))
    assert case.reader.find(Actor, "other") is None
    assert {claim.actor_id for claim in case.reader.where(Claim, event_id="sale", field="who")} == {"anna"}
    assert case.reader.get(Approach, "asked").actor_id == "anna"
    assert case.reader.get(Comment, "remark").record_id == "anna"
    assert case.reader.get(Identity, "real").record_id == "anna"
    assert case.reader.get(SavedFigure, "figure").settings == '{"lanes": ["anna", "anna"]}'
    assert merged.aliases == ("former=Anna Holm", "Annie", "A. Berg", "安娜")
    assert merged.numbers == ("court file=2 O 1/20",)
    assert merged.note.startswith("Mine.\nMerged with “A. Berg”")
    assert "Theirs." in merged.note
    assert relations_of(case.reader, "anna")[0].event.title == "Anna Berg paid Delta Ltd"
    assert case.verify() == ()


def test_one_undo_brings_both_back(case):
    before = {kind: case.reader.all(kind) for kind in (Actor, Claim, Approach, Comment, SavedFigure)}
    merge(case)
    case.undo()
    assert {kind: case.reader.all(kind) for kind in before} == before


def test_the_confidential_stays_confidential(case):
    secret = replace(OTHER, confidentiality=Confidentiality.CONFIDENTIAL, code_name="Fox")
    with case.edit("Hide") as writer:
        writer.replace(secret)
    merged = merge(case, gone=(secret,))
    assert (merged.confidentiality, merged.code_name) == (Confidentiality.CONFIDENTIAL, "Fox")


def test_what_was_chosen_otherwise_keeps_the_first_name_as_an_alias(case):
    merged = merge(case, replace(ANNA, name="A. Berg"))
    assert merged.name == "A. Berg"
    assert "Anna Berg" in merged.aliases


def test_checked_claims_that_name_another_now_or_one_with_more_names_are_checked_anew(case):
    with case.edit("Check") as writer:
        for id in ("seller", "buyer"):
            writer.replace(replace(case.reader.get(Claim, id), state=State.CHECKED))
    merge(case)
    assert case.reader.get(Claim, "seller").state is State.CHANGED
    assert case.reader.get(Claim, "buyer").state is State.CHANGED


def test_actors_with_a_name_or_a_number_in_common_look_alike():
    third = an_actor("Nobody", id="third", numbers=("Court file=2 O 1/20",))
    groups = same_actors([ANNA, OTHER, third, an_actor("Else")])
    assert {tuple(sorted(one.id for one in group)) for group in groups} == {
        ("anna", "other"),
        ("other", "third"),
    }
    assert set(actor_differences((ANNA, OTHER))) == {"name", "local_name", "kind", "began"}
