"""The fields in which single cells of the table of events are changed, with the readers of the event's form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.forms.completers import propose_actors, propose_places
from gui.forms.event_draft import EventDraft, Line, keep_when, line_of, quotes_of, write_lines
from gui.forms.leaning_field import kept_lean, kept_when, leaning_field, leaning_of
from gui.forms.place_row import PlaceRow
from gui.forms.place_words import place_reader
from gui.forms.rows import ActorRow, SumRow
from gui.forms.value_fields import ReadField
from gui.forms.written import fill_in, held_in
from gui.parts.cell_field import CellField
from gui.parts.plain_text import one_line
from gui.parts.shape_icon import shape_icon
from gui.session import Session
from models.records.dossier import Dossier, Stated
from models.records.kind_names import kind_name
from models.records.rules import problems
from models.records.standing import STANDING_WORDS
from models.records.story import Actor, Event, EventId, Field, Kind, KindId, Place
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.when import words as words_of_when

_LINES: Final[Mapping[str, Field]] = MappingProxyType(
    {"where": Field.WHERE, "who": Field.WHO, "amount": Field.AMOUNT, "quantity": Field.QUANTITY}
)
"""Columns that show claims of their own: such a cell is changed in place where there is one claim at most."""
_LABELS: Final = MappingProxyType(
    {
        "title": tr_later("title"), "when": tr_later("date"), "kind": tr_later("kind"), "where": tr_later("place"),
        "who": tr_later("actor"), "amount": tr_later("amount"), "quantity": tr_later("quantity"),
        "tags": tr_later("tags"), "standing": tr_later("standing"), "official_number": tr_later("official number"),
        "jurisdiction": tr_later("jurisdiction"),
    }
)  # fmt: skip


class CellFields:
    """Makes the field for a cell; None for one that is changed in the event's form only."""

    def __init__(self, session: Session) -> None:
        """Write into the case of a session."""
        self._session = session

    def field_for(self, key: str, event_id: str, parent: QWidget) -> CellField | None:
        """Return the field for a column of an event, above the cells of `parent`."""
        if key not in _LABELS or not self._session.can_edit:
            return None
        before = self._session.reader.dossier(EventId(event_id))
        if before.event.relation or before.event.era:
            return None
        field = self._make(key, before, parent)
        if field is not None:
            field.setAccessibleName(tr("Change the {what}", what=tr(_LABELS[key])))
        return field

    def _make(self, key: str, before: Dossier, parent: QWidget) -> CellField | None:
        if key == "when":
            return DateCell(self._session, before, parent)
        if key in ("kind", "standing"):
            return ChoiceCell(self._session, before, key, parent)
        if key not in _LINES:
            return TextCell(self._session, before, key, parent)
        stated = before.of(_LINES[key])
        is_simple = not stated or (len(stated) == 1 and line_of(stated[0]) is not None)
        return (
            LineCell(self._session, before, key, stated[0] if stated else None, parent) if is_simple else None
        )


class EventCell(CellField):
    """Changes one field of an event, in one step that can be undone."""

    def __init__(self, session: Session, before: Dossier, key: str, inner: QWidget, parent: QWidget) -> None:
        """Keep the event as it was."""
        super().__init__(inner, parent)
        self._session, self._before, self._key, self._inner = session, before, key, inner
        if not inner.accessibleName():
            inner.setAccessibleName(tr("Change the {what}", what=tr(_LABELS[key])))

    def save(self) -> bool:
        """Write what was changed; what was not changed leaves no step behind."""
        if not self.is_changed():
            return True

        def write(writer: Writer) -> bool:
            self.write(writer)
            return True

        return bool(self._session.edit(f"Change {_LABELS[self._key]}", write, self))

    def read_with(self, field: ReadField[Any]) -> None:
        """Say in full what a field cannot read, in place of its own line, which is as narrow as the field."""

        def tell() -> None:
            self.say(field.problem)
            if field.problem:
                field.reading.hide()

        field.read_anew.connect(tell)
        tell()

    def is_changed(self) -> bool:
        """Tell whether the field says something else than the event."""
        return self.changed_event() != self.now

    def held(self) -> list[Any]:
        """Return what was typed or chosen, as plain values; nothing if the event says the same."""
        return held_in(self._inner) if self.is_changed() else []

    def take(self, values: list[Any]) -> None:
        """Take up what was typed into a field of the same cell."""
        fill_in(self._inner, values)

    def problem(self) -> str:
        """Return what is wrong with the event as it would be."""
        if not self.is_changed():
            return ""
        found = problems(self.changed_event())
        return found[0].sentence if found else ""

    @property
    def now(self) -> Event:
        """Return the event as it is now: undo may have changed it while the field was open."""
        return self._session.reader.get(Event, self._before.event.id)

    def changed_event(self) -> Event:
        """Return the event as it would be."""
        return self.now

    def write(self, writer: Writer) -> None:
        """Write the event as it would be."""
        writer.put(self.changed_event())


