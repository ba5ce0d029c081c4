"""The main window: places the parts and joins signals; it decides nothing."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.canvas.timeline_view import TimelineView
from gui.commands.actions import Actions, facts
from gui.commands.backups import BackupCommands
from gui.commands.cases import Commands
from gui.commands.citations import CitationCommands
from gui.commands.copies import CopyCommands
from gui.commands.documents import DocumentCommands
from gui.commands.history import HistoryCommands
from gui.commands.imports import ImportCommands
from gui.commands.mending import MendingCommands
from gui.commands.palette import PaletteCommands
from gui.commands.passphrases import PassphraseCommands
from gui.commands.proof import ProofCommands
from gui.commands.publishing import PublishingCommands
from gui.commands.questions import QuestionCommands
from gui.commands.records import RecordCommands
from gui.commands.scans import ScanCommands
from gui.commands.together import TogetherCommands
from gui.commands.whereabouts import WhereaboutsCommands
from gui.parts.ask import Ask
from gui.parts.columns import Columns
from gui.parts.icons import program_icon
from gui.parts.leaving import may_go
from gui.parts.naming import name_parts
from gui.parts.plain_text import one_line
from gui.parts.preferences import Preferences
from gui.parts.theme import theme_named, wear
from gui.parts.wheel import guard_wheel
from gui.selection import Selection
from gui.session import Session
from gui.window.about_chosen import AboutChosen
from gui.window.chips import FilterChips
from gui.window.dropping import DropFrame, Dropping
from gui.window.empty_page import PAGES, EmptyPage
from gui.window.habits import Habits
from gui.window.lock import Lock
from gui.window.notice import CaseBanner, NoticeLine
from gui.window.script_fonts import ScriptFonts
from gui.window.status import StatusLine
from gui.window.top_bar import TopBar
from gui.window.tour import Tour
from gui.window.views import PARTS, Part
from gui.window.welcome import WelcomePage, line
from gui.window.workspace import Workspace
from models.checks.finding import Finding
from models.index.filters import Filter
from models.records.relations import relation_of
from models.records.story import ClaimId, EventId
from models.store.search import Hit
from models.translation import tr

if TYPE_CHECKING:
    from gui.reader.reader_page import ReaderPage
    from gui.review.findings_page import FindingsPage
    from gui.review.review_page import ReviewPage
    from gui.tables.actor_page import ActorPage

SMALLEST = (720, 480)
FIRST_SIZE = (1440, 900)
MOST_SELECTED = 5000  # events: every view marks what is selected


class MainWindow(QMainWindow):
    """The window of one case, or the first page."""

    followed = Signal(object)  # another window took its place, which is shown and holds the case

    def __init__(
        self,
        session: Session,
        selection: Selection,
        preferences: Preferences,
        ask: Ask,
        scale: float = 1.0,
        parts: tuple[Part, ...] = PARTS,
    ) -> None:
        """Build the window of these parts; `scale` is the size of its text."""
        super().__init__()
        self._session, self._selection, self._preferences = session, selection, preferences
        self.scale = scale
        self._dress()  # first, so that every part is measured in the right letters
        ScriptFonts(session, self).added.connect(self._dress)
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.commands = Commands(session, selection, preferences, ask, self)
        self.records = RecordCommands(session, selection, ask, self)
        find_documents = partial(preferences.folder, "document")
        self.documents = DocumentCommands(session, selection, ask, self, find_documents)
        self.documents.reading_wanted.connect(self.show_document)
        self.scans = ScanCommands(session, preferences, ask, self)
        self.citations = CitationCommands(session, ask, self.records, self._view, self.show_tab)
        self.imports = ImportCommands(session, ask, self, find_documents)
        self.imports.showing_wanted.connect(self.show_events)
        self.imports.attachments_wanted.connect(lambda sources: self.documents.add(sources, sources))
        self.copies, self.proof = CopyCommands(session, ask, self), ProofCommands(session, ask, self)
        self.passphrases = PassphraseCommands(session, self.commands.opening, ask, self)
        self.whereabouts = WhereaboutsCommands(session, preferences, self.copies, ask, self)
        self.backups = BackupCommands(session, preferences, self.commands, ask, self)
        self.publishing = PublishingCommands(
            session, selection, ask, self, partial(preferences.folder, "export"), self._view
        )
        self.history = HistoryCommands(session, selection, ask, self)
        self.questions = QuestionCommands(session, selection, ask, self)
        self.together = TogetherCommands(session, selection, ask, self)
        self.lock = Lock(session, ask, preferences, self)
        self.palette_commands, self.tour = PaletteCommands(self), Tour(session, selection, preferences, self)
        self.workspace = Workspace(session, selection, ask, parts)
        self.about_chosen = AboutChosen(
            session, selection, ask, self.records, self.workspace, self.show_document, self
        )
        self.mending = MendingCommands(
            self.records, selection, self.show_in_review, self.commands.show_replies,
            self.about_chosen.remarks.show_comment,
        )  # fmt: skip
        handlers = (
            self.lock, self.commands, self.records, self.together, self.documents, self.scans, self.imports,
            self.copies, self.backups, self.whereabouts, self.passphrases, self.commands.recovering, self.publishing,
            self.history, self.questions, self.palette_commands, self.tour, self.workspace, self.proof,
            *self.about_chosen.handlers, self,
        )  # fmt: skip
        self.menus = self.palette_commands.menus = Actions(self, handlers)
        self.dropping = Dropping(session, ask, self.commands, self.documents, self.imports, self)
        self.welcome = WelcomePage(preferences)
        self.bar = TopBar(session, selection, self.menus)
        self.chips = FilterChips(session, selection)
        self.banner = CaseBanner(self.commands.save_copy, self.whereabouts.save_as)
        self.notices = NoticeLine(session)
        self.pages = QStackedWidget()
        self.setCentralWidget(self.lock.curtain.hang(self._page()))
        self.status = StatusLine(session, selection)
        self.setStatusBar(self.status)
        self._join()
        self.drop_frame = DropFrame(self)
        self.habits = Habits(session, selection, self.workspace, ask, preferences)
        self._begin()

    def _begin(self) -> None:
        """Show the window where it was, and name what has no name yet."""
        self.lock.begin(self.habits, self.menus.slot_named)
        self.tour.begin(self.lock.curtain.stack.widget(0), self.welcome, self.commands)
        self._restore()
        self.wear()
        self.refresh()
        name_parts(self)
        guard_wheel(self)

    def find_words(self) -> None:
        """Put the cursor into the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.workspace.show_tab(name)

    def play(self) -> None:
        """Play the case, or pause."""
        timeline = self.workspace.views.get("timeline")
        if isinstance(timeline, TimelineView):
            timeline.playing.toggle()

    # What follows the session

    def wear(self) -> None:
        """Dress the application in the theme and the size of letters that the person prefers."""
        self._dress()
        name = self._preferences.settings.theme
        self.bar.wear(theme_named(name))
        self.menus.check("theme", name)

    def _dress(self) -> None:
        app, settings = QApplication.instance(), self._preferences.settings
        if isinstance(app, QApplication):
            wear(app, theme_named(settings.theme), self.scale * settings.text_size / 100)

    def refresh(self, *_: object) -> None:
        """Show the right page and title, and enable what makes sense now."""
        if self.lock.curtain.is_drawn:
            self.statusBar().hide()
            self.setWindowTitle("Dateline")
            self.menus.rest()
            return
        is_open = self._session.is_open
        self.pages.setCurrentIndex(1 if is_open else 0)
        self.bar.setVisible(is_open)
        self.statusBar().setVisible(is_open)
        self.banner.tell(
            kind=self.commands.sample.kind,
            can_edit=self._session.can_edit or not is_open,
            lost=self._session.lost,
        )
        self.setWindowTitle(self._title())
        self.menus.enable(facts(self._session, self._selection))
        self.menus.name(self._session, self._selection)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, close the case, and go; a form that holds words is asked first."""
        if not may_go(self):
            event.ignore()
            return
        geometry = b64encode(self.saveGeometry().data()).decode("ascii")
        self._preferences.change(window_geometry=geometry)
        for columns in self.findChildren(Columns):
            columns.keep()
        self.commands.opening.cancel()
        self._session.close()
        if self.backups.keeps_waiting(self.close):
            event.ignore()
        else:
            super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one case file, or files for the open case, and say what will become of them."""
        words = "" if self.lock.curtain.is_drawn else self.dropping.words_for(event)
        if words:
            self.drop_frame.say(words)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say no more what dropping would do."""
        self.drop_frame.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped case, or take the dropped files; what drags them need not wait for an answer."""
        self.drop_frame.hide()
        if not self.lock.curtain.is_drawn and self.dropping.words_for(event):
            event.acceptProposedAction()
            self.dropping.take(event)

    def _title(self) -> str:
        case = self._session.case
        if case is None:
            return "Dateline"
        told = f"{one_line(self._session.title, 120)} — {one_line(case.path.name, 80)}"
        told = tr("{title} [read only]", title=told) if case.is_read_only else told
        return told.replace("[*]", "[*][*]")  # which Qt would take for the mark of a changed file

    def _join(self) -> None:
        session, commands = self._session, self.commands
        session.ask.line, session.ask.exports = self.notices, self._preferences.chosen_exports
        self._selection.selected.connect(self.refresh)
        for signal in (session.case_opened, session.case_closed, session.changed, session.steps_changed):
            signal.connect(self.refresh)
        self._preferences.changed.connect(self.wear)
        self.lock.curtain.moved.connect(self.refresh)
        self.welcome.follow(commands)
        self.bar.search.hit_chosen.connect(self.on_hit)
        self.chips.keep_wanted.connect(self.questions.keep_question)
        self.chips.answers_wanted.connect(self.bar.search.list_answers)
        self.status.asked.connect(self.questions.ask)
        self.documents.documents_added.connect(self.scans.recognise_added)
        self.scans.progressed.connect(self.status.show_work)
        self.status.stop_wanted.connect(self.scans.cancel_recognising)
        self.documents.find_reader = self._reader
        self.workspace.made.connect(self._join_view)
        for view in self.workspace.views.made.values():
            self._join_view(view)

    def _join_view(self, view: QWidget) -> None:
        """Open in a form what a view asks to open."""
        asked = {
            "event_opened": self.records.open_event,
            "field_opened": self.records.edit_named,
            "event_wanted": self.records.new_event_here,
            "source_opened": self.records.open_source,
            **self.citations.slots,
            "document_opened": self.show_document,
            "passage_marked": self.documents.cite_passage,
            "picture_kept": self.documents.keep_picture,
            "claim_chosen": self.records.cite,
            "claim_edited": self.records.open_claim,
            "statement_wanted": self.records.new_statement,
            "link_wanted": self.records.new_link,
            "finding_opened": self.show_finding,
            "mend_wanted": self.mending.mend,
            "criticism_wanted": self.records.open_criticism,
            "merge_wanted": self.records.merge_sources,
            "wanted_list_wanted": self.records.show_wanted,
            "actor_opened": self.records.open_actor,
            "relation_wanted": self.records.relate,
            "actors_delete_wanted": self.records.delete_actors,
            "place_opened": self.records.open_place,
            "place_doubled": self.about_chosen.duplicating.duplicate_place,
            "places_wanted": self.records.show_places,
            "kind_opened": self.records.show_kinds,
            "origin_opened": self.records.show_origins,
            "actors_merge_wanted": self.records.merge_actors,
            "tab_wanted": self.show_tab,
            "actor_figure_wanted": self.about_chosen.leading.show_actor_figure,
            "actor_dossier_wanted": self.publishing.export_dossier,
            "rates_wanted": self.records.show_rates,
            "ledger_export_wanted": self.publishing.write_ledger,
        }
        for name, slot in asked.items():
            signal = getattr(view, name, None)
            if signal is not None:
                signal.connect(slot)
        for columns in view.findChildren(Columns):
            columns.follow(self._preferences)
        name = next((name for name, made in self.workspace.views.made.items() if made is view), "")
        if name in PAGES:
            EmptyPage(name, view, self._session, self.menus)
        name_parts(view)
        guard_wheel(view)

    def _view(self, name: str) -> QWidget | None:
        return self.workspace.views.get(name)

    def _reader(self) -> "ReaderPage | None":
        return cast("ReaderPage | None", self._view("reader"))

    def show_relation(self, event_id: str) -> None:
        """Show a relation on the page of actors."""
        page = cast("ActorPage | None", self.workspace.views.get("actors"))
        relation = relation_of(self._session.reader.dossier(EventId(event_id)))
        if page is not None and relation is not None:
            self.show_tab("actors")
            page.show_relation(relation)
        else:
            self._selection.reveal(event_id, self)

    def show_finding(self, finding: Finding) -> None:
        """Show a finding on the page of checks."""
        page = cast("FindingsPage | None", self.workspace.views.get("checks"))
        if page is not None:
            self.show_tab("checks")
            page.show_finding(finding)

    def show_in_review(self, claim_id: str) -> None:
        """Show a claim on the page of the review."""
        page = cast("ReviewPage | None", self.workspace.views.get("review"))
        if page is not None:
            self.show_tab("review")
            page.show_claim(ClaimId(claim_id))

    def show_events(self, ids: Sequence[str]) -> None:
        """Show these events in the table, whatever was filtered or selected; of very many none is selected."""
        self._selection.set_filter(Filter(), self)
        self._selection.fit_all(self)
        self._selection.select(ids if len(ids) <= MOST_SELECTED else (), self)
        self.show_tab("table")

    def show_document(self, document_id: str, page: int = 1, words: str = "") -> None:
        """Open a document at a page and find words there."""
        reader = self.documents.reader
        if reader is not None:
            reader.show_page(document_id, page, words)
            self.show_tab("reader")

    def on_hit(self, hit: Hit) -> None:
        """Show what was found and is no event: open a source, or show the events of an actor or a place."""
        if hit.kind == "event":
            self.show_relation(hit.id)
        elif hit.kind == "actor":
            self._selection.set_filter(Filter(actors=frozenset({hit.id})), self)
        elif hit.kind == "place":
            self._selection.set_filter(Filter(places=frozenset({hit.id})), self)
        elif hit.kind == "comment":
            self.about_chosen.remarks.show_comment(hit.id)
        elif hit.kind in ("document", "page"):
            document_id, page = hit.document_page
            self.show_document(document_id, max(page, 1), self.bar.search.text() if page else "")
        else:
            self.show_tab("sources")
            self.records.open_source(hit.id)

    def _restore(self) -> None:
        self.resize(*FIRST_SIZE)
        kept = self._preferences.settings.window_geometry
        if kept:
            self.restoreGeometry(QByteArray(b64decode(kept, validate=False)))

    def _page(self) -> QWidget:
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.workspace)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.chips)
        column.addWidget(line("rule", 1))
        column.addWidget(self.banner)
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        return page
