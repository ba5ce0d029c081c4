"""Nothing that the views say of themselves is left untranslated: each is made in a language that marks its words."""

import html
import re
import shutil
import tomllib
from dataclasses import fields, is_dataclass

import pytest
from PySide6.QtWidgets import QWidget

from gui.canvas.hover_card import event_line
from gui.canvas.map_view import MapView
from gui.canvas.spoken import event_words, group_words, picture_words, shown_words
from gui.canvas.timeline_view import TimelineView
from gui.importing.page import ImportPage
from gui.ledger.ledger_page import LedgerPage
from gui.parts.fonts import register_fonts
from gui.parts.plain_text import PlainLabel
from gui.publish.document_form import DocumentForm
from gui.publish.export_form import ExportForm
from gui.publish.program_form import ProgramForm
from gui.publish.publications_form import PublicationsForm
from gui.publish.row_words import COLUMN_WORDS, GROUP_WORDS, MEANING_CHOICES, PANEL_WORDS
from gui.publish.studio_page import StudioPage
from gui.reader.cited_page import CitedPage
from gui.reader.reader_page import ReaderPage
from gui.review.desk import HINTS
from gui.review.findings_page import FindingsPage
from gui.review.review_page import ReviewPage
from gui.selection import Selection
from gui.session import Session
from gui.tables.actor_page import ActorPage
from gui.tables.event_table import EventTable
from gui.tables.filters import FilterPanel
from gui.tables.source_page import SourcePage
from models.exchange.registry import format_of
from models.importing.matter import Matter
from models.ledger.line import DIMENSIONS
from models.machine.paths import resource
from models.publication.choices import MULTIPLES, TABLE_COLUMNS
from models.publication.scenes import Names
from models.records.desk import SavedFigure
from models.records.meanings import MEANINGS
from models.records.story import Actor, Citation, Claim, Event, Kind, Origin, Place, Source
from tests.gui.fakes import FakeAsk, opened
from tests.pseudo import BEGIN, pseudo_language, unmarked

KNOWN = {
    *(
        "English",
        "Deutsch",
        "français",
        "BTC",
        "ETH",
        "USDT",
        "Chicago",
        "GB/T",
        "Dateline Sans",
        "A. Reporter",
    ),
    *("fit", "world", "China", "Jiangsu", "Hunan", "PNG", "SVG", "PDF", "mm", "px", "UTC", "Sept", "K"),
}
"""Names, abbreviations and what is typed as it is: the same in every language."""
OF_QT = {"Cancel", "Close", "Scroll Left", "Scroll Right"}  # words that Qt brings along
PARTS = re.compile(r"[·;:,/|()“”‘’…→\n\d]+|<[^>]*>")
TABLE = "Date;Event;Where;Proceeds\n3.4.2021;A raid;Xqzzt;1.234,50 EUR\n2021;A sale;Xuzhou;\n"


@pytest.fixture(scope="module")
def session(qapp, sample_file, tmp_path_factory):
    """A session with the sample, whose records are opened before any word is marked."""
    register_fonts()
    session = Session(FakeAsk(), who="A. Reporter")
    assert opened(session, shutil.copy(sample_file, tmp_path_factory.mktemp("words")))
    yield session
    session.close()


@pytest.fixture(scope="module")
def data(session):
    """All that people wrote into the case, and the words of ledgers, which are those of a page."""
    told = [
        text
        for kind in (Event, Claim, Citation, Source, Origin, Actor, Place, Kind, SavedFigure)
        for record in session.reader.all(kind)
        for text in texts_of(record)
    ]
    told += texts_of(session.reader.about())
    with resource("i18n", "ledger.toml").open("rb") as file:
        told += texts_of(tomllib.load(file)["en"])
    return "\n".join(told).casefold()


def texts_of(thing):
    if isinstance(thing, str):
        return [thing]
    if is_dataclass(thing):
        return [text for field in fields(thing) for text in texts_of(getattr(thing, field.name))]
    if isinstance(thing, dict):
        return [text for one in thing.values() for text in texts_of(one)]
    return [text for one in thing for text in texts_of(one)] if isinstance(thing, tuple | list) else []


def ours(widget, data, but=()):
    """What a widget shows unmarked that neither the case nor a table of names holds; some of its parts left aside."""
    aside = {text for part in but for text in unmarked(part)}
    told = (html.unescape(text) for text in unmarked(widget) if text not in aside)
    return [text for text in told if any(map(is_ours(data), PARTS.split(text.partition(": ")[2])))]


def is_ours(data):
    def is_ours(part):
        words = " ".join(part.split()).strip(" .-–—×+−≠✓&")
        has_letters = re.search("[A-Za-z]{2}", words)
        return bool(has_letters) and words not in KNOWN | OF_QT and words.casefold() not in data

    return is_ours


