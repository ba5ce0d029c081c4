"""The form that keeps and checks the time stamps of documents and of signed files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from gui.dialogs.proof_form import ProofForm, file_filter, plain_button
from gui.parts.ask import ALL_FILES, Ask
from gui.parts.flow import FlowLayout
from gui.parts.plain_text import one_line, set_plain_tooltip
from gui.session import Session
from models.errors import CaseError
from models.proof.stamps import (
    REQUEST,
    SHOWS,
    Looked,
    ask_for_document,
    ask_for_file,
    attach,
    attach_to_file,
    check_case,
    check_file,
    read_certificates,
)
from models.records.story import Document
from models.texts.time_stamp import MEDIA
from models.translation import tr, tr_later

TOKENS = (tr_later("Time stamps"), "*.tsr *.tst")
CERTIFICATES = (tr_later("Certificates"), "*.pem *.crt *.cer *.der *.p7b")
REQUESTS = (tr_later("Requests for time stamps"), f"*{REQUEST}")
NONE = tr_later(
    "The case keeps no time stamp yet. Write a request, let somebody online send it to an "
    "authority, and attach the answer."
)
ANOTHER_FILE = tr_later("Another file, such as a signed state…")
LINES = 7  # of the list


class StampsForm(ProofForm):
    """Lists the time stamps of the open case with what a check of each came to."""

    heading = tr_later("Time stamps")
    verb = tr_later("&Check again")
    note = SHOWS

    def __init__(self, session: Session, ask: Ask, parent: QWidget | None = None) -> None:
        """List what the case keeps, checked with no certificates yet."""
        self._session = session
        self._certificates: tuple[Path, ...] = ()
        super().__init__(ask, parent)
        self.act()

    def fill(self) -> Sequence[QWidget]:
        """Show the list, what a new request is for, and what can be done."""
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Time stamps of the case"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setMinimumHeight(self.fontMetrics().height() * LINES)
        self.what = QComboBox()
        self.what.setAccessibleName(tr("What is stamped"))
        for document in self._session.reader.all(Document):
            if document.media_type != MEDIA:
                self.what.addItem(one_line(document.name, 80), document.id)
        self.what.addItem(tr(ANOTHER_FILE), "")
        self.row(tr("&What is stamped"), self.what)
        self.request_button = plain_button(tr("Write a &request…"), self.write_request)
        self.attach_button = plain_button(tr("&Attach an answer…"), self.attach_answer)
        self.trust_button = plain_button(tr("Choose &certificates…"), self.choose_certificates)
        self.look_button = plain_button(tr("Check a fi&le…"), self.check_a_file)
        row = QWidget()
        across = FlowLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        for button in (self.request_button, self.attach_button, self.trust_button, self.look_button):
            across.addWidget(button)
        return (row, self.list)

    def is_ready(self) -> bool:
        """Tell that it can always be checked again."""
        return True

    def act(self) -> None:
        """Check what the case keeps, aside."""
        case, paths = self._session.case, self._certificates
        if case is not None:
            self.run(
                tr("The time stamps are checked."),
                lambda _work: check_case(case, read_certificates(paths)),
                self._on_checked,
            )

    def write_request(self) -> None:
        """Write the request for a time stamp of what is chosen."""
        id = self.what.currentData()
        document = self._session.reader.find(Document, id) if id else None
        path = (
            None if document else self._ask.choose_file_to_open(tr("The file to be stamped"), tr(ALL_FILES))
        )
        name = document.name if document else path.name if path else ""
        beside = path.parent if path else self._ask.export_folder(Path.home())
        out = name and self._ask.choose_file_to_save(
            tr("Write the request as"), beside / f"{name}{REQUEST}", file_filter(*REQUESTS), False
        )
        if not out:
            return
        try:
            if document:
                ask_for_document(document, out)
            elif path:
                ask_for_file(path, out)
        except CaseError as error:
            self.answer(str(error), is_bad=True)
            return
        self.answer(
            tr(
                "{name} asks for a time stamp of {document}: it holds a hash and no word of it. Somebody "
                "online sends it to an authority; attach the answer here.",
                name=out.name,
                document=name,
            )
        )

    def attach_answer(self) -> None:
        """Keep what an authority sent: with its document, or beside the file that is chosen."""
        token = self._ask.choose_file_to_open(tr("The answer of the authority"), file_filter(*TOKENS))
        case = self._session.case
        if token is None or case is None:
            return
        if self.what.currentData():
            if not self._session.can_edit:
                self.answer(
                    tr("The case is open for reading only, so nothing can be attached to it."), is_bad=True
                )
                return
            self.run(
                tr("The answer is kept."), lambda work: attach(case, token, work.report), self._on_attached
            )
            return
        path = self._ask.choose_file_to_open(tr("The file that it is of"), tr(ALL_FILES))
        if path is not None:
            kept = tr("The answer is kept beside the file.")
            self.run(
                kept,
                lambda _work: attach_to_file(path, token),
                lambda out: self.answer(tr("{name} is kept.", name=out.name)),
            )

    def choose_certificates(self) -> None:
        """Ask for the certificates of the authority, and check with them."""
        paths = self._ask.choose_files(tr("Certificates of the authority"), file_filter(*CERTIFICATES))
        if paths:
            self._certificates = paths
            self.act()

    def check_a_file(self) -> None:
        """Check the time stamp beside a file, such as a signed state."""
        path = self._ask.choose_file_to_open(tr("The file that was stamped"), tr(ALL_FILES))
        paths = self._certificates
        if path is not None:
            self.run(
                tr("The time stamp is checked."),
                lambda _work: check_file(path, read_certificates(paths)),
                lambda looked: self.answer(_words(looked), is_bad=not looked.is_sound),
            )

    def _on_attached(self, document: Document) -> None:
        self.act()
        self.told.setText(tr("The time stamp is kept with {name}.", name=document.name))

    def _on_checked(self, looked: Sequence[Looked]) -> None:
        self.list.clear()
        for one in looked:
            item = QListWidgetItem(f"{'✓' if one.is_sound else '✗'}  {_words(one)}")
            self.list.addItem(item)
        if not looked:
            item = QListWidgetItem(tr(NONE))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if self._certificates:
            names = ", ".join(path.name for path in self._certificates)
            set_plain_tooltip(self.trust_button, names)


def _words(looked: Looked) -> str:
    name = tr("{name} of {document}", name=looked.name, document=looked.of) if looked.of else looked.name
    told = tr("{time}. {words}", time=looked.time, words=looked.words) if looked.time else looked.words
    return one_line(tr("{name}: {words}", name=name, words=told), 1000)
