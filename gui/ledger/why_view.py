"""Why a number is what it is, in sentences: its lines with what they rest on, each leading to its claim and page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.parts.link import Link
from gui.parts.plain_text import PlainLabel
from gui.parts.replacing import put_in
from gui.session import Session
from models.ledger.account import Account
from models.ledger.line import Line
from models.ledger.totals import Total
from models.ledger.words import (
    NO_UPPER_END,
    basis_words,
    left_sentence,
    line_sentence,
    told_again,
    total_words,
)
from models.records.claim_words import place_words, source_line
from models.records.dossier import Cited, Dossier, Stated
from models.records.story import EventId, Stance
from models.translation import language, tr, tr_later

NONE_CHOSEN: Final = tr_later("Choose a number to see why it is what it is.")
MOST: Final = 40  # lines that are told one by one
MOST_CITED: Final = 6  # citations of a line
_STANCES: Final = {
    Stance.SUPPORTS: "{citation}",
    Stance.CONTRADICTS: tr_later("Says otherwise: {citation}"),
    Stance.CONTEXT: tr_later("For context: {citation}"),
}


class WhyView(QScrollArea):
    """Tells a number in sentences; its lines open their claims, their citations the cited page."""

    claim_wanted = Signal(object)  # Line
    citation_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin without a number."""
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Why this number"))
        self._sheet, self._column = QWidget(), QVBoxLayout()
        self.clear()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what is told, for whoever reads or copies it."""
        held = self.widget()
        return tuple(label.text() for label in held.findChildren(PlainLabel)) if held else ()

    def clear(self) -> None:
        """Show no number."""
        self._begin()
        self._label(tr(NONE_CHOSEN) if self._session.is_open else "", "note")
        self._end()

    def show_line(self, account: Account, line: Line) -> None:
        """Tell what one line does in the account."""
        self._begin()
        self._label(line.title, "heading")
        self._tell_lines((line,))
        self._tell_again(account, {line.event_id})
        self._end()

    def show_total(self, account: Account, heading: str, total: Total) -> None:
        """Tell why a total is what it is."""
        self._begin()
        self._label(heading, "heading")
        words, basis = (
            total_words(total, account.asked.meaning, language()),
            basis_words(total, language()),
        )
        self._label(tr("{total}: {basis}.", total=f"{words[:1].upper()}{words[1:]}", basis=basis))
        for remark in account.remarks:
            self._label(remark, "note")
        if total.high is None and (total.lines or total.unknown):
            self._label(tr(NO_UPPER_END), "note")
        lines = tuple(account.lines[number] for number in total.members)
        self._tell_lines(lines[:MOST])
        if len(lines) > MOST:
            self._label(tr("… and {n:,} more lines in the table.", n=len(lines) - MOST), "note")
        self._tell_again(account, {line.event_id for line in lines[:MOST]})
        self._end()

    def _tell_lines(self, lines: Sequence[Line]) -> None:
        events = dict.fromkeys(EventId(line.event_id) for line in lines)
        dossiers = {one.event.id: one for one in self._session.reader.dossiers(events)}
        for line in lines:
            self._column.addSpacing(6)
            self._label(line_sentence(line))
            self._link(tr("Open its claim…"), partial(self._open, line))
            for words in line.otherwise:
                self._label(tr("Told otherwise: {words}", words=words), "note")
            dossier = dossiers.get(EventId(line.event_id))
            if dossier is not None:
                self._tell_cited(stated_of(dossier, line))

    def _open(self, line: Line) -> None:
        self.claim_wanted.emit(line)

    def _tell_cited(self, stated: Stated | None) -> None:
        cited = stated.cited if stated else ()
        if not cited:
            self._label(tr("No source is cited for it yet."), "warning")
        for one in cited[:MOST_CITED]:
            self._link(cited_words(one), partial(self.citation_opened.emit, one.citation.id))
        if len(cited) > MOST_CITED:
            self._label(tr("… and {n} more citations.", n=len(cited) - MOST_CITED), "note")

    def _tell_again(self, account: Account, events: set[str]) -> None:
        for left in told_again(account.left_out):
            if left.event_id in events:
                self._label(left_sentence(left), "note")

    # pieces -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Take a new sheet."""
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(3)

    def _end(self) -> None:
        """Show the sheet, once all is written on it; what was told before goes with the old one."""
        self._column.addStretch(1)
        put_in(self, self._sheet)

    def _label(self, words: str, role: str = "") -> None:
        if words:
            label = PlainLabel(words, role=role, is_wrapped=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(label)

    def _link(self, words: str, act: Callable[[], object]) -> None:
        self._column.addWidget(Link(words, act))


def stated_of(dossier: Dossier, line: Line) -> Stated | None:
    """Return the claim on which a line rests, with its citations; of a sale without a sum what says that it was."""
    return next((one for one in dossier.stated if one.claim.id == line.claim_id), None)


def cited_words(cited: Cited) -> str:
    """Return a citation on one line: what it does, its source, and where it stands."""
    source, place = source_line(cited.source), place_words(cited)
    citation = tr("{source}, {place}", source=source, place=place) if place else source
    return tr(_STANCES[cited.citation.stance], citation=citation)