PAGES = {
    "timeline": TimelineView,
    "map": MapView,
    "events": EventTable,
    "filters": FilterPanel,
    "sources": SourcePage,
    "actors": ActorPage,
    "ledger": LedgerPage,
    "findings": FindingsPage,
    "reader": ReaderPage,
}


@pytest.fixture
def selection(session):
    selection = Selection(session)
    selection.on_case_opened()
    return selection


@pytest.fixture
def marked(qtbot, data):
    """Make a view in the language that marks, show it, and return what it left unmarked."""

    def marked(make, settle=lambda _: None, but=lambda _: ()):
        with pseudo_language():
            view = make()
            qtbot.addWidget(view)
            view.resize(1280, 800)
            view.show()
            settle(view)
            found = ours(view, data, but(view))
            view.hide()
        return found

    return marked


def settled(qtbot):
    def settle(view):
        if isinstance(view, FindingsPage):
            qtbot.waitUntil(lambda: view.report is not None and not view.is_checking, timeout=60_000)
        if isinstance(view, LedgerPage):
            qtbot.waitUntil(lambda: view.account is not None, timeout=60_000)
            view.left_out.expandAll()
        if isinstance(view, SourcePage | ActorPage):
            view.table.selectRow(1)

    return settle


def of_models(view):
    """The parts that show whole sentences of the ledger and of checks, which have their own tests."""
    if isinstance(view, LedgerPage):
        return (view.total, view.why)
    if isinstance(view, FindingsPage):
        return (view.about, view.why)
    if isinstance(view, ImportPage):
        file, rows = view.file, view.rows
        lists = (file.encoding, file.separator, rows.language, rows.currency, rows.zone)
        return (*lists, view.remark, view.columns.reason, *file.findChildren(PlainLabel))
    return ()


@pytest.mark.parametrize("name", PAGES)
def test_a_view_says_nothing_of_its_own_untranslated(name, marked, session, selection, qtbot):
    assert marked(lambda: PAGES[name](session, selection), settled(qtbot), of_models) == []


def test_the_review_says_nothing_of_its_own_untranslated(marked, session, selection, qtbot):
    def made(page):
        qtbot.waitUntil(lambda: page.claim is not None, timeout=60_000)
        for name in ("query", "observe"):
            page.desk.ask_for(name)

    assert marked(lambda: ReviewPage(session, selection, CitedPage(session)), made) == []


def test_the_studio_says_nothing_of_its_own_untranslated(marked, session, selection, qtbot):
    def made(page):
        qtbot.waitUntil(lambda: page.canvas.figure is not None, timeout=60_000)

    assert marked(lambda: StudioPage(session, selection, session.ask), made) == []


@pytest.mark.parametrize(
    "make",
    [
        ProgramForm,
        DocumentForm,
        lambda session, selection: DocumentForm(session, selection, session.reader.all(Actor)[0].id),
        lambda session, selection: PublicationsForm(session, session.ask),
        lambda session, selection: ExportForm((), True, "", None),
    ],
    ids=["for programs", "documents", "dossier", "publications", "figure"],
)
def test_a_form_of_what_is_written_says_nothing_untranslated(make, marked, session, selection):
    assert marked(lambda: make(session, selection)) == []


def test_the_import_page_says_nothing_of_its_own_untranslated(marked, session, tmp_path, qtbot):
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)

    def read(page):
        qtbot.waitUntil(lambda: not page.readings.is_reading and not page.readings.is_stale, timeout=60_000)
        page.columns.table.choose(1)

    matter = Matter.of_file(path, format_of(path))
    found = marked(lambda: ImportPage(session, matter, session.ask, host), read, of_models)
    cells = tuple(filter(None, re.split("[;\n]", TABLE)))
    assert [one for one in found if not one.partition(": ")[2].startswith(cells)] == []


def test_what_pictures_tell_a_screen_reader_is_translated(session):
    index, names = session.index, Names.read(session.reader)
    with pseudo_language():
        told = [
            event_words(index, names, 0),
            group_words(index, index.ids[:3]),
            event_line(index, index.ids[0]),
        ]
        told += [shown_words(3, 64, (730000.0, 738000.0)), picture_words("", index, index.order)]
    assert all(words.startswith(BEGIN) for words in told)


def test_the_choices_of_the_studio_are_all_that_figures_can_have():
    assert tuple(MEANING_CHOICES.values()) == MEANINGS
    assert tuple(GROUP_WORDS.values()) == DIMENSIONS
    assert tuple(COLUMN_WORDS) == TABLE_COLUMNS
    assert tuple(PANEL_WORDS.values()) == ("", *MULTIPLES)


def test_the_hints_of_the_review_are_for_refusals_that_the_review_gives():
    told = (resource("..") / "models" / "review" / "review.py").read_text(encoding="utf-8")
    assert [refusal for refusal, _ in HINTS if refusal not in told] == []