class TextCell(EventCell):
    """A title, tags, an official number: words that are kept as they are typed."""

    def __init__(self, session: Session, before: Dossier, key: str, parent: QWidget) -> None:
        """Show the words."""
        self.line = QLineEdit(
            ", ".join(before.event.tags) if key == "tags" else str(getattr(before.event, key))
        )
        self._shown = self.line.text()
        super().__init__(session, before, key, self.line, parent)
        self.line.selectAll()

    def changed_event(self) -> Event:
        """Return the event with these words."""
        words = self.line.text().strip()
        if self.line.text() == self._shown:  # a line shows no line ends, and must not take them away
            return self.now
        event = self.now
        match self._key:
            case "tags":
                return replace(event, tags=tags_in(words))
            case "jurisdiction":
                return replace(event, jurisdiction=words.upper())
            case "official_number":
                return replace(event, official_number=words)
        return replace(event, title=words)


class ChoiceCell(EventCell):
    """A kind or a standing, chosen from a list."""

    def __init__(self, session: Session, before: Dossier, key: str, parent: QWidget) -> None:
        """List what there is."""
        self.combo = QComboBox()
        if key == "kind":
            list_kinds(self.combo, session)
        else:
            for standing, words in STANDING_WORDS.items():
                self.combo.addItem(tr(words), standing)
        chosen = before.event.kind_id if key == "kind" else before.event.standing
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))
        self._first = self.combo.currentData()
        super().__init__(session, before, key, self.combo, parent)

    def changed_event(self) -> Event:
        """Return the event as chosen."""
        chosen, event = self.combo.currentData(), self.now
        if chosen == self._first:
            return event
        return (
            replace(event, kind_id=KindId(chosen)) if self._key == "kind" else replace(event, standing=chosen)
        )


class DateCell(EventCell):
    """A date in words, with what it is read as under it."""

    def __init__(self, session: Session, before: Dossier, parent: QWidget) -> None:
        """Show the date as it is kept."""
        self.when = leaning_field(session, before.event.id)
        super().__init__(session, before, "when", self.when, parent)
        self._show(before)
        self._first = self.when.value, self.when.text
        self.read_with(self.when)
        self.when.line.selectAll()

    def _show(self, before: Dossier) -> None:
        dated, when = before.of(Field.WHEN), before.event.when
        wording = dated[0].claim.wording if dated else ""
        leaning = leaning_of(self._session, dated[0].claim) if dated else None
        if leaning:
            self.when.show_value(leaning, wording or leaning.words)
        elif when:
            self.when.show_value(when, when.wording or words_of_when(when, language()))
        else:
            self.when.set_text(wording)

    def is_changed(self) -> bool:
        """Tell whether the words or what they mean are others."""
        return (self.when.value, self.when.text) != self._first

    def problem(self) -> str:
        """Return nothing where the field says itself what is wrong; a date that ends before it begins is told."""
        return self.when.problem or super().problem()

    def changed_event(self) -> Event:
        """Return the event with this date."""
        return replace(self.now, when=kept_when(self.when, quotes_of(self._before, Field.WHEN)))

    def write(self, writer: Writer) -> None:
        """Write the date, and how it leans or why there is none."""
        lean = kept_lean(self.when.value)
        worded = self.when.text if lean or self.when.says_none else ""
        writer.put(self.changed_event())
        keep_when(writer, EventDraft(self.changed_event(), (), worded, lean))


