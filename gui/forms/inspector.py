"""The inspector: every field of the selected event with its citation numbers, and the citations themselves."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.findings.findings import Findings, Mark
from gui.findings.notes import FindingNotes, FindingSign
from gui.forms.citation_chip import CitationChip, chips_of
from gui.forms.cited_lines import CitedLine
from gui.forms.comment_lines import CommentLines, bookmark_button
from gui.forms.state_words import STATE_WORDS
from gui.forms.value_fields import meant_words
from gui.parts.link import link_button
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from gui.parts.replacing import put_in
from gui.selection import Selection
from gui.session import Session
from models.checks.finding import name_of_actor
from models.records.claim_words import FIELD_NAMES, value_words
from models.records.dossier import Cited, Dossier, Stated
from models.records.kind_names import kind_name
from models.records.story import Claim, EventId, Field, Stance, State
from models.translation import language, tr, tr_later
from models.values.listing import in_a_row

STATE_SIGNS = {
    State.CHECKED: "✓",
    State.SIGNED_OFF: "✓",
    State.QUERIED: "?",
    State.ANSWERED: "?",
    State.CHANGED: "!",
}
CHIPS = 4  # citation numbers on one line, fewer where letters are large
CHIP, BESIDE = 5, 18  # letters: the width of a number, and of what stands beside them
EMPTY = tr_later(
    "Choose an event in the timeline, on the map or in the table, or press Ctrl+Shift+N to enter one."
)


class Inspector(QScrollArea):
    """Shows one event whole; a click on `[1]` asks to open that citation, one on `!` says what the checks find."""

    citation_opened = Signal(str)
    citation_edited = Signal(str)
    citation_edited_alone = Signal(str)
    citation_extended = Signal(str)  # cite it for other fields too
    citation_copied = Signal(str)
    citations_deleted = Signal(object)  # ids
    citation_wanted = Signal()  # a new one, for the event
    source_wanted = Signal(str)  # show what is known of it
    claim_chosen = Signal(str)  # a field without citation was clicked: cite it
    claim_edited = Signal(str)
    statement_wanted = Signal()
    link_wanted = Signal()
    finding_opened = Signal(object)  # Finding: show it among the checks
    mend_wanted = Signal(object)  # Mending: open what mends a finding

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow the selection of a session."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._findings = Findings.of(session)
        self._marks: tuple[Mark, ...] = ()
        self._unfolded: set[str] = set()  # ids of the records whose findings are shown in full
        self.dossier: Dossier | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))
        self.setMinimumWidth(250)
        selection.selected.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        self._findings.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current event as it stands now."""
        current = self._selection.current
        is_there = self._session.is_open and current is not None
        self.dossier = self._session.reader.dossier(EventId(current)) if is_there and current else None
        self._marks = self._findings.of_event(self.dossier.event.id) if self.dossier else ()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(6)
        if self.dossier is None:
            column.addWidget(
                PlainLabel(tr(EMPTY) if self._session.is_open else "", role="note", is_wrapped=True)
            )
        else:
            self._fill(column, self.dossier)
        column.addStretch(1)
        put_in(self, page)

    def _fill(self, column: QVBoxLayout, dossier: Dossier) -> None:
        event = dossier.event
        if (count := len(self._selection.events)) > 1:
            column.addWidget(
                _note(tr("{count:,} events are selected: this is the last of them.", count=count))
            )
        sign, notes = self._found(self._marks_of_event(dossier), event.id, tr("the event"))
        head = QHBoxLayout()
        head.addWidget(_note(_kind_line(dossier)), 1)
        head.addWidget(bookmark_button(self._session, ("event", event.id)))
        column.addLayout(head)
        title = PlainLabel(event.title, role="heading", is_wrapped=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        if sign is not None and notes is not None:
            head.insertWidget(0, sign)
            column.addWidget(notes)
        if event.description:
            column.addWidget(PlainLabel(event.description, is_wrapped=True))
        column.addSpacing(4)
        column.addLayout(self._fields(dossier))
        column.addLayout(self._more())
        if event.tags:
            column.addWidget(_note(tr("Tags: {tags}", tags=in_a_row(event.tags))))
        if event.note:
            column.addWidget(_note(tr("Internal note: {note}", note=event.note)))
        column.addSpacing(8)
        self._fill_citations(column, dossier)
        column.addWidget(CommentLines(self._session, event.id))

    def _fields(self, dossier: Dossier) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        last = None
        for row, stated in enumerate(dossier.stated):
            field = stated.claim.field
            name = PlainLabel(tr(FIELD_NAMES[field]) if field is not last else "", role="note")
            marks = self._marks_of(stated.claim.id, stated.claim.place_id, stated.claim.actor_id)
            sign, notes = self._found(marks, stated.claim.id, tr(FIELD_NAMES[field]))
            grid.addLayout(_above(name, sign, self._edit(stated)), 2 * row, 0)
            grid.addWidget(self._value(dossier, stated, has_findings=bool(marks)), 2 * row, 1)
            if notes is not None:
                grid.addWidget(notes, 2 * row + 1, 0, 1, 2)
            last = field
        return grid

    def _value(self, dossier: Dossier, stated: Stated, has_findings: bool) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        value = PlainLabel(value_words(dossier, stated), is_wrapped=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(value)
        for line in remarks(dossier, stated):
            column.addWidget(_note(line))
        column.addLayout(self._chips(stated, has_findings))
        return cell

    def _more(self) -> QHBoxLayout:
        """Return the buttons that add to the event what its form has no line for."""
        row = QHBoxLayout()
        row.setSpacing(2)
        for words, name, signal in (
            (tr("+ statement"), tr("Add a statement to this event"), self.statement_wanted),
            (tr("+ link"), tr("Link this event to another event"), self.link_wanted),
        ):
            button = link_button(words, name)
            button.setEnabled(self._session.can_edit)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _edit(self, stated: Stated) -> QToolButton:
        """Return the button that opens the form of a claim."""
        button = link_button(tr("edit"), tr("Edit {field}", field=tr(FIELD_NAMES[stated.claim.field])))
        set_plain_tooltip(
            button, tr("Value, words as printed, inferred, restates, part of, criticism, decision …")
        )
        button.clicked.connect(lambda: self.claim_edited.emit(stated.claim.id))
        return button

    def _found(
        self, marks: tuple[Mark, ...], id: str, name: str
    ) -> tuple[FindingSign, FindingNotes] | tuple[None, None]:
        """Return the sign of some findings and what it unfolds, as it was before the event was read anew."""
        if not marks:
            return None, None
        sign, notes = FindingSign(marks, name), FindingNotes(marks)
        notes.opened.connect(self.finding_opened)
        notes.mend_wanted.connect(self.mend_wanted)
        sign.setChecked(id in self._unfolded)
        notes.setVisible(sign.isChecked())
        sign.toggled.connect(notes.setVisible)
        sign.toggled.connect(lambda is_down: (self._unfolded.add if is_down else self._unfolded.discard)(id))
        return sign, notes

    def _marks_of(self, *record_ids: str | None) -> tuple[Mark, ...]:
        return tuple(mark for mark in self._marks if mark.finding.record_id in record_ids)

    def _marks_of_event(self, dossier: Dossier) -> tuple[Mark, ...]:
        """Tell what is found about the event as a whole, or about a record that no line of it shows."""
        claims = [stated.claim for stated in dossier.stated]
        shown: set[str | None] = {id for claim in claims for id in (claim.id, claim.place_id, claim.actor_id)}
        shown |= {cited.source.id for cited in dossier.sources}
        return tuple(
            mark
            for mark in self._marks
            if mark.finding.record_id not in shown and mark.finding.record_kind != "claim"
        )

    def _chips(self, stated: Stated, has_findings: bool) -> QGridLayout:
        """Return the citation numbers of a claim, so many to a line, and the sign of its check."""
        marks: list[QWidget] = [self._joined(chip) for chip in self._chips_of(stated)]
        if not stated.cited:
            marks.append(self._uncited(stated))
        sign = STATE_SIGNS.get(stated.claim.state, "")
        if sign and not (has_findings and stated.claim.state is State.CHANGED):  # the findings say it
            mark = PlainLabel(sign)
            set_plain_tooltip(mark, tr(STATE_WORDS[stated.claim.state]))
            mark.setAccessibleName(tr(STATE_WORDS[stated.claim.state]))
            marks.append(mark)
        letter = self.fontMetrics().horizontalAdvance("n")
        widest = max((mark.sizeHint().width() for mark in marks if isinstance(mark, CitationChip)), default=1)
        room = min(CHIPS * CHIP * letter, self.viewport().width() - BESIDE * letter)
        in_line = max(1, min(CHIPS, room // max(widest, CHIP * letter)))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for number, widget in enumerate(marks):
            grid.addWidget(widget, *divmod(number, in_line), Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(in_line, 1)
        return grid

    def _chips_of(self, stated: Stated) -> Iterator[CitationChip]:
        if self.dossier is None:
            return iter(())
        return chips_of(self.dossier, stated, can_edit=self._session.can_edit)

    def _joined(self, chip: CitationChip) -> CitationChip:
        chip.opened.connect(self.citation_opened)
        chip.edited.connect(self.citation_edited)
        chip.edited_alone.connect(self.citation_edited_alone)
        chip.extended.connect(self.citation_extended)
        chip.copied.connect(self.citation_copied)
        chip.deleted.connect(self.citations_deleted)
        return chip

    def _uncited(self, stated: Stated) -> QToolButton:
        button = link_button(
            tr("no source: cite"),
            tr("Cite a source for {field}", field=tr(FIELD_NAMES[stated.claim.field])),
        )
        button.setEnabled(self._session.can_edit)
        button.clicked.connect(lambda: self.claim_chosen.emit(stated.claim.id))
        return button

    def _fill_citations(self, column: QVBoxLayout, dossier: Dossier) -> None:
        sources = dossier.sources
        heading = tr("Citations") if sources else tr("No citation yet")
        row = QHBoxLayout()
        row.addWidget(PlainLabel(heading, role="section"))
        row.addStretch(1)
        row.addWidget(self._cite_button())
        column.addLayout(row)
        for cited in sources:
            column.addWidget(self._source_line(dossier, cited))

    def _cite_button(self) -> QToolButton:
        button = link_button(tr("+ citation"), tr("Cite a source for several fields of this event at once"))
        set_plain_tooltip(button, tr("Cite a source for several fields of this event at once (Ctrl+Shift+C)"))
        button.setEnabled(self._session.can_edit)
        button.clicked.connect(self.citation_wanted)
        return button

    def _source_line(self, dossier: Dossier, cited: Cited) -> QWidget:
        """Return a line of the source list, with what is found about the source below it."""
        line = CitedLine(dossier, cited)
        line.source_wanted.connect(self.source_wanted)
        source_id = cited.source.id
        sign, notes = self._found(
            self._marks_of(source_id), source_id, tr("source {number}", number=cited.number)
        )
        if sign is not None and notes is not None:
            line.grid.addWidget(sign, 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            line.grid.addWidget(notes, line.grid.rowCount(), 0, 1, 2)
        return line


def _note(text: str) -> PlainLabel:
    label = PlainLabel(text, role="note", is_wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _above(name: PlainLabel, *below: QWidget | None) -> QVBoxLayout:
    """Return a column with a name and what stands below it: there letters twice as large fit."""
    column = QVBoxLayout()
    column.setSpacing(2)
    for widget in (name if name.text() else None, *below):
        if widget is not None:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
    column.addStretch(1)
    return column


# words -----------------------------------------------------------------------------------------


def _kind_line(dossier: Dossier) -> str:
    parts = [
        kind_name(dossier.kind.name, language()),
        dossier.event.jurisdiction,
        tr(STATE_WORDS[dossier.state]),
    ]
    if dossier.is_contradicted:
        parts.append(tr("contradicted"))
    return " · ".join(part for part in parts if part)


def remarks(dossier: Dossier, stated: Stated) -> list[str]:
    """Return the small lines under a value: bounds, wording, inference, and what other sources say instead."""
    claim = stated.claim
    lines = []
    if claim.field is Field.WHEN and dossier.event.when:
        lines.append(meant_words(dossier.event.when))
    value = claim.amount or claim.quantity
    wording = claim.wording or (value.wording if value else "")
    if claim.field is Field.WHEN and dossier.event.when:
        wording = wording or dossier.event.when.wording
    if wording:
        lines.append(tr("as printed: “{wording}”", wording=wording))
    if claim.is_inferred:
        lines.append(tr("inferred, not printed in a source"))
    if claim.is_criticism:
        lines.append(tr("criticism of somebody"))
    lines += _marks(claim, stated)
    if claim.text and claim.field is not Field.STATEMENT and not _is_told(dossier, claim):
        lines.append(claim.text)
    for cited in stated.cited:
        if cited.citation.stance is Stance.CONTRADICTS:
            said = " · ".join(part for part in (cited.citation.said, cited.citation.meaning) if part)
            told = tr("[{number}] says otherwise", number=cited.number)
            lines.append(tr("{name}: {words}", name=told, words=said) if said else told)
    return lines


def _marks(claim: Claim, stated: Stated) -> list[str]:
    """Return what the form of a claim says beside its value, each on a line."""
    speaker = stated.actor if claim.field is Field.STATEMENT else None
    told = (
        (tr("said by {speaker}", speaker=name_of_actor(speaker)) if speaker else ""),
        tr("restates another claim") if claim.restates else "",
        tr("part of another claim") if claim.part_of else "",
        tr(
            "seen by {observed_by}: {observation}",
            observed_by=claim.observed_by,
            observation=claim.observation,
        )
        if claim.observed_by
        else "",
        tr("decided: {decision}", decision=claim.decision) if claim.decision else "",
    )
    return [line for line in told if line]


def _is_told(dossier: Dossier, claim: Claim) -> bool:
    """Tell whether the title of a relation has the words of the claim already."""
    return claim.field is Field.WHAT and bool(dossier.event.relation) and claim.text in dossier.event.title
