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
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

NONE_CHOSEN = (
    "Choose a source to see what rests on it. Add documents with Ctrl+D, or a source with Ctrl+Shift+R."
)
MOST_SHOWN = 60
MOST_OF_ORIGIN = 20
RELIABILITY = {
    "": "not judged", "A": "A  completely reliable", "B": "B  usually reliable", "C": "C  fairly reliable",
    "D": "D  not usually reliable", "E": "E  unreliable", "F": "F  cannot be judged",
}  # fmt: skip
HEADINGS = {
    Footing.ALONE: "Would fall with it",
    Footing.ORIGIN: "Has only other copies of the same origin",
    Footing.OTHERS: "Stands on other sources too",
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
        self.setAccessibleName("The chosen source")

    def show_sources(self, ids: tuple[str, ...]) -> None:
        """Show these sources and what rests on them."""
        self._clear()
        sources = self._session.reader.where_in(Source, "id", ids) if self._session.is_open and ids else ()
        self.rests = rests_on(self._session.reader, ids) if sources else ()
        if not sources:
            self._note(NONE_CHOSEN if self._session.is_open else "")
        elif len(sources) == 1:
            self._show_source(sources[0])
        else:
            self._heading(f"{len(sources)} sources")
        if sources:
            self._show_rests()
        self._column.addStretch(1)

    def _show_source(self, source: Source) -> None:
        is_secret = source.confidentiality is Confidentiality.CONFIDENTIAL
        self._heading((source.code_name or "confidential") if is_secret else source.title)
        if not is_secret:
            parts = (", ".join(source.authors), source.container, source.publisher, source.number)
            self._note(" · ".join(part for part in parts if part))
        dates = [f"issued {words_of_when(source.issued)}"] if source.issued else []
        dates += [f"accessed {words_of_when(source.accessed)}"] if source.accessed else []
        self._note(
            " · ".join([*dates, source.genre or source.type, *([] if source.was_read else ["not read"])])
        )
        reason = f": {source.reliability_reason}" if source.reliability_reason else ""
        self._line(f"Reliability {RELIABILITY.get(source.reliability, str(source.reliability))}{reason}")
        self._show_rank(source)
        self._show_origin(source)
        self._show_references(source)
        if source.confidentiality is not Confidentiality.PUBLIC:
            self._line(f"{source.confidentiality}: it is in no export for publication")
        if not is_secret:
            for name, url in (("Address", source.url), ("Archived", source.archived_url)):
                self._show_address(name, url)
        self._show_documents(source, is_secret)
        self._button("Edit this source…", lambda: self.source_opened.emit(source.id))

    def _show_rank(self, source: Source) -> None:
        """Say what the source is; where nobody said, ask in a line that a click answers."""
        rank = rank_of(source)
        if rank:
            self._line({PRIMARY: "A primary source", SECONDARY: "A secondary source"}[rank])
        elif self._session.can_edit:
            self._line("Primary or secondary: nobody said yet")
            self._button(
                "It is primary: a document, a record or a witness", partial(self._rank, source, PRIMARY)
            )
            self._button(
                "It is secondary: it reports what others found", partial(self._rank, source, SECONDARY)
            )

    def _rank(self, source: Source, rank: str) -> None:
        self._session.edit(
            f"Say that a source is {rank}", lambda writer: writer.put(ranked(source, rank)), self
        )

    def _show_references(self, source: Source) -> None:
        """Say from whom the source has what it tells, and who has it from this one."""
        reader = self._session.reader
        for reference in reader.where(Reference, source_id=source.id):
            self._reference("Has it from", reader.get(Source, reference.cited_id), reference.note)
        for reference in reader.where(Reference, cited_id=source.id):
            self._reference("Named by", reader.get(Source, reference.source_id), reference.note)

    def _reference(self, words: str, other: Source, note: str) -> None:
        place = f" ({note})" if note else ""
        self._button(f"{words} {source_line(other)}{place}", partial(self.source_opened.emit, other.id))

    def _show_origin(self, source: Source) -> None:
        if source.origin_id is None:
            return
        group = [one for one in self._session.reader.all(Source) if origin_of(one) == source.origin_id]
        origin = self._session.reader.find(Origin, source.origin_id)
        if origin is not None:
            self._button(f"Origin: {origin.name}", partial(self.origin_opened.emit, origin.id))
        if len(group) > 1:
            self._line(
                f"One origin with {len(group) - 1} other source{'s' if len(group) > 2 else ''}: they count as one"
            )
        for other in group[:MOST_OF_ORIGIN]:
            if other.id != source.id:
                self._button(f"· {source_line(other)}", partial(self.source_opened.emit, other.id))

    def _show_address(self, name: str, url: str) -> None:
        """Show an address in full, to be copied on a click, or opened after a question that names its host."""
        if url:
            self._note(f"{name}: {url}")
            self._button(f"Copy the {name.casefold()}", partial(copy, url))
            self._button(f"Open the {name.casefold()}…", partial(follow, self._session.ask, url))

    def _show_documents(self, source: Source, is_secret: bool) -> None:
        for number, document in enumerate(self._session.reader.where(Document, source_id=source.id), start=1):
            name = f"document {number}" if is_secret else document.name
            self._button(f"Read {name}", partial(self.document_opened.emit, document.id))

    def _show_rests(self) -> None:
        if not self.rests:
            self._section("Nothing rests on it yet")
            return
        shown = 0
        for footing in Footing:
            held = [rest for rest in self.rests if rest.footing is footing]
            if held:
                self._section(f"{HEADINGS[footing]}: {len(held)} claim{'' if len(held) == 1 else 's'}")
            for rest in held[: max(MOST_SHOWN - shown, 0)]:
                self._button(rest_words(rest), partial(self._selection.reveal, rest.dossier.event.id, self))
            shown += len(held)
        if shown > MOST_SHOWN:
            self._note(f"… and {shown - MOST_SHOWN} more")
        self._button("Copy this list", self._copy)

    def _copy(self) -> None:
        copy("\n".join(f"{rest.footing}: {rest_words(rest, 500)}" for rest in self.rests))

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
    when = words_of_when(event.when) if event.when else "undated"
    if stated.claim.field is Field.WHAT:
        return one_line(f"{when} · {event.title}", limit)
    value = _value(stated)
    return one_line(f"{when} · {event.title} · {stated.claim.field}{f' {value}' if value else ''}", limit)


def _value(stated: Stated) -> str:
    named = stated.actor or stated.place
    if named is not None:
        return named.name
    value = stated.claim.amount or stated.claim.quantity
    return words_of_sum(value) if value else stated.claim.text
