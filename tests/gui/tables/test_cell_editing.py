"""Cells of the table of events are changed where they stand, with the readers of the form."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gui.forms.cell_fields import CellFields
from gui.tables.event_columns import COLUMNS
from gui.tables.event_table import EventTable
from models.records.story import Actor, Event, Field, Kind, Place

KEYS = [column.key for column in COLUMNS]
BAN = "ban"


@pytest.fixture
def table(qtbot, session, selection):
    table = EventTable(session, selection, CellFields(session))
    qtbot.addWidget(table)
    table.resize(1100, 300)
    table.show()
    qtbot.waitExposed(table)
    table.activateWindow()
    table.setFocus()
    for key in ("tags", "standing"):
        table.columns.choose(key, True)
    return table


def open_cell(table, key, event_id=BAN):
    index = table.events.index_of(event_id, key)
    table.setCurrentIndex(index)
    QTest.keyClick(table, Qt.Key.Key_F2)
    return table.editing.field


def line_of(field):
    """The line in which a field is typed."""
    widget = field
    while widget.focusProxy() is not None:
        widget = widget.focusProxy()
    return widget


def type_words(table, words, key=Qt.Key.Key_Return):
    line = line_of(table.editing.field)
    line.setText(words)
    line.textEdited.emit(words)
    QTest.keyClick(line, key)


def event(session, id=BAN):
    return session.reader.get(Event, id)


def cell(table, key, event_id=BAN):
    return table.events.index_of(event_id, key).data()


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("title", "Ten bodies ban trade", "Ten bodies ban trade"),
        ("when", "about 4 Aug 2020 18:07", "about 4 Aug 2020, 18:07"),
        ("when", "2013年11月20日", "20 Nov 2013"),
        ("where", "Beirut", "Beirut"),
        ("who", "People's Bank of China", "People's Bank of China"),
        ("amount", "over €1.9bn", "over €1.9bn"),
        ("quantity", "2,750 tonnes", "2,750 tonnes"),
        ("tags", "ban, trade, ban", "ban, trade"),
    ],
)
def test_what_is_typed_is_read_as_in_the_form_in_one_step(table, session, key, typed, shown):
    before = cell(table, key)
    assert open_cell(table, key) is not None
    type_words(table, typed)
    assert table.editing.field is None
    assert cell(table, key) == shown
    session.undo()
    assert cell(table, key) == before


@pytest.mark.parametrize(("key", "place"), [("kind", 3), ("standing", 2)])
def test_a_list_is_chosen_from(table, session, key, place):
    field = open_cell(table, key)
    wanted = field.combo.itemData(place)
    field.combo.setCurrentIndex(place)
    QTest.keyClick(field.combo, Qt.Key.Key_Return)
    found = event(session)
    assert (found.kind_id if key == "kind" else found.standing) == wanted
    assert table.hasFocus()


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("title", " ", "title is missing"),
        ("when", "03/04/2020", "03/04/2020"),
        ("when", "next week or so", "next week or so"),
        ("amount", "a lot", "a lot"),
    ],
)
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_not_understood_stays_in_the_field_with_its_sentence(
    table, session, key, typed, sentence, end
):
    before = event(session)
    field = open_cell(table, key)
    type_words(table, typed, end)
    assert table.editing.field is field
    told = [label.text() for label in field.findChildren(type(field.said)) if label.isVisible()]
    assert sum(sentence in text for text in told) == 1
    assert line_of(field).text() == typed
    assert event(session) == before


@pytest.mark.parametrize(
    "key", ["title", "when", "kind", "where", "who", "amount", "quantity", "tags", "standing"]
)
def test_escape_and_unchanged_words_leave_no_step(table, session, key):
    label = session.case.undo_label
    open_cell(table, key)
    type_into = line_of(table.editing.field)
    if isinstance(type_into, QLineEdit):
        type_into.setText("something else")
    QTest.keyClick(line_of(table.editing.field), Qt.Key.Key_Escape)
    assert table.editing.field is None
    open_cell(table, key)
    QTest.keyClick(line_of(table.editing.field), Qt.Key.Key_Return)
    assert table.editing.field is None
    assert session.case.undo_label == label


def test_tab_goes_on_to_the_next_cell_that_is_changed_in_place(table, session):
    open_cell(table, "when")
    type_words(table, "25 Sep 2021", Qt.Key.Key_Tab)
    assert table.editing.key == "title"
    type_words(table, "Another title", Qt.Key.Key_Backtab)
    assert table.editing.key == "when"
    assert event(session).title == "Another title"


def test_a_click_elsewhere_takes_what_was_typed(table, session, qtbot):
    field = open_cell(table, "title")
    line_of(field).setText("Typed and left")
    other = table.visualRect(table.events.index_of("meeting", "kind")).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert table.editing.finish()
    assert event(session).title == "Typed and left"


def test_a_place_that_is_known_is_not_made_twice(table, session):
    open_cell(table, "where")
    type_words(table, "Beirut")
    open_cell(table, "where", "meeting")
    type_words(table, "beirut")
    assert [place.name for place in session.reader.all(Place)] == ["Beirut"]


def test_a_place_that_is_on_no_map_is_kept_only_by_a_second_return(table, session):
    field = open_cell(table, "where")
    type_words(table, "Hangar of nobody")
    assert table.editing.field is field
    assert "on no map yet" in field.said.text()
    assert session.reader.all(Place) == ()
    QTest.keyClick(line_of(field), Qt.Key.Key_Return)
    assert cell(table, "where") == "Hangar of nobody"


def test_several_actors_are_parted_by_semicolons(table):
    open_cell(table, "who")
    type_words(table, "Customs; Port authority")
    assert cell(table, "who") == "Customs, Port authority"


def test_an_actor_is_taken_out_by_empty_words(table, session):
    open_cell(table, "who")
    type_words(table, "A court")
    open_cell(table, "who")
    type_words(table, "")
    assert session.reader.dossier(BAN).of(Field.WHO) == ()
    assert [actor.name for actor in session.reader.all(Actor)] == ["A court"]


@pytest.mark.parametrize("key", ["state", "sources", "uncited", "confidentiality", "description"])
def test_what_must_not_be_changed_by_accident_opens_the_form(table, key):
    asked = []
    table.field_opened.connect(lambda _kind, id, column: asked.append((id, column)))
    assert open_cell(table, key) is None
    assert asked == [(BAN, key)]


@pytest.mark.parametrize("key", ["title", "when", "tags", "kind", "who"])
def test_what_undo_took_back_meanwhile_stays_so(table, session, key):
    """A field that is open above a cell knows nothing of the other cells of its row."""
    before = event(session)
    open_cell(table, "title" if key != "title" else "tags")
    type_words(table, "changed before")
    open_cell(table, key)
    session.undo()
    if key == "kind":
        table.editing.field.combo.setCurrentIndex(4)
    else:
        line_of(table.editing.field).setText("20 Nov 2013")
    assert table.editing.finish()
    after = event(session)
    assert (after.title == before.title) is (key != "title")
    assert (after.tags == before.tags) is (key != "tags")


def test_a_field_goes_with_the_row_it_belongs_to(table, session, selection):
    from models.index.filters import Filter

    open_cell(table, "title")
    selection.set_filter(Filter(kinds=frozenset({"none of them"})))
    assert table.editing.field is None


def test_a_field_stays_inside_of_the_table(table, qtbot):
    table.resize(500, 140)
    for key in ("when", "standing"):
        field = open_cell(table, key, "undated")
        assert table.viewport().rect().contains(field.geometry())
        table.editing.cancel()


# the sample: several places, citations, words in other scripts ------------------------------------


@pytest.fixture
def sample(qtbot, sample_session, sample_selection):
    table = EventTable(sample_session, sample_selection, CellFields(sample_session))
    qtbot.addWidget(table)
    table.resize(1100, 300)
    table.show()
    return table


def test_several_places_are_changed_in_the_form(sample):
    asked = []
    sample.field_opened.connect(lambda _kind, _id, column: asked.append(column))
    assert open_cell(sample, "where", "jiafenxiang-sales") is None
    assert asked == ["where"]


def test_a_cited_place_is_not_taken_out_by_empty_words(sample, sample_session):
    for id in sample.events.ids:
        stated = sample_session.reader.dossier(id).of(Field.WHERE)
        if len(stated) == 1 and stated[0].cited:
            break
    field = open_cell(sample, "where", id)
    type_words(sample, "")
    assert sample.editing.field is field
    assert "take it out in the event's form" in field.said.text()


def test_every_cell_of_the_sample_can_be_opened_and_left_as_it_was(sample, sample_session):
    label = sample_session.case.undo_label
    for id in sample.events.ids[:25]:
        for key in ("title", "when", "kind", "where", "who", "amount", "quantity", "tags", "official_number"):
            if sample.editing.begin(id, key):
                assert not sample.editing.field.is_changed(), (id, key)
                assert sample.editing.finish(), (id, key)
    assert sample_session.case.undo_label == label


# habits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["return", "double"])
def test_return_and_double_click_open_what_was_clicked(table, qtbot, way):
    opened = []
    table.event_opened.connect(opened.append)
    index = table.events.index_of("meeting", "kind")
    if way == "double":
        at = table.visualRect(index).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    else:
        table.setCurrentIndex(index)
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["meeting"]


def test_a_double_click_beside_the_rows_opens_nothing(table, qtbot):
    opened = []
    table.event_opened.connect(opened.append)
    qtbot.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, table.viewport().height() - 4)
    )
    assert opened == []


def test_delete_asks_the_window_to_delete(table):
    asked = []
    action = QAction(table)
    action.setObjectName("delete_event")
    action.triggered.connect(lambda: asked.append(True))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert asked == [True]


def test_space_selects_the_row_that_ctrl_moved_to(table, selection):
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(selection.events) == 2


def test_rows_are_copied_as_they_stand_with_the_shown_columns(table):
    table.columns.choose("who", False)
    table.sortByColumn(KEYS.index("title"), Qt.SortOrder.DescendingOrder)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["When", "Event", "Kind"]
    assert "Who" not in lines[0]
    assert [line.split("\t")[1] for line in lines[1:]] == [table.events.words_at(row, 1) for row in range(4)]
    assert [line.split("\t")[0] for line in lines[1:]].count("") == 1  # the date that is not known


def test_the_menu_is_about_the_rows_and_can_be_reached_by_key(table):
    menu = table.context_menu(table.events.index_of(BAN, "kind"))
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words[0].startswith("Open")
    assert "Change “Kind” here\tF2" in words
    assert {"Sort by", "Columns"} <= set(words)
    empty = [
        action.text().replace("&", "") for action in table.context_menu(table.events.index(-1, 0)).actions()
    ]
    assert not any(word.startswith(("Open", "Change", "Delete")) for word in empty)


def test_an_event_without_a_date_is_there_while_the_whole_case_is_shown(table, selection):
    assert "undated" in table.events.ids
    selection.set_window((737_000.0, 738_000.0))
    assert "undated" not in table.events.ids


def test_kinds_are_offered_in_the_order_of_the_case(table, session):
    field = open_cell(table, "kind")
    shown = [field.combo.itemText(row) for row in range(field.combo.count())]
    assert shown == [kind.name for kind in sorted(session.reader.all(Kind), key=lambda kind: kind.position)]


@pytest.mark.parametrize(
    ("answer", "edtf"), [("once", "[2014-10-23..2014-10-24]"), ("throughout", "2014-10-23/2014-10-24")]
)
def test_a_cell_asks_whether_it_was_once_in_a_time_or_all_through_it(table, session, answer, edtf):
    field = open_cell(table, "when")
    field.when.line.setText("between 23 and 24 Oct 2014")
    assert field.when.choice.isVisible()
    getattr(field.when.choice, answer).click()
    QTest.keyClick(field.when.line, Qt.Key.Key_Return)
    assert event(session).when.edtf == edtf
