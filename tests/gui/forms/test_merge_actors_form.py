"""The form in which actors become one."""

from gui.forms.merge_actors_form import NOTHING_ALIKE, RELATED, MergeActorsForm
from gui.parts.plain_text import PlainLabel
from models.evidence.relating import RelationDraft, write_relation
from models.records.relations import RelationKind
from models.records.story import Actor
from tests.builders import an_actor


def form_of(qtbot, session, selection, ask, *ids):
    form = MergeActorsForm(session, selection, ask, ids)
    qtbot.addWidget(form)
    return form


def test_two_actors_become_one_with_the_chosen_values(qtbot, session, selection, ask):
    session.edit("Add", lambda w: w.add_many([an_actor("Anna Berg", id="a"), an_actor("A. Berg", id="b")]))
    form = form_of(qtbot, session, selection, ask, "a", "b")
    form.values["name"].setCurrentIndex(1)
    form.on_save()
    (actor,) = session.reader.all(Actor)
    assert (actor.name, actor.aliases) == ("A. Berg", ("Anna Berg",))


def test_actors_who_are_related_bring_a_warning(qtbot, session, selection, ask):
    draft = RelationDraft(RelationKind.PAID, "Anna", "Delta")
    session.edit("Relate", lambda w: write_relation(w, session.reader, draft))
    form = form_of(qtbot, session, selection, ask, *(one.id for one in session.reader.all(Actor)))
    assert RELATED in [label.text() for label in form.findChildren(PlainLabel)]


def test_without_anything_alike_the_form_says_so(qtbot, session, selection, ask):
    form = form_of(qtbot, session, selection, ask)
    form.on_save()
    assert form.problem.text() == NOTHING_ALIKE
