"""The number of a citation: a click opens what it cites, its menu changes, copies and deletes it."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from gui.parts.plain_text import one_line, set_plain_tooltip
from models.evidence.cited_together import is_same_passage
from models.records.claim_words import locator_words, place_words, source_line
from models.records.dossier import Cited, Dossier, Stated
from models.records.story import Citation, Stance
from models.translation import tr, tr_later
from models.values.listing import quoted

SHORT_PLACE = 12  # letters
STANCE_WORDS: Final = {
    Stance.SUPPORTS: tr_later("supports"),
    Stance.CONTRADICTS: tr_later("contradicts"),
    Stance.CONTEXT: tr_later("context"),
}


class CitationChip(QToolButton):
    """A number such as [1]; Delete takes the citation away, the menu key shows all that can be done with it."""

    opened = Signal(str)  # the id of the citation: show what it cites
    edited = Signal(str)
    edited_alone = Signal(str)
    extended = Signal(str)  # cite it for other fields
    copied = Signal(str)
    deleted = Signal(object)  # ids of citations

    def __init__(self, cited: Cited, alike: tuple[str, ...], *, is_told_apart: bool, can_edit: bool) -> None:
        """Show a citation; `alike` are the ids of those made together with it, itself among them."""
        super().__init__()
        self._cited, self._alike, self._can_edit = cited, alike, can_edit
        citation = cited.citation
        is_against = citation.stance is Stance.CONTRADICTS
        place = f" {short_place(citation)}" if is_told_apart else ""
        self.setText(f"[{cited.number}]{place}{'≠' if is_against else ''}".replace("&", "&&"))
        self.setAccessibleName(
            tr(
                "Open citation {number}{place}: {stance}",
                number=cited.number,
                place=place,
                stance=tr(STANCE_WORDS[citation.stance]),
            )
        )
        self.setProperty("role", "against" if is_against else "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_plain_tooltip(self, citation_words(cited))
        self.clicked.connect(lambda: self.opened.emit(citation.id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the citation."""
        at = event.globalPos()
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.make_menu().popup(self.mapToGlobal(QPoint(0, self.height())) if is_by_key else at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the citation from this field."""
        if event.key() == Qt.Key.Key_Delete and self._can_edit:
            self.deleted.emit((self._cited.citation.id,))
        else:
            super().keyPressEvent(event)

    def make_menu(self) -> QMenu:
        """Return the menu of the citation; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Citation {number}", number=self._cited.number))
        menu.aboutToHide.connect(menu.deleteLater)
        id, count = self._cited.citation.id, len(self._alike)
        where = tr("&Show the cited page") if self._cited.documents else tr("&Show the source")
        menu.addAction(where).triggered.connect(lambda: self.opened.emit(id))
        menu.addSeparator()
        for words, signal, value in (
            (
                tr("&Edit for all {count} fields…", count=count) if count > 1 else tr("&Edit…"),
                self.edited,
                id,
            ),
            (tr("Edit for this field &alone…") if count > 1 else "", self.edited_alone, id),
            (tr("Cite for &other fields too…"), self.extended, id),
            (tr("&Copy for the next citation"), self.copied, id),
            ("", None, id),
            (tr("&Delete from this field"), self.deleted, (id,)),
            (
                tr("Delete &from all {count} fields", count=count) if count > 1 else "",
                self.deleted,
                self._alike,
            ),
        ):
            if signal is None:
                menu.addSeparator()
            elif words:
                action = menu.addAction(words)
                action.setEnabled(self._can_edit)
                action.triggered.connect(partial(_emit, signal, value))
        return menu


def _emit(signal: object, value: object, _is_checked: bool = False) -> None:
    signal.emit(value)  # type: ignore[attr-defined]  # a bound signal


def chips_of(dossier: Dossier, stated: Stated, *, can_edit: bool) -> Iterator[CitationChip]:
    """Yield the numbers of a claim's citations, each passage once; where a source stands twice, with the place."""
    shown: list[Cited] = []
    for cited in stated.cited:
        if not any(_is_alike(cited.citation, one.citation) for one in shown):
            shown.append(cited)
    numbers = [cited.number for cited in shown]
    for cited in shown:
        alike = alike_in(dossier, cited.citation)
        is_told_apart = numbers.count(cited.number) > 1
        yield CitationChip(cited, alike, is_told_apart=is_told_apart, can_edit=can_edit)


def _is_alike(one: Citation, other: Citation) -> bool:
    return is_same_passage(one, other) and one.stance is other.stance and one.said == other.said


def alike_in(dossier: Dossier, citation: Citation) -> tuple[str, ...]:
    """Return the ids of the citations of an event that stand for one passage: of each claim one, this one first."""
    held = {citation.claim_id: citation.id}
    for stated in dossier.stated:
        for cited in stated.cited:
            if is_same_passage(cited.citation, citation):
                held.setdefault(stated.claim.id, cited.citation.id)
    return tuple(held.values())


def short_place(citation: Citation) -> str:
    """Return where in its source a citation points, as short as a number's neighbour must be: p. 3."""
    words = locator_words(citation.locator, citation.place)
    short = {"page ": "p. ", "paragraph ": "par. ", "section ": "sec. ", "cell ": ""}
    found = (sign + words.removeprefix(name) for name, sign in short.items() if words.startswith(name))
    return one_line(next(found, words), SHORT_PLACE)


def citation_words(cited: Cited) -> str:
    """Return a citation in a few lines: source, place, what it says."""
    citation = cited.citation
    lines = [source_line(cited.source), place_words(cited)]
    if citation.quote:
        lines.append(quoted(citation.quote))
    if citation.said:
        stance = tr(STANCE_WORDS[citation.stance])
        lines.append(tr("{name}: {words}", name=stance, words=citation.said))
    if citation.meaning:
        lines.append(citation.meaning)
    return "\n".join(lines)
