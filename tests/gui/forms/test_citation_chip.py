"""The number of a citation: what a click, its menu and Delete do with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.commands.citations import CitationCommands
from gui.commands.records import RecordCommands
from gui.forms.citation_chip import CitationChip
from gui.forms.cited_lines import Quotation
from gui.forms.inspector import Inspector
from gui.parts.plain_text import PlainLabel
from models.evidence.cited_together import cite_all
from models.records.story import Citation, Claim, Locator, Stance
from tests.builders import a_citation

WORDS = "Ten bodies of the state have banned every business with crypto, " * 4


@pytest.fixture
def inspector(qtbot, session, selection):
    inspector = Inspector(session, selection)
    qtbot.addWidget(inspector)
    selection.select(["ban"])
    return inspector


@pytest.fixture
def cited(session):
    """Both fields of the ban cited by one passage."""
    claims = [one.id for one in session.reader.where(Claim, event_id="ban")]
    told = a_citation("", "reuters", locator=Locator.PAGE, place="3", quote=WORDS.strip())
    return session.edit("Cite", lambda writer: cite_all(writer, told, claims))


@pytest.fixture
def commands(qtbot, session, selection, ask, inspector):
    records = RecordCommands(session, selection, ask, inspector)
    return CitationCommands(session, ask, records, lambda name: None, lambda name: None)


def chips(inspector):
    return inspector.widget().findChildren(CitationChip)


def entries(chip):
    return {action.text().replace("&", ""): action for action in chip.make_menu().actions() if action.text()}


def test_the_menu_of_a_number_does_all_that_can_be_done_with_it(inspector, cited):
    assert list(entries(chips(inspector)[0])) == [
        "Show the source",
        "Edit for all 2 fields…",
        "Edit for this field alone…",
        "Cite for other fields too…",
        "Copy for the next citation",
        "Delete from this field",
        "Delete from all 2 fields",
    ]


def test_the_letters_of_the_menu_are_unlike(inspector, cited):
    texts = [action.text() for action in chips(inspector)[0].make_menu().actions() if action.text()]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(letters) == len(set(letters))


def test_delete_takes_it_from_one_field_and_the_menu_from_all(inspector, cited, commands, ask, session):
    inspector.citations_deleted.connect(commands.delete)
    ask.answers += [True, True]
    QTest.keyClick(chips(inspector)[0], Qt.Key.Key_Delete)
    assert len(session.reader.all(Citation)) == 1
    session.undo()
    entries(chips(inspector)[0])["Delete from all 2 fields"].trigger()
    assert session.reader.all(Citation) == ()
    session.undo()
    assert len(session.reader.all(Citation)) == 2


def test_without_an_answer_nothing_is_deleted(commands, cited, session):
    commands.delete([cited[0].id])
    assert len(session.reader.all(Citation)) == 2


def test_a_copied_citation_is_what_the_next_one_begins_with(inspector, cited, commands, session):
    inspector.citation_copied.connect(commands.copy)
    entries(chips(inspector)[0])["Copy for the next citation"].trigger()
    assert session.last_cited.id == cited[0].id


def test_a_passage_is_shown_once_with_its_fields_and_the_beginning_of_its_words(inspector, cited):
    words = [label.text() for label in inspector.widget().findChildren(PlainLabel)]
    assert words.count("page 3 · supports what, when") == 1
    (quotation,) = inspector.widget().findChildren(Quotation)
    assert quotation.words.text().endswith("…”")
    assert WORDS.strip() in quotation.words.toolTip()
    quotation.more.click()
    assert quotation.words.text() == f"“{WORDS.strip()}”"


def test_a_source_that_stands_twice_for_a_field_shows_with_its_places(inspector, cited, session):
    more = a_citation(
        cited[0].claim_id, "reuters", locator=Locator.PAGE, place="7", stance=Stance.CONTRADICTS
    )
    session.edit("Cite", lambda writer: writer.add(more))
    assert sorted(chip.text() for chip in chips(inspector)) == ["[1]", "[1] p. 3", "[1] p. 7≠"]


def test_the_same_passage_cited_twice_for_a_field_shows_once(inspector, cited, session):
    again = a_citation(cited[0].claim_id, "reuters", locator=Locator.PAGE, place="3", quote=WORDS.strip())
    session.edit("Cite", lambda writer: writer.add(again))
    assert [chip.text() for chip in chips(inspector)] == ["[1]", "[1]"]
