"""What somebody asks of the ledger: of which sums, by whom or what, in which unit, spread over years or not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from gui.parts.flow import FlowLayout
from gui.parts.plain_text import PlainLabel, menu_text
from models.ledger.account import Asked, Book
from models.ledger.line import DIMENSIONS
from models.records.meanings import MEANING_WORDS, PROCEEDS
from models.translation import tr, tr_later

TOLD, CONVERTED = "told", "converted"
_WIDEST: Final = 26  # letters of a choice
_OURS: Final = frozenset(
    (
        tr_later("seller"),
        tr_later("place"),
        tr_later("province"),
        tr_later("agent"),
        tr_later("market"),
        tr_later("year"),
        tr_later("asset"),
        tr_later("standing"),
        tr_later("proceeds"),
        tr_later("sold"),
        tr_later("price"),
        tr_later("valuation"),
        tr_later("seized"),
        tr_later("forfeited"),
        tr_later("fine"),
        tr_later("turnover"),
        tr_later("stock"),
        tr_later("loss"),
        tr_later("claimed"),
        tr_later("income"),
        tr_later("paid"),
        tr_later("judged"),
        tr_later("entrusted"),
        tr_later("paid over"),
    )
)
"""The ways to group, the meanings and the stages that we name; a case's own word stands for itself."""


class Choices(QWidget):
    """The row of choices above the account; it wraps where the window is narrow."""

    changed = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        """Begin with the proceeds, line by line."""
        super().__init__()
        self.meaning, self.by, self.cross, self.unit = (QComboBox() for _ in range(4))
        self.spread = QCheckBox(tr("Spread over years"))
        self.spread.setToolTip(tr("Share a sum over several years out by days: a reckoning of ours."))
        self.export_button = QPushButton(tr("Export…"))
        self.export_button.setAccessibleName(tr("Export the ledger"))
        self.export_button.clicked.connect(self.export_wanted)
        self._asked = Asked()
        self._fill(self.by, [(tr("line by line"), ""), *((told(name), name) for name in DIMENSIONS)])
        self.offer((PROCEEDS,), None)
        self._arrange()
        for combo in (self.meaning, self.by, self.cross, self.unit):
            combo.currentIndexChanged.connect(self._on_chosen)
        self.spread.toggled.connect(self._on_chosen)

    @property
    def asked(self) -> Asked:
        """Return what is asked."""
        return self._asked

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through."""
        return self.meaning, self.by, self.cross, self.unit, self.spread, self.export_button

    def offer(self, meanings: Sequence[str], book: Book | None) -> None:
        """Offer the meanings and the units that a case has; what is chosen stays chosen."""
        asked = self._asked
        known = tuple(dict.fromkeys((*meanings, asked.meaning)))
        self._fill(self.meaning, [(told(one), one) for one in known], asked.meaning)
        for row, one in enumerate(known):
            self.meaning.setItemData(row, tr(MEANING_WORDS.get(one, "")), Qt.ItemDataRole.ToolTipRole)
        self._fill(self.by, _rows(self.by), next(iter(asked.by), ""))
        self._fill_cross()
        units = _units(book) if book else []
        chosen = _unit_of(asked)
        if chosen not in [value for _, value in units]:
            units.append((_unit_words(chosen, book), chosen))
        self._fill(self.unit, units, chosen)
        for row, (_, (way, _unit)) in enumerate(units):
            rates = tr("At rates of the case that have a day and a source.") if way == CONVERTED else ""
            self.unit.setItemData(row, rates, Qt.ItemDataRole.ToolTipRole)
        was_blocked = self.spread.blockSignals(True)
        self.spread.setChecked(asked.is_spread)
        self.spread.blockSignals(was_blocked)

    def ask(self, asked: Asked) -> None:
        """Ask for something else."""
        if asked != self._asked:
            self._asked = asked
            self.offer([value for _, value in _rows(self.meaning)], None)
            self.changed.emit()

    def standing(self) -> dict[str, Any]:
        """Tell what is asked, as JSON holds it."""
        asked = self._asked
        return {
            "meaning": asked.meaning,
            "by": list(asked.by),
            "currency": asked.currency,
            "unit": asked.unit,
            "is_spread": asked.is_spread,
        }

    def stand(self, stood: Mapping[str, Any]) -> None:
        """Ask what was told; whatever is of another kind is passed over."""
        by = stood.get("by")
        known = tuple(one for one in by if one in DIMENSIONS)[:2] if isinstance(by, list) else ()
        words = {
            key: stood[key] for key in ("meaning", "currency", "unit") if isinstance(stood.get(key), str)
        }
        self.ask(replace(Asked(by=known, is_spread=stood.get("is_spread") is True), **words))

    def _on_chosen(self, *_: object) -> None:
        by, cross = self.by.currentData() or "", self.cross.currentData() or ""
        way, unit = self.unit.currentData() or (TOLD, "")
        asked = Asked(
            self.meaning.currentData() or PROCEEDS,
            tuple(one for one in (by, cross if by and cross != by else "") if one),
            unit if way == CONVERTED else "",
            self.spread.isChecked(),
            unit if way == TOLD else "",
        )
        if asked.meaning != self._asked.meaning:
            asked = replace(asked, currency="", unit="")
        if asked != self._asked:
            self._asked = asked
            self._fill_cross()
            self.changed.emit()

    def _fill_cross(self) -> None:
        by = self._asked.by
        others = [(tr("and {way}", way=told(one)), one) for one in DIMENSIONS if one not in by[:1]]
        self._fill(self.cross, [(tr("by nothing else"), ""), *others], by[1] if len(by) > 1 else "")
        self.cross.setEnabled(bool(by))

    def _fill(self, combo: QComboBox, rows: Sequence[tuple[str, Any]], chosen: object = "") -> None:
        was_blocked = combo.blockSignals(True)
        if rows != _rows(combo):
            combo.clear()
            for words, value in rows:
                combo.addItem(menu_text(words).replace("&&", "&"), value)
        values = [value for _, value in rows]
        combo.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        combo.blockSignals(was_blocked)

    def _arrange(self) -> None:
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, combo, name in (
            (tr("Sum of"), self.meaning, tr("Sums of which meaning")),
            (tr("by"), self.by, tr("Grouped by")),
            ("", self.cross, tr("Crossed with")),
            (tr("in"), self.unit, tr("In which currency or asset")),
        ):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(_labelled(words, combo))
        row.addWidget(self.spread)
        row.addWidget(self.export_button)


def told(word: str) -> str:
    """Return a way to group, a meaning or a stage in the words of the program; a case's own word as it is."""
    return tr(word) if word in _OURS else word


