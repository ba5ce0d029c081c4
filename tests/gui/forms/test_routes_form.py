"""The form of roles, routes and local names."""

import pytest

from gui.forms.event_form import EventForm
from gui.forms.kinds_form import KindsForm
from gui.forms.routes_form import RoutesForm
from gui.selection import Selection
from models.importing.templates import template_named, templates
from models.records.story import Kind
from models.store.roles import case_routes
from tests.gui.fakes import FakeAsk


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))


@pytest.fixture
def form(qtbot, session):
    form = RoutesForm(session)
    qtbot.addWidget(form)
    return form


def test_nothing_is_written_while_nothing_is_changed(form, session):
    before = len(session.reader.history_hashes())
    form.on_save()
    assert len(session.reader.history_hashes()) == before


def test_routes_roles_and_local_names_are_kept_in_one_step(form, session):
    form.routes.setPlainText("mine -> smelter\nsmelter -> each vault -> bank")
    form.usual.setChecked(False)
    form.place_roles.setText("mine, smelter, vault")
    form.local_names.setCurrentIndex(form.local_names.findData("first"))
    form.on_save()
    kept = case_routes(session.reader)
    assert [route.words for route in kept.own] == ["mine → smelter", "smelter → each vault → bank"]
    assert (kept.has_usual, kept.place_roles, kept.local_names) == (
        False,
        ("mine", "smelter", "vault"),
        "first",
    )
    session.undo()
    assert case_routes(session.reader).own == ()


def test_a_line_that_is_no_route_is_told(form, session):
    form.routes.setPlainText("departure → destination\nBatumi")
    assert "Batumi" in form.find_problem()


def test_the_form_of_an_event_proposes_the_roles_of_the_case(qtbot, form, session):
    form.place_roles.setText("mine, smelter")
    form.on_save()
    event = EventForm(session, Selection(session), FakeAsk(), None)
    qtbot.addWidget(event)
    role = event.places.rows[0].role
    assert [role.itemText(at) for at in range(3)] == ["", "mine", "smelter"]


def test_kinds_are_taken_from_a_template_and_kept_as_one(qtbot, session):
    ask = FakeAsk("Our sort")
    kinds = KindsForm(session, Selection(session), ask)
    qtbot.addWidget(kinds)
    kinds.fill_templates()
    assert len(kinds.templates.actions()) == len(templates()) + 2
    kinds.on_template(template_named("incident"))
    assert "Rescue" in {kind.name for kind in session.reader.all(Kind)}
    kinds.on_keep()
    assert any(name == "Rescue" for name, _, _ in template_named("our sort").kinds)
