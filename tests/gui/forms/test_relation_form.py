"""The form of a relation: it shows the sentence, saves in one step, and keeps what is cited."""

import pytest

from gui.forms.relation_form import RelationForm
from models.evidence.relating import RelationDraft, write_relation
from models.records.relations import RelationKind
from models.records.story import Actor, ActorId, Event
from models.store.actors import relations_of
from tests.builders import a_citation, a_quantity, a_source, a_when


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(event_id=None, **more):
        form = RelationForm(session, selection, ask, event_id, **more)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_form


@pytest.fixture
def owned(session):
    draft = RelationDraft(
        RelationKind.OWNS, "Anna Berg", "Delta Ltd", when=a_when("2001/2004"), share=a_quantity("60", "%")
    )
    return session.edit("Relate", lambda writer: write_relation(writer, session.reader, draft))


def choose(form, kind):
    form.kind.setCurrentIndex(form.kind.findData(kind))


def test_the_form_reads_as_a_sentence_while_one_types(open_form):
    form = open_form()
    form.who.setText("Anna Berg")
    form.whom.setText("Delta Ltd")
    form.share.set_text("over 25%")
    assert "over 25% of" in form.sentence.accessibleName() + form.sentence.toolTip() + form.sentence.text()
    assert form.draft().share.value == 25
    choose(form, "directs")
    form.share.set_text("")
    form.words.setText("chair")
    form.when.set_text("2001 to 2004")
    assert form.find_problem() == ""
    form.on_save()
    (relation,) = relations_of(form._session.reader)
    assert relation.sentence() == "Anna Berg is chair of Delta Ltd"


@pytest.mark.parametrize(
    ("who", "whom", "kind", "said"),
    [("", "B", "owns", "two ends"), ("A", "a", "owns", "to itself"), ("A", "B", "other", "in words")],
)
def test_what_cannot_be_saved_is_said(open_form, session, who, whom, kind, said):
    form = open_form()
    form.who.setText(who)
    form.whom.setText(whom)
    choose(form, kind)
    form.on_save()
    assert said in form.problem.text()
    assert form.isVisible()
    assert relations_of(session.reader) == ()


def test_an_untouched_form_changes_nothing(open_form, session, owned):
    before = session.reader.dossier(owned)
    number = len(session.reader.history_hashes())
    open_form(owned).on_save()
    assert session.reader.dossier(owned) == before
    assert len(session.reader.history_hashes()) == number


def test_a_cited_share_goes_only_after_a_question(open_form, session, ask, owned):
    claim = session.reader.dossier(owned).stated[-1].claim
    source = a_source()
    session.edit("Cite", lambda writer: writer.add_many([source, a_citation(claim, source)]))
    ask.answers = [False]
    form = open_form(owned)
    form.share.set_text("")
    form.on_save()
    assert relations_of(session.reader)[0].share is not None


def test_a_relation_is_deleted_and_undone(open_form, session, ask, owned):
    ask.answers = [True]
    open_form(owned).delete()
    assert session.reader.find(Event, owned) is None
    session.undo()
    assert len(relations_of(session.reader)) == 1


def test_a_form_begins_with_the_actor_from_whom_it_was_asked(open_form, session):
    actor = Actor(ActorId("x"), "Anna Berg")
    session.edit("Add", lambda writer: writer.add(actor))
    form = open_form(actor=actor)
    assert form.who.text() == "Anna Berg"
    assert form.draft().who_id == actor.id
