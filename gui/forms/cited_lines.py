"""The sources of one event, and under each the passages that are cited: where, what for, and the words themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.parts.link import link_button
from gui.parts.plain_text import PlainLabel, one_line, set_plain_tooltip
from models.evidence.cited_together import is_same_passage
from models.records.claim_words import FIELD_NAMES, place_words, source_line
from models.records.dossier import Cited, Dossier
from models.records.story import Citation, Stance
from models.translation import tr, tr_later
from models.values.listing import in_a_row, quoted

SHORT = 110  # letters of a quotation that are shown before somebody asks for more
_STANCES = {
    Stance.SUPPORTS: tr_later("supports {fields}"),
    Stance.CONTRADICTS: tr_later("says otherwise on {fields}"),
    Stance.CONTEXT: tr_later("gives context on {fields}"),
}


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage of a source and the fields of an event for which it is cited in one way."""

    citation: Citation
    place: str  # where it stands, in words
    fields: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return where it stands and what it does to which fields."""
        fields = in_a_row(map(tr, self.fields))
        return f"{self.place} · {tr(_STANCES[self.citation.stance], fields=fields)}"


def passages_of(dossier: Dossier, source_id: str) -> Iterator[CitedPassage]:
    """Yield the cited passages of a source in the order of the event's fields, each stance of them once."""
    groups: list[tuple[Cited, list[str]]] = []
    for stated in dossier.stated:
        for cited in (one for one in stated.cited if one.source.id == source_id):
            name = FIELD_NAMES[stated.claim.field]
            held = next((group for group in groups if _is_one(group[0].citation, cited.citation)), None)
            if held is None:
                groups.append((cited, [name]))
            elif name not in held[1]:
                held[1].append(name)
    return (CitedPassage(cited.citation, place_words(cited), tuple(names)) for cited, names in groups)


def _is_one(one: Citation, other: Citation) -> bool:
    return is_same_passage(one, other) and one.stance is other.stance


class CitedLine(QWidget):
    """One source: its number as a button, its words, and its passages with their quotations."""

    source_wanted = Signal(str)
    citation_opened = Signal(str)

    def __init__(self, dossier: Dossier, cited: Cited) -> None:
        """Show a source of the event."""
        super().__init__()
        button = link_button(f"[{cited.number}]", tr("Open source {number}", number=cited.number))
        button.clicked.connect(lambda: self.source_wanted.emit(cited.source.id))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 4)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(1)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(button, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(PlainLabel(source_line(cited.source), is_wrapped=True), 0, 1)
        for passage in passages_of(dossier, cited.source.id):
            self._add(passage)

    def _add(self, passage: CitedPassage) -> None:
        row = self.grid.rowCount()
        place = _note(passage.words)
        self.grid.addWidget(place, row, 1)
        if passage.citation.quote:
            self.grid.addWidget(Quotation(passage.citation.quote), row + 1, 1)


class Quotation(QWidget):
    """The words of a source, cut where they are long; a button shows the rest."""

    def __init__(self, quote: str) -> None:
        """Show the beginning of a quotation."""
        super().__init__()
        self._quote = one_line(quote, 100_000)
        self.words = PlainLabel("", is_wrapped=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = link_button(tr("more"), tr("Show the whole quotation"))
        self.more.setCheckable(True)
        self.more.setProperty("role", "link")
        self.more.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(len(self._quote) > SHORT)
        self._show(False)

    def _show(self, is_whole: bool) -> None:
        shown = self._quote if is_whole else one_line(self._quote, SHORT)
        self.words.setText(quoted(shown))
        set_plain_tooltip(self.words, "" if shown == self._quote else quoted(self._quote))
        self.more.setText("less" if is_whole else "more")


def _note(text: str) -> PlainLabel:
    label = PlainLabel(text, role="note", is_wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
