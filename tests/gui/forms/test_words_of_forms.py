"""Every form speaks the language of whoever works: nothing of ours is left in English but what is kept so."""

import pytest

from gui.forms.event_form import EventForm
from gui.forms.inspector import Inspector
from gui.forms.rows import ActorRow
from gui.forms.value_fields import bounds_words
from gui.forms.word_choice import WordChoice
from gui.forms.written import fill, written_in
from gui.scope import scope_words
from models.index.filters import Filter
from models.records.story import Event, Field, Kind, Origin, Source
from models.store.roles import roles_of
from models.translation import tr
from models.values.when import When, read_when
from models.values.when.zone_words import zone_names
from tests.gui.windows import dialogs
from tests.pseudo import BEGIN, pseudo_language, unmarked

FORMS = (
    "new_event", "edit_event", "change_events", "new_source", "new_citation", "new_statement", "new_link",
    "new_relation", "about_case", "rules", "routes", "replies", "criticism", "edit_place", "edit_actor", "wanted",
    "kinds", "origins", "rates", "places", "merge_sources", "merge_actors", "merge_places", "quick_event",
)  # fmt: skip
EXAMPLES = frozenset(("zh", "CN", "GE", "CNY", "USD, BTC …", "Ajaria, GE", "LB, CN, DE …", "GCJ-02", "BD-09"))
LANGUAGES = frozenset(("English", "Deutsch", "français"))  # each in its own words
QT = frozenset(("Save", "Cancel", "OK"))  # the buttons of Qt's boxes are told by Qt
DATES = frozenset(("22 Nov 2026", "24 Sept 2021"))  # dates have languages of their own
LONG = 12  # letters: whatever holds so long a title of the case is a line about it


@pytest.fixture
def window(window_left_as_it_was):
    return window_left_as_it_was


def own_words(reader):
    """The words of the case, and those of a choice that are kept as they are."""
    roles = (roles_of(reader, field) for field in (Field.WHERE, Field.WHO))
    lists = (", ".join(some[:8]) + " …" for some in roles)
    names = (one.name for kind in (Kind, Origin) for one in reader.all(kind))
    titles = (one.title for kind in (Event, Source) for one in reader.all(kind))
    tags = (", ".join(event.tags) for event in reader.all(Event))
    roles = (role for field in (Field.WHERE, Field.WHO) for role in roles_of(reader, field))
    return {*names, *titles, *tags, *roles, *lists, *zone_names(), *EXAMPLES, *LANGUAGES, *QT, *DATES} - {""}


def left_in_english(widget, reader):
    own = own_words(reader)
    long = [words for words in own if len(words) >= LONG]
    told = (text.partition(": ")[2] for text in unmarked(widget))
    return [
        text
        for text in told
        if text not in own and "… owns …" not in text and not any(words in text for words in long)
    ]


@pytest.mark.parametrize("name", FORMS)
def test_no_word_of_a_form_is_left_in_english(window, name):
    window.asked_of.answers = [0] if name.startswith("edit_") else []
    with pseudo_language():
        window.menus[name].trigger()
        left = left_in_english(dialogs(window)[0], window._session.reader)
        for dialog in dialogs(window):
            dialog.done(0)
    assert left == []


def test_the_inspector_is_told_in_the_language_too(session, selection, qtbot, monkeypatch):
    monkeypatch.setattr(Inspector, "_found", lambda *_: (None, None))  # findings have words of their own
    selection.select(["ban"])
    with pseudo_language():
        inspector = Inspector(session, selection)
        qtbot.addWidget(inspector)
        assert left_in_english(inspector, session.reader) == []


def test_a_usual_word_is_shown_translated_and_kept_as_it_is(qtbot):
    with pseudo_language():
        field = WordChoice()
        qtbot.addWidget(field)
        field.add_words("", "e-mail", "letter")
        field.show_word("letter")
        assert (field.currentText(), field.word) == (tr("letter"), "letter")
        field.setCurrentText("a note under the door")
        assert field.word == "a note under the door"


def test_a_draft_is_taken_up_in_any_language(session, selection, ask, qtbot):
    form = EventForm(session, selection, ask)
    qtbot.addWidget(form)
    form.title.setText("A sale")
    form.description.setPlainText("of coins")
    written = written_in(form.form)
    with pseudo_language():
        other = EventForm(session, selection, ask)
        qtbot.addWidget(other)
        fill(other.form, written)
        assert (other.title.text(), other.description.toPlainText()) == ("A sale", "of coins")
        assert written_in(other.form) == written


def test_what_is_wrong_with_a_form_is_told_translated(session, selection, ask, qtbot):
    with pseudo_language():
        form = EventForm(session, selection, ask)
        qtbot.addWidget(form)
        form.on_save()
        row = ActorRow(lambda _: [])
        qtbot.addWidget(row)
        row.role.setCurrentText("witness")
        for sentence in (form.find_problem(), row.problem, bounds_words(When.from_edtf("2021-09"))):
            assert sentence.startswith(BEGIN)


def test_how_much_is_shown_is_told_translated(session, selection):
    selection.set_filter(Filter(words="ban"))
    with pseudo_language():
        assert scope_words(session, selection).startswith(BEGIN)


@pytest.mark.parametrize("edtf", ["2021-09-24", "2018/..", "2025-02~", "[2020,2021]", "2020-08-04T18:07"])
def test_a_date_that_is_shown_in_chinese_is_read_back(edtf, session, selection, ask, qtbot, monkeypatch):
    monkeypatch.setattr("gui.forms.event_form.language", lambda: "zh-Hans")
    session.edit(
        "Change event", lambda writer: writer.put(Event("ban", "notice", "A ban", When.from_edtf(edtf)))
    )
    form = EventForm(session, selection, ask, "ban")
    qtbot.addWidget(form)
    assert not form.when.text.isascii()
    assert read_when(form.when.text).edtf == edtf
