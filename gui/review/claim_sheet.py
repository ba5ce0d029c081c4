"""The claim as the editor must judge it: what it says, who wrote it, what is asked about it, who says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gui.findings.findings import Mark
from gui.findings.notes import FindingNotes
from gui.parts.plain_text import PlainLabel
from gui.parts.replacing import put_in
from gui.review.differences import UNKNOWN, Differences
from gui.review.look import Look
from models.history.clock import Clock
from models.records.claim_words import (
    FIELD_NAMES,
    normalised_words,
    place_words,
    source_line,
    value_words,
    wording_of,
)
from models.records.desk import Check, Query
from models.records.dossier import Cited, Dossier, Stated
from models.records.kind_names import kind_name
from models.records.story import Citation, Claim, Stance
from models.review.methods import WORDS
from models.translation import language, tr, tr_later
from models.values.listing import quoted, set_apart

UNCITED = (
    (tr_later("T  Cite a source"), "cite"),
    (tr_later("W  Keep it as our own observation"), "observe"),
)
"""What can be done about a claim that nothing supports."""
AGAINST = tr_later("No source supports this claim")
STANCES = {
    Stance.SUPPORTS: tr_later("supports"),
    Stance.CONTRADICTS: tr_later("≠ contradicts"),
    Stance.CONTEXT: tr_later("context"),
}


class ClaimSheet(QScrollArea):
    """Shows one claim with its queries and citations."""

    citation_wanted = Signal(int)  # its number on the sheet, from 1
    act_wanted = Signal(str)  # the name of what a key of the key row does
    mend_wanted = Signal(object)  # Mending: open the field in which a finding is mended
    finding_opened = Signal(object)  # Finding: show it among the checks

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Claim"))

    def show_words(self, *sentences: str) -> None:
        """Show sentences in place of a claim."""
        page, column = _page()
        for words in filter(None, sentences):
            column.addWidget(PlainLabel(words, is_wrapped=True))
        column.addStretch(1)
        put_in(self, page)

    def show_claim(
        self,
        look: Look,
        queries: tuple[Query, ...],
        check: Check | None,
        authors: str,
        marks: tuple[Mark, ...] = (),
        criticised: str = "",
        *,
        is_again: bool = False,
    ) -> None:
        """Show a claim; `marks` hold what the checks find.

        `criticised` names whom it criticises; of the queries those that are closed stand at the end. `is_again`: this
        is a round after the first, so that it is said what changed, or that this is not known.
        """
        page, column = _page()
        dossier, stated = look.dossier, look.stated
        kind = kind_name(dossier.kind.name, language())
        column.addWidget(_note(f"{kind} · {tr(FIELD_NAMES[stated.claim.field])}"))
        column.addWidget(_selectable(dossier.event.title, "strong"))
        column.addSpacing(4)
        column.addWidget(_selectable(value_words(dossier, stated), "heading"))
        column.addLayout(
            _facts(dossier, stated, _state_rows(stated.claim, check, look.clock), authors, criticised)
        )
        if look.differences:
            column.addWidget(Differences(look.differences, look.check, look.clock))
        elif is_again and look.check is None:
            column.addWidget(_note(tr(UNKNOWN)))
        closed = [query for query in queries if query.closed_at]
        for query in queries:
            if not query.closed_at:
                _add_query(column, query, look.clock)
        self._add_citations(column, look)
        if marks:
            column.addSpacing(6)
            column.addWidget(PlainLabel(tr("Checks"), role="section"))
            notes = FindingNotes(marks)
            notes.opened.connect(self.finding_opened)
            notes.mend_wanted.connect(self.mend_wanted)
            column.addWidget(notes)
        if closed:
            column.addSpacing(6)
            column.addWidget(PlainLabel(tr("Closed queries"), role="section"))
        for query in closed:
            _add_closed(column, query, look.clock)
        column.addStretch(1)
        put_in(self, page)

    def _add_citations(self, column: QVBoxLayout, look: Look) -> None:
        """Show who says so; where nobody does, what can be done about it."""
        column.addSpacing(6)
        column.addWidget(PlainLabel(_citations_heading(look.stated), role="section"))
        for number, cited in enumerate(look.cited, start=1):
            column.addWidget(self._citation(number, cited, cited.citation.id in look.shown))
        if look.ground.is_there:
            return
        for words, name in UNCITED:
            button = QToolButton()
            button.setText(tr(words))
            button.setAccessibleName(tr(words))
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, name=name: self.act_wanted.emit(name))
            column.addWidget(button)

    def _citation(self, number: int, cited: Cited, is_shown: bool) -> QWidget:
        citation = cited.citation
        button = QToolButton()
        button.setText(f"{number} ✓" if is_shown else str(number))
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance("9 ✓") + 8)
        is_against = citation.stance is Stance.CONTRADICTS
        button.setProperty("role", "against" if is_against else "link")
        seen = tr("its page was shown") if is_shown else tr("its page was not shown yet")
        button.setAccessibleName(
            tr("Open citation {n}: {stance}, {seen}", n=number, stance=tr(citation.stance), seen=seen)
        )
        button.clicked.connect(lambda: self.citation_wanted.emit(number))
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(button, 0, 0, Qt.AlignmentFlag.AlignTop)
        where = place_words(cited)
        role = "warning" if is_against else "note"
        stance = PlainLabel(f"{tr(STANCES[citation.stance])} · {where}", role=role, is_wrapped=True)
        grid.addWidget(stance, 0, 1)
        row = 1
        for words, role in _lines(cited):
            grid.addWidget(_selectable(words, role), row, 1)
            row += 1
        return whole


def citation_words(cited: Cited) -> str:
    """Return a citation as text, for a source of which no document is kept."""
    source, citation = cited.source, cited.citation
    lines = [tr("No document from this source is in the case; what is known of it is shown here."), ""]
    lines += [source_line(source), place_words(cited)]
    lines += [quoted(citation.quote)] if citation.quote else []
    lines += [citation.translation] if citation.translation else []
    address = "" if source.confidentiality == "confidential" else source.archived_url or source.url
    return "\n".join([*lines, address] if address else lines)


def _lines(cited: Cited) -> list[tuple[str, str]]:
    citation: Citation = cited.citation
    lines = [(quoted(citation.quote), "")] if citation.quote else []
    lines += [(citation.translation, "note")] if citation.translation else []
    said = " · ".join(part for part in (citation.said, citation.meaning) if part)
    lines += [(said, "note")] if said else []
    grades = [
        tr("reliability {grade}", grade=cited.source.reliability) if cited.source.reliability else "",
        tr("credibility {grade}", grade=citation.credibility) if citation.credibility else "",
    ]
    graded = " · ".join(part for part in (source_line(cited.source), *grades) if part)
    return [*lines, (graded, "note")]


def _facts(
    dossier: Dossier, stated: Stated, state: tuple[tuple[str, str], ...], authors: str, criticised: str
) -> QGridLayout:
    claim = stated.claim
    remarks = [
        tr("inferred, not printed in a source") if claim.is_inferred else "",
        tr("criticism of {whom}", whom=criticised or tr("somebody")) if claim.is_criticism else "",
    ]
    wording = wording_of(dossier, stated)
    rows = (
        (tr("as printed"), quoted(wording) if wording else tr("no wording kept")),
        (tr("kept as"), normalised_words(dossier, stated)),
        (tr("said by"), stated.actor.name if claim.field == "statement" and stated.actor else ""),
        (tr("description"), dossier.event.description if claim.field == "what" else ""),
        (tr("meaning"), claim.text if claim.field != "statement" else ""),
        (tr("marked as"), set_apart(part for part in remarks if part)),
        (tr("seen by"), _observation(claim)),
        *state,
        (tr("written by"), authors),
        (tr("decision"), claim.decision),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, (name, words) in enumerate((name, words) for name, words in rows if words):
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        grid.addWidget(PlainLabel(name, role="note"), number, 0, corner)
        grid.addWidget(_selectable(words), number, 1)
    return grid


def _observation(claim: Claim) -> str:
    """Tell who of us saw it, and how."""
    return ": ".join(part for part in (claim.observed_by, claim.observation) if part)


def _state_rows(claim: Claim, check: Check | None, clock: Clock) -> tuple[tuple[str, str], ...]:
    """Return the state, with who gave it and how; a state that an edit set stands above the mark before it."""
    state = tr("state")
    if check is None:
        return ((state, tr(claim.state)),)
    marked = _signed(tr("{state} by {who}", state=tr(check.state), who=_who(check.by)), check.at, clock)
    if check.method:
        method = tr(WORDS.get(check.method, check.method))
        marked = tr("{marked}, {method}", marked=marked, method=method)
    if check.note:
        marked = tr("{marked}: {note}", marked=marked, note=check.note)
    if check.state is claim.state:
        return ((state, marked),)
    return ((state, tr(claim.state)), (tr("before that"), marked))


def _add_query(column: QVBoxLayout, query: Query, clock: Clock) -> None:
    column.addWidget(PlainLabel(f"? {query.question}", role="warning", is_wrapped=True))
    column.addWidget(_note(_asked(query, clock)))
    _add_answer(column, query, clock)


def _add_closed(column: QVBoxLayout, query: Query, clock: Clock) -> None:
    column.addWidget(_selectable(query.question))
    column.addWidget(_note(_asked(query, clock)))
    if not query.answer:
        column.addWidget(_note(tr("not answered")))
    _add_answer(column, query, clock)
    column.addWidget(_note(_signed(tr("closed by {who}", who=_who(query.closed_by)), query.closed_at, clock)))
    column.addSpacing(4)


def _asked(query: Query, clock: Clock) -> str:
    asked = _signed(tr("asked by {who}", who=_who(query.asked_by)), query.asked_at, clock)
    return tr("{asked}, to {whom}", asked=asked, whom=query.addressee) if query.addressee else asked


def _add_answer(column: QVBoxLayout, query: Query, clock: Clock) -> None:
    if query.answer:
        column.addWidget(_selectable(f"→ {query.answer}"))
        answered = tr("answered by {who}", who=_who(query.answered_by))
        column.addWidget(_note(_signed(answered, query.answered_at, clock)))


def _signed(told: str, at: str, clock: Clock) -> str:
    """Return by whom and when something was done: asked by Ana, 2026-01-31 22:05 UTC+08:00."""
    return tr("{told}, {moment}", told=told, moment=clock.told(at)) if at else told


def _who(by: str) -> str:
    return by or tr("somebody")


def _citations_heading(stated: Stated) -> str:
    if not stated.cited:
        return tr("No source is cited for this claim")
    return (
        tr("Citations")
        if any(one.citation.stance is not Stance.CONTRADICTS for one in stated.cited)
        else tr(AGAINST)
    )


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 12, 14, 12)
    column.setSpacing(5)
    return page, column


def _note(text: str) -> PlainLabel:
    return PlainLabel(text, role="note", is_wrapped=True)


def _selectable(text: str, role: str = "") -> PlainLabel:
    label = PlainLabel(text, role=role, is_wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of widgets with their usual room."""
    row = QHBoxLayout()
    row.setContentsMargins(14, 6, 14, 6)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
