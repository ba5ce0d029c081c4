"""The panel of filters."""

from dataclasses import replace

import pytest

from gui.selection import Selection
from gui.tables.filters import FilterPanel
from models.index.filters import Filter
from models.records.story import Event
from models.values.when import When
from tests.gui.fakes import opened


@pytest.fixture
def panel(qtbot, sample_session, sample_selection):
    panel = FilterPanel(sample_session, sample_selection)
    qtbot.addWidget(panel)
    return panel


def test_a_tick_shows_only_that_kind_and_a_second_adds_to_it(panel, sample_selection):
    panel.boxes["kinds", "sale"].setChecked(True)
    assert len(sample_selection.shown()) == 6
    panel.boxes["kinds", "seizure"].setChecked(True)
    assert len(sample_selection.shown()) == 10
    panel.boxes["kinds", "sale"].setChecked(False)
    assert sample_selection.filter.kinds == {"seizure"}


def test_choices_say_how_many_events_they_stand_for(panel, sample_session):
    box = panel.boxes["kinds", "notice"]
    assert box.text() == "Notice 13"


def test_show_all_takes_every_tick_away(panel, sample_selection):
    panel.boxes["kinds", "sale"].setChecked(True)
    panel._clear.click()
    assert sample_selection.filter == Filter()
    assert not panel.boxes["kinds", "sale"].isChecked()
    assert not panel._clear.isEnabled()


def test_a_filter_set_elsewhere_is_ticked_here(panel, sample_selection):
    sample_selection.set_filter(Filter(kinds=frozenset({"notice"}), only_uncited=True))
    assert panel.boxes["kinds", "notice"].isChecked()
    assert panel.boxes["only_uncited", ""].isChecked()
    assert not panel.boxes["kinds", "sale"].isChecked()


def test_long_lists_open_whole(panel):
    before = len(panel.boxes)
    panel._toggle("actors")
    assert len(panel.boxes) > before


@pytest.mark.parametrize(
    "change",
    [
        lambda event: replace(event, kind_id="report"),
        lambda event: replace(event, tags=("never seen",)),
        lambda event: replace(event, jurisdiction="FR"),
        lambda event: replace(event, title="Another title"),
        lambda event: replace(event, when=When.from_edtf("2001-02-03")),
        None,
    ],
)
def test_counts_follow_every_edit(panel, sample_session, change):
    """The last edit takes an event away with its places, actors and checks."""
    for event in sample_session.reader.all(Event)[:2]:
        if change is None:
            sample_session.edit("Away", lambda writer, gone=event: writer.delete(gone))
        else:
            new = change(event)
            sample_session.edit("Change", lambda writer, new=new: writer.replace(new))
        assert panel._shown == panel._sections()
        told = {id: box.text() for (field, id), box in panel.boxes.items() if field == "kinds"}
        kinds = [event.kind_id for event in sample_session.reader.all(Event)]
        assert all(text.endswith(f" {kinds.count(id)}") for id, text in told.items())


@pytest.mark.parametrize(
    ("field", "signal", "words"),
    [
        ("kinds", "kind_opened", ["Kinds of event…"]),
        ("places", "place_opened", ["Edit this place…", "Duplicate this place", "All places…"]),
        ("actors", "actor_opened", ["Edit this actor…"]),
    ],
)
def test_what_is_filtered_by_is_changed_from_its_menu(qtbot, session, selection, field, signal, words):
    panel = FilterPanel(session, selection)
    qtbot.addWidget(panel)
    menu = panel.menu_of(field, "x1")
    assert [action.text().replace("&", "") for action in menu.actions()] == words
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        menu.actions()[0].trigger()
    assert told.args == ["x1"]


def test_a_case_that_is_opened_after_another_is_counted_anew(qtbot, session, case_path):
    selection = Selection(session)
    selection.on_case_opened()
    panel = FilterPanel(session, selection)
    qtbot.addWidget(panel)
    session.close()
    assert opened(session, case_path)
    selection.set_filter(Filter(words="ban"))
    assert ("kinds", "notice") in panel.boxes
