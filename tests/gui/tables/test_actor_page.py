"""The page of actors: what each did, with whom, how they are related, and where one goes from there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.tables.actor_page import NO_RELATION, ActorPage
from gui.tables.actor_table import COLUMNS, cells_of
from models.evidence.relating import RelationDraft, write_relation
from models.records.relations import RelationKind
from models.records.story import Actor, Confidentiality, Field
from models.store.actors import actor_named, deeds_of, relations_of
from tests.builders import a_claim, a_quantity, a_when, an_actor, an_amount


@pytest.fixture
def page(qtbot, session, selection):
    def fill(writer):
        writer.add(an_actor("Delta Ltd", id="delta", kind="company", aliases=("former=Gamma Ltd",)))
        writer.add(
            an_actor("Real Name", id="fox", confidentiality=Confidentiality.CONFIDENTIAL, code_name="Fox")
        )
        writer.add(a_claim("ban", Field.WHO, "", id="w", actor_id="delta", role="seller"))
        writer.add(a_claim("ban", Field.AMOUNT, "", id="a", amount=an_amount("5000000", "USD")))
        for kind, who, more in (
            (RelationKind.OWNS, "Anna Berg", {"share": a_quantity("60", "%"), "when": a_when("2001/2004")}),
            (RelationKind.PAID, "Real Name", {"sum": an_amount("7", "USD")}),
        ):
            write_relation(writer, session.reader, RelationDraft(kind, who, "Delta Ltd", **more))

    session.edit("Fill", fill)
    page = ActorPage(session, selection)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.show_actor("delta")
    return page


def listed(page):
    return [page.relations.item(row).text() for row in range(page.relations.count())]


def test_the_table_counts_events_relations_others_roles_and_sums(page, session):
    (deeds,) = deeds_of(session.reader, "delta")
    row = dict(zip(COLUMNS, cells_of(deeds), strict=True))
    assert (row["Events"], row["Relations"], row["With"]) == ("1", "2", "2")
    assert "seller" in row["Roles"]
    assert row["How much"] == "$5m (seller); $7 (payee)"


def test_the_chosen_actor_is_told_in_words_and_drawn(page):
    assert page.heading.text() == "Delta Ltd"
    assert "With Anna Berg" in page.met.text()
    assert listed(page) == ["2001–2004: is 60% owned by Anna Berg", "date not known: was paid $7 by Fox"]
    words = [
        mark.text for group in page.figure.figure.groups for mark in group.marks if hasattr(mark, "text")
    ]
    assert "Anna Berg" in words
    assert "Real Name" not in words


def test_a_confidential_actor_goes_by_the_code_name(page, session):
    (deeds,) = deeds_of(session.reader, "fox")
    assert "Real Name" not in " ".join(cells_of(deeds))
    page.show_actor("fox")
    assert page.heading.text() == "Fox"


def test_a_former_name_finds_the_row(page):
    page.words.setText("gamma")
    assert page.table.model().rowCount() == 1
    page.words.setText("real name")
    assert page.table.model().rowCount() == 0


def test_the_buttons_lead_to_timeline_map_studio_forms_and_dossier(page, selection, qtbot):
    page.timeline_button.click()
    assert (selection.filter.actors, selection.filter.relations) == (frozenset({"delta"}), True)
    with qtbot.waitSignal(page.tab_wanted) as told:
        page.map_button.click()
    assert told.args == ["map"]
    assert not selection.filter.relations
    for button, signal in (
        (page.edit_button, page.actor_opened),
        (page.relate_button, page.relation_wanted),
        (page.figure_button, page.actor_figure_wanted),
        (page.dossier_button, page.actor_dossier_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == ["delta"]


def test_a_click_in_the_figure_chooses_a_relation_and_a_double_click_opens_it(page, selection, qtbot):
    target = next(one for one in page.figure.figure.targets if one.part == "label")
    at = QPoint(int(target.rect.x) + 10, int(target.rect.y) + 10)
    QTest.mouseClick(page.figure, Qt.MouseButton.LeftButton, pos=at)
    assert selection.current == target.items[0]
    with qtbot.waitSignal(page.event_opened):
        QTest.mouseDClick(page.figure, Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_another_actor_puts_them_in_the_middle(page):
    target = next(one for one in page.figure.figure.targets if one.part == "mark")
    at = QPoint(int(target.rect.x) + 8, int(target.rect.y) + 8)
    before = page.current.id
    QTest.mouseClick(page.figure, Qt.MouseButton.LeftButton, pos=at)
    assert page.current.id != before


def test_what_changes_is_told_anew_and_who_was_chosen_stays(page, session):
    session.edit("Rename", lambda writer: writer.put(an_actor("Delta plc", id="delta", kind="company")))
    assert page.heading.text() == "Delta plc"
    for relation in relations_of(session.reader):
        session.edit("Delete", lambda writer, event=relation.event: writer.delete(event))
    assert page.none.text() == NO_RELATION
    assert page.figure.figure is None


def test_a_relation_is_shown_with_its_actor(page, session, selection):
    anna = actor_named(session.reader, "Anna Berg")
    page.show_relation(relations_of(session.reader, anna.id)[0])
    assert page.current.id == anna.id
    assert session.reader.get(Actor, anna.id).name == page.heading.text()
    assert selection.current == relations_of(session.reader, anna.id)[0].event.id


def test_a_large_case_is_counted_beside_the_window(page, session, monkeypatch, qtbot):
    monkeypatch.setattr("gui.tables.actor_table.AT_ONCE", 0)
    session.edit("Rename", lambda writer: writer.put(an_actor("Delta plc", id="delta", kind="company")))
    qtbot.waitUntil(lambda: page.heading.text() == "Delta plc")
    assert page.current.id == "delta"