class LineCell(EventCell):
    """The one place, actor or sum of an event; role, meaning and citations stay as they are."""

    def __init__(
        self, session: Session, before: Dossier, key: str, stated: Stated | None, parent: QWidget
    ) -> None:
        """Show the line of the form without what stands beside its name."""
        self._stated = stated
        self.row = _ROWS[_LINES[key]](session, line_of(stated) if stated else None)
        self._first, self._told_open = self._lines(), ""
        self.row.remove.hide()
        self.row.grid.setContentsMargins(0, 0, 0, 0)
        super().__init__(session, before, key, self.row, parent)
        for column in range(1, self.row.grid.columnCount()):
            self.row.grid.setColumnStretch(column, 0)
        self.line = self.row.value.line if isinstance(self.row, SumRow) else self.row.name
        if isinstance(self.row, SumRow):
            self.read_with(self.row.value)
        self.row.setFocusProxy(self.line)
        self.line.selectAll()

    def is_changed(self) -> bool:
        """Tell whether the line says something else."""
        return self._lines() != self._first

    def _lines(self) -> tuple[Line, ...]:
        if isinstance(self.row, SumRow):
            quotes = self._stated.cited if self._stated else ()
            return self.row.lines_of([each.citation.quote for each in quotes])
        return self.row.lines()

    def problem(self) -> str:
        """Return what cannot be read, or that citations would go with what was taken out."""
        if not self._lines() and not self.line.text().strip():
            cited = len(self._stated.cited) if self._stated else 0
            return _cited_words(cited, _LABELS[self._key]) if cited else ""
        return self.row.problem or self._on_no_map()

    def _on_no_map(self) -> str:
        """Say once of a place that it would stand on no map; whoever goes on means it."""
        name = self.row.open_name if isinstance(self.row, PlaceRow) else ""
        if not name or name == self._told_open:
            return ""
        self._told_open = name
        return tr(
            "“{name}”: on no map yet. Find it in the event's form, or press Return again to keep it so.",
            name=one_line(name, 40),
        )

    def write(self, writer: Writer) -> None:
        """Write the line as a claim, which keeps its citations."""
        before, lines = self._before, self._lines()
        last = max((stated.claim.position for stated in before.stated), default=0)
        write_lines(writer, self._session.reader, before.event.id, lines, last)
        if not lines and self._stated:
            writer.delete(self._stated.claim)


def _place_row(session: Session, line: Line | None) -> PlaceRow:
    known = session.reader.all(Place)
    row = PlaceRow(propose_places(known), place_reader(known), line)  # type: ignore[arg-type] # the line of a place
    row.can_place = False
    for part in (row.role, row.wording, row.edit_button):
        part.hide()
    return row


def _actor_row(session: Session, line: Line | None) -> ActorRow:
    row = ActorRow(propose_actors(session.reader.all(Actor)), line)  # type: ignore[arg-type] # the line of an actor
    row.role.hide()
    return row


def _sum_row(_session: Session, line: Line | None) -> SumRow:
    row = SumRow(line)  # type: ignore[arg-type] # the line of a sum
    row.meaning.hide()
    return row


_ROWS: Final[Mapping[Field, Callable[[Session, Line | None], PlaceRow | ActorRow | SumRow]]] = (
    MappingProxyType(
        {Field.WHERE: _place_row, Field.WHO: _actor_row, Field.AMOUNT: _sum_row, Field.QUANTITY: _sum_row}
    )
)


def list_kinds(combo: QComboBox, session: Session) -> None:
    """List the kinds of the case in their order, each with its mark."""
    combo.setIconSize(QSize(14, 14))
    held = session.reader.all(Kind) if session.is_open else ()  # a form may end after its case
    for kind in sorted(held, key=lambda kind: kind.position):
        combo.addItem(shape_icon(kind.shape, kind.colour), kind_name(kind.name, language()), kind.id)


def tags_in(words: str) -> tuple[str, ...]:
    """Return the tags in words that commas part, each once."""
    return tuple(dict.fromkeys(tag.strip() for tag in re.split("[,，]", words) if tag.strip()))


def _cited_words(number: int, what: str) -> str:
    return tr_count(
        number,
        "1 citation hangs on this {what}: take it out in the event's form.",
        "{n} citations hang on this {what}: take it out in the event's form.",
        what=tr(what),
    )
