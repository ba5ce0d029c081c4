"""What holds for all rows of a table: kind, zone, language, currency, what the sources are and what they support."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gui.importing.choice import Choice, Reasoned, column_in
from models.exchange.imported import ImportOptions
from models.exchange.table.marks import SUPPORTED_FIELDS
from models.records.kind_names import kind_name
from models.records.story import Kind
from models.translation import language, tr, tr_later
from models.values.when.zone_words import zone_names

NAMED = "named"
SUPPORTS = (
    (tr_later("The event as a whole"), "event"),
    (tr_later("Each of its fields"), "each"),
    (tr_later("These of its fields"), NAMED),
)
RANKS = (
    (tr_later("Nobody said"), ""),
    (tr_later("Primary"), "primary"),
    (tr_later("Secondary"), "secondary"),
)
LANGUAGES = (
    ("English", "en"), ("Deutsch", "de"), ("français", "fr"), ("español", "es"), ("italiano", "it"),
    ("português", "pt"), ("Nederlands", "nl"), ("polski", "pl"), ("русский", "ru"), ("українська", "uk"),
    ("Türkçe", "tr"), ("العربية", "ar"), ("中文", "zh"), ("日本語", "ja"),
)  # fmt: skip
CURRENCIES = (
    "USD", "EUR", "GBP", "CNY", "HKD", "JPY", "CHF", "INR", "RUB", "UAH", "BRL", "MXN", "ZAR", "NGN", "KES", "TRY",
    "AED", "SAR", "EGP", "LBP", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "CAD", "AUD", "NZD", "SGD", "KRW", "TWD",
)  # fmt: skip


class RowsPanel(QWidget):
    """Asks once what the table itself does not say; `changed` brings what a person chose."""

    FIELDS = ("kind", "supports", "primary", "zone", "language", "currency", "asset")
    changed = Signal(object)  # ImportOptions

    def __init__(self, kinds: Sequence[Kind]) -> None:
        """Offer the kinds of a case."""
        super().__init__()
        self._options = ImportOptions()
        self._column = column_in(self)
        self.kind = self._choice("kind", tr("Kind of event, where a row names none"))
        named = ((kind_name(one.name, language()), one.name) for one in kinds if one.id != "other")
        self.kind.offer([(tr("Other"), ""), *named])
        self.supports = Choice(tr("What the sources of a row support"))
        self.supports.offer([(tr(words), value) for words, value in SUPPORTS])
        self.supports.chosen.connect(self._on_supports)
        self.named = {field: QCheckBox(tr(field).capitalize()) for field in SUPPORTED_FIELDS}
        self._column.addWidget(Reasoned(tr("The sources of a row support"), self.supports))
        self._column.addWidget(self._boxes())
        self.boxes.hide()
        self.primary = self._choice("primary", tr("The sources are"))
        self.primary.offer([(tr(words), value) for words, value in RANKS])
        self.zone = self._choice("zone", tr("Times without a zone are of"), is_typed=True)
        self.zone.offer([("", ""), *((one, one) for one in zone_names())])
        self.language = self._choice("language", tr("Language of its numbers"))
        self.language.offer([(tr("Nobody said"), ""), *LANGUAGES])
        self.currency = self._choice("currency", tr("Currency of sums that name none"), is_typed=True)
        self.currency.offer([("", ""), *((one, one) for one in CURRENCIES)])
        self.asset = self._choice("asset", tr("What quantities count that do not say"), is_typed=True)
        self._column.addStretch()
        self.asset.offer([("", ""), ("BTC", "BTC"), ("ETH", "ETH"), ("USDT", "USDT")])

    def _boxes(self) -> QWidget:
        self.boxes = QWidget()
        grid = QGridLayout(self.boxes)
        grid.setContentsMargins(8, 0, 0, 4)
        for number, box in enumerate(self.named.values()):
            grid.addWidget(box, number // 2, number % 2)
            box.toggled.connect(lambda _: self._on_named())
        return self.boxes

    def _choice(self, name: str, words: str, *, is_typed: bool = False) -> Choice:
        field = Choice(words, is_typed=is_typed)
        held = Reasoned(words, field)
        field.chosen.connect(lambda value: self._on_chosen(name, value, held))
        self._column.addWidget(held)
        return field

    def _on_chosen(self, name: str, value: str, held: Reasoned) -> None:
        value = value.strip().upper() if name == "currency" else value.strip()
        problem = _problem(name, value)
        held.say(problem, is_wrong=True)
        if not problem:
            said: dict[str, Any] = {name: value}
            self._options = replace(self._options, **said)
            self.changed.emit(self._options)

    def _on_supports(self, value: str) -> None:
        self.boxes.setVisible(value == NAMED)
        if value != NAMED:
            self._options = replace(self._options, supports=value)
            self.changed.emit(self._options)
        else:
            self._on_named()

    def _on_named(self) -> None:
        fields = [field for field, box in self.named.items() if box.isChecked()]
        if fields:
            self._options = replace(self._options, supports="; ".join(fields))
            self.changed.emit(self._options)

    def show_options(self, options: ImportOptions) -> None:
        """Show what a person said."""
        self._options = options
        for name in ("kind", "primary", "zone", "language", "currency", "asset"):
            getattr(self, name).show_value(getattr(options, name))
        is_plain = options.supports in ("event", "each", "")
        self.supports.show_value((options.supports or "event") if is_plain else NAMED)
        self.boxes.setVisible(not is_plain)
        told = {part.strip() for part in options.supports.replace(",", ";").split(";")}
        for field, box in self.named.items():
            if not is_plain:
                with QSignalBlocker(box):
                    box.setChecked(field in told)


def _problem(name: str, value: str) -> str:
    """Return what is wrong with what was typed; empty if nothing is."""
    if name == "zone" and value and value not in zone_names():
        return tr("No zone is called so: choose one of the list, such as Europe/Berlin.")
    if name == "currency" and value and not (len(value) == 3 and value.isascii() and value.isalpha()):
        return tr("Write three letters, such as EUR.")
    return ""