def _labelled(words: str, combo: QComboBox) -> QWidget:
    """Return a choice with the word before it; both stay on one row."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if words:
        row.addWidget(PlainLabel(words, role="note"))
    combo.setMaximumWidth(_WIDEST * combo.fontMetrics().horizontalAdvance("n"))
    row.addWidget(combo)
    return held


def _rows(combo: QComboBox) -> list[tuple[str, Any]]:
    return [(combo.itemText(row), combo.itemData(row)) for row in range(combo.count())]


def _unit_of(asked: Asked) -> tuple[str, str]:
    return (CONVERTED, asked.currency) if asked.currency else (TOLD, asked.unit)


def _units(book: Book) -> list[tuple[str, tuple[str, str]]]:
    """Return the units of the lines, as they are told, and the currencies into which rates convert them."""
    told = [(TOLD, one) for one in ("", *book.units[1:])]
    ways = [*told, *((CONVERTED, one) for one in book.currencies)]
    return [(_unit_words(way, book), way) for way in ways]


def _unit_words(way: tuple[str, str], book: Book | None) -> str:
    kind, unit = way
    if kind == CONVERTED:
        return tr("{unit}, converted", unit=unit)
    unit = unit or next(iter(book.units if book else ()), "")
    return tr("{unit}, as told", unit=unit) if unit else tr("as told")
