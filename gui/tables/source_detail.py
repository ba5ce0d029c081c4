"""What is known of one source: its judgement, its origin, its files, its address, and every claim that rests on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.parts.clipboard import copy
from gui.parts.desktop import follow
from gui.parts.link import Link
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.resting import Footing, Rest, origin_of, rests_on
from models.records.claim_words import source_line
from models.records.desk import Reference
from models.records.dossier import Stated
from models.records.rank import PRIMARY, SECONDARY, rank_of, ranked
from models.records.story import Confidentiality, Document, Field, Origin, Source
from models.translation import language, tr, tr_count, tr_later
from models.values.listing import in_a_row
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

NONE_CHOSEN = tr_later(
    "Choose a source to see what rests on it. Add documents with Ctrl+D, or a source with Ctrl+Shift+R."
)
MOST_SHOWN = 60
MOST_OF_ORIGIN = 20
RELIABILITY = {
    "": tr_later("not judged"),
    "A": tr_later("A  completely reliable"),
    "B": tr_later("B  usually reliable"),
    "C": tr_later("C  fairly reliable"),
    "D": tr_later("D  not usually reliable"),
    "E": tr_later("E  unreliable"),
    "F": tr_later("F  cannot be judged"),
}
RANKINGS = {
    PRIMARY: tr_later("Say that a source is primary"),
    SECONDARY: tr_later("Say that a source is secondary"),
}
HEADINGS = {
    Footing.ALONE: tr_later("Would fall with it"),
    Footing.ORIGIN: tr_later("Has only other copies of the same origin"),
    Footing.OTHERS: tr_later("Stands on other sources too"),
}


class SourceDetail(QWidget):
    """Shows one source, or what rests on several."""

    source_opened = Signal(str)
    document_opened = Signal(str)
    origin_opened = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.rests: tuple[Rest, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(4)
        self.setAccessibleName(tr("The chosen source"))

    def show_sources(self, ids: tuple[str, ...]) -> None:
        """Show these sources and what rests on them."""
        self._clear()
        sources = self._session.reader.where_in(Source, "id", ids) if self._session.is_open and ids else ()
        self.rests = rests_on(self._session.reader, ids) if sources else ()
        if not sources:
            self._note(tr(NONE_CHOSEN) if self._session.is_open else "")
        elif len(sources) == 1:
            self._show_source(sources[0])
        else:
            self._heading(tr_count(len(sources), "{n} source", "{n} sources"))
        if sources:
            self._show_rests()
        self._column.addStretch(1)

    def _show_source(self, source: Source) -> None:
        is_secret = source.confidentiality is Confidentiality.CONFIDENTIAL
        self._heading((source.code_name or tr("confidential")) if is_secret else source.title)
        if not is_secret:
            parts = (in_a_row(source.authors), source.container, source.publisher, source.number)
            self._note(" · ".join(part for part in parts if part))
        dates = [tr("issued {date}", date=words_of_when(source.issued, language()))] if source.issued else []
        if source.accessed:
            dates.append(tr("accessed {date}", date=words_of_when(source.accessed, language())))
        self._note(
            " · ".join(
                [*dates, source.genre or tr(source.type), *([] if source.was_read else [tr("not read")])]
            )
        )
        grade, reason = tr(RELIABILITY.get(source.reliability, source.reliability)), source.reliability_reason
        self._line(
            tr("Reliability {grade}: {reason}", grade=grade, reason=reason)
            if reason
            else tr("Reliability {grade}", grade=grade)
        )
        self._show_rank(source)
        self._show_origin(source)
        self._show_references(source)
        if source.confidentiality is not Confidentiality.PUBLIC:
            self._line(
                tr(
                    "{confidentiality}: it is in no export for publication",
                    confidentiality=tr(source.confidentiality),
                )
            )
        if not is_secret:
            shown, kept = (
                tr("Address: {url}", url=source.url),
                tr("Archived: {url}", url=source.archived_url),
            )
            self._show_address(source.url, shown, tr("Copy the address"), tr("Open the address…"))
            self._show_address(source.archived_url, kept, tr("Copy the archived"), tr("Open the archived…"))
        self._show_documents(source, is_secret)
        self._button(tr("Edit this source…"), lambda: self.source_opened.emit(source.id))

    def _show_rank(self, source: Source) -> None:
        """Say what the source is; where nobody said, ask in a line that a click answers."""
        rank = rank_of(source)
        if rank:
            self._line({PRIMARY: tr("A primary source"), SECONDARY: tr("A secondary source")}[rank])
        elif self._session.can_edit:
            self._line(tr("Primary or secondary: nobody said yet"))
            self._button(
                tr("It is primary: a document, a record or a witness"), partial(self._rank, source, PRIMARY)
            )
            self._button(
                tr("It is secondary: it reports what others found"), partial(self._rank, source, SECONDARY)
            )

    def _rank(self, source: Source, rank: str) -> None:
        self._session.edit(
            RANKINGS[rank],
            lambda writer: writer.put(ranked(source, rank)),
            self,
        )

    def _show_references(self, source: Source) -> None:
        """Say from whom the source has what it tells, and who has it from this one."""
        reader = self._session.reader
        for reference in reader.where(Reference, source_id=source.id):
            other = reader.get(Source, reference.cited_id)
            self._reference(tr("Has it from {source}", source=source_line(other)), other, reference.note)
        for reference in reader.where(Reference, cited_id=source.id):
            other = reader.get(Source, reference.source_id)
            self._reference(tr("Named by {source}", source=source_line(other)), other, reference.note)

    def _reference(self, words: str, other: Source, note: str) -> None:
        place = f" ({note})" if note else ""
        self._button(f"{words}{place}", partial(self.source_opened.emit, other.id))

    def _show_origin(self, source: Source) -> None:
        if source.origin_id is None:
            return
        group = [one for one in self._session.reader.all(Source) if origin_of(one) == source.origin_id]
        origin = self._session.reader.find(Origin, source.origin_id)
        if origin is not None:
            self._button(tr("Origin: {name}", name=origin.name), partial(self.origin_opened.emit, origin.id))
        if len(group) > 1:
            self._line(
                tr_count(
                    len(group) - 1,
                    "One origin with {n} other source: they count as one",
                    "One origin with {n} other sources: they count as one",
                )
            )
        for other in group[:MOST_OF_ORIGIN]:
            if other.id != source.id:
                self._button(f"· {source_line(other)}", partial(self.source_opened.emit, other.id))

    def _show_address(self, url: str, shown: str, to_copy: str, to_open: str) -> None:
        """Show an address in full, to be copied on a click, or opened after a question that names its host."""
        if url:
            self._note(shown)
            self._button(to_copy, partial(copy, url))
            self._button(to_open, partial(follow, self._session.ask, url))

    def _show_documents(self, source: Source, is_secret: bool) -> None:
        for number, document in enumerate(self._session.reader.where(Document, source_id=source.id), start=1):
            name = tr("document {number}", number=number) if is_secret else document.name
            self._button(tr("Read {name}", name=name), partial(self.document_opened.emit, document.id))

    def _show_rests(self) -> None:
        if not self.rests:
            self._section(tr("Nothing rests on it yet"))
            return
        shown = 0
        for footing in Footing:
            held = [rest for rest in self.rests if rest.footing is footing]
            if held:
                told = tr(HEADINGS[footing])
                self._section(
                    tr_count(len(held), "{heading}: {n} claim", "{heading}: {n} claims", heading=told)
                )
            for rest in held[: max(MOST_SHOWN - shown, 0)]:
                self._button(rest_words(rest), partial(self._selection.reveal, rest.dossier.event.id, self))
            shown += len(held)
        if shown > MOST_SHOWN:
            self._note(tr("… and {n} more", n=shown - MOST_SHOWN))
        self._button(tr("Copy this list"), self._copy)

    def _copy(self) -> None:
        copy("\n".join(f"{tr(rest.footing)}: {rest_words(rest, 500)}" for rest in self.rests))

    # pieces -------------------------------------------------------------------------------------

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _heading(self, text: str) -> None:
        self._column.addWidget(PlainLabel(text, role="heading", is_wrapped=True))

    def _section(self, text: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(PlainLabel(text, role="section", is_wrapped=True))

    def _line(self, text: str) -> None:
        self._column.addWidget(PlainLabel(text, is_wrapped=True))

    def _note(self, text: str) -> None:
        if text:
            label = PlainLabel(text, role="note", is_wrapped=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(label)

    def _button(self, text: str, act: Callable[[], object]) -> None:
        self._column.addWidget(Link(text, act))


def rest_words(rest: Rest, limit: int = 200) -> str:
    """Return a claim that rests on a source: date, event, and which field with its value."""
    event, stated = rest.dossier.event, rest.stated
    when = words_of_when(event.when, language()) if event.when else tr("undated")
    if stated.claim.field is Field.WHAT:
        return one_line(f"{when} · {event.title}", limit)
    value = _value(stated)
    return one_line(f"{when} · {event.title} · {tr(stated.claim.field)}{f' {value}' if value else ''}", limit)


def _value(stated: Stated) -> str:
    named = stated.actor or stated.place
    if named is not None:
        return named.name
    value = stated.claim.amount or stated.claim.quantity
    return words_of_sum(value, language()) if value else stated.claim.text
