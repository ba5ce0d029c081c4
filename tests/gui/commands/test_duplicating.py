"""Duplicating from the window: what is chosen where one works, one step, and the form of what is new."""

from gui.forms.event_form import EventForm
from gui.forms.source_form import SourceForm
from models.records.story import Event, Source


def titles(session):
    return sorted(event.title for event in session.reader.all(Event))


def test_the_selected_event_is_duplicated_in_one_step_and_its_form_opens(
    window, session, selection_of_window
):
    selection_of_window.select(["ban"])
    window.menus["duplicate"].trigger()
    assert "Ten bodies ban crypto business (copy)" in titles(session)
    form = window.records.dialog
    assert isinstance(form, EventForm)
    assert form.title.text() == "Ten bodies ban crypto business (copy)"
    assert selection_of_window.current != "ban"
    assert "Nothing of it is checked" in window.notices.words.text()
    form.reject()
    assert window.menus["undo"].text() == "&Undo “Duplicate event”"
    window.menus["undo"].trigger()
    assert "Ten bodies ban crypto business (copy)" not in titles(session)


def test_several_events_are_duplicated_together_and_are_chosen_then(window, session, selection_of_window):
    selection_of_window.select(["ban", "sale"])
    window.menus["duplicate"].trigger()
    assert window.records.dialog is None
    assert len(selection_of_window.events) == 2
    assert not {"ban", "sale"} & set(selection_of_window.events)
    assert session.undo_words == "Duplicate events"


def test_what_is_chosen_on_the_page_in_front_is_meant_while_it_has_the_focus(
    window, session, selection_of_window
):
    page = window.workspace.views["sources"]
    page.chosen_keys, shown = (("source", "reuters"),), []
    page.show_source = shown.append
    window.workspace.tabs.setCurrentWidget(page)
    selection_of_window.select(["ban"])
    window.activateWindow()
    page.setFocus()
    window.menus["duplicate"].trigger()
    assert [source.title for source in session.reader.all(Source)].count(
        "China's provinces sell seized crypto"
    ) == 1
    assert isinstance(window.records.dialog, SourceForm)
    assert len(session.reader.all(Event)) == 4


def test_without_anything_chosen_it_is_said_what_to_choose(window, ask):
    window.menus["duplicate"].trigger()
    assert "Choose first what is to be duplicated" in ask.told[-1]


def test_nothing_is_duplicated_in_a_case_that_is_only_read(window, session):
    session.case.is_read_only = True
    window.refresh()
    assert not window.menus["duplicate"].isEnabled()
