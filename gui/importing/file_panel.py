"""How a file is read: encoding, separator, sheet, heading, day and month, decimal sign, each with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.importing.choice import Choice, Reasoned, column_in
from gui.parts.plain_text import one_line
from models.exchange.imported import NO_HEADING, ImportOptions
from models.exchange.table.columns import Column
from models.exchange.table.reading import Proposal
from models.exchange.table.text import separator_words
from models.texts.encoding import name_of
from models.translation import tr, tr_later
from models.values.listing import sentences

ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859-2", "iso8859-15", "koi8-r", "mac_roman", "mac_latin2", "mac_cyrillic", "mac_greek", "gb18030",
    "big5hkscs", "shift_jis", "euc_jp", "euc_kr", "cp874",
)  # fmt: skip
ROWS = 30  # that can be chosen as the one with the headings
SEPARATORS = (",", ";", "\t", "|", ":")
ORDERS = (
    (tr_later("Day first: 31/12/2026"), "day first"),
    (tr_later("Month first: 12/31/2026"), "month first"),
)
DECIMALS = ((tr_later("Comma: 1.234,50"), ","), (tr_later("Point: 1,234.50"), "."))


class FilePanel(QWidget):
    """Shows as what a file was read; `changed` brings what a person chose instead."""

    FIELDS = ("encoding", "separator", "sheet", "heading", "order", "decimal")
    changed = Signal(object)  # ImportOptions

    def __init__(self) -> None:
        """Begin before anything was read."""
        super().__init__()
        self._options = ImportOptions()
        self._column = column_in(self)
        self._rows: dict[str, Reasoned] = {}
        self.encoding = self._choice("encoding", tr("Encoding"))
        self.separator = self._choice("separator", tr("Cells are parted by"))
        self.sheet = self._choice("sheet", tr("Sheet"))
        self.heading = Choice(tr("Row of the headings"))
        self.heading.chosen.connect(lambda value: self._on_chosen(heading=int(value or 0)))
        self._add("heading", tr("Row of the headings"), self.heading)
        self.order = self._choice("order", tr("Day and month"))
        self.decimal = self._choice("decimal", tr("Decimal sign"))
        self.encoding.offer([(tr("As found"), ""), *((name_of(one), one) for one in ENCODINGS)])
        self.separator.offer([(tr("As found"), ""), *((separator_words(one), one) for one in SEPARATORS)])
        for name in ("sheet", "heading", "order", "decimal"):  # nothing to choose before it is read
            self._rows[name].hide()
        self._column.addStretch()

    def _choice(self, name: str, words: str) -> Choice:
        field = Choice(words)
        field.chosen.connect(lambda value: self._on_chosen(**{name: value}))
        self._add(name, words, field)
        return field

    def _add(self, name: str, words: str, field: QWidget) -> None:
        self._rows[name] = row = Reasoned(words, field)
        self._column.addWidget(row)

    def _on_chosen(self, **said: object) -> None:
        self._options = replace(self._options, **said)  # type: ignore[arg-type] # fields by their names
        self.changed.emit(self._options)

    def show_read(self, proposal: Proposal, options: ImportOptions) -> None:
        """Show as what the file was read, and why."""
        self._options, table = options, proposal.table
        for name, is_there in (
            ("encoding", table.encoding), ("separator", table.separator), ("sheet", table.sheets),
            ("heading", table.is_sheet), ("order", True), ("decimal", True),
        ):  # fmt: skip
            self._rows[name].setVisible(bool(is_there))
        found = _as_found("" if options.encoding else name_of(table.encoding))
        self.encoding.offer([(found, ""), *((name_of(one), one) for one in ENCODINGS)])
        self.encoding.show_value(options.encoding)
        found = _as_found("" if options.separator else separator_words(table.separator))
        self.separator.offer([(found, ""), *((separator_words(one), one) for one in SEPARATORS)])
        self.separator.show_value(options.separator)
        self.sheet.offer([(tr("The first that holds a table"), ""), *((one, one) for one in table.sheets)])
        self.sheet.show_value(options.sheet)
        self._offer_headings(proposal, options)
        self._show_proofs(proposal.columns, options)
        self._say("encoding", table.encoding_reason)
        self._say("separator", table.separator_reason)
        self._say(
            "sheet",
            tr("“{sheet}” is read; the file has {n}", sheet=table.sheet, n=len(table.sheets))
            if table.sheets
            else "",
        )
        self._say("heading", proposal.heading.reason or tr("the first row that is filled"))

    def _offer_headings(self, proposal: Proposal, options: ImportOptions) -> None:
        """Offer the first rows, each with its beginning."""
        found = _as_found("" if options.heading else tr("row {n}", n=proposal.heading.number))
        rows = islice(proposal.table.rows(), ROWS)
        told = [
            (
                tr("Row {n}: {words}", n=number, words=one_line(" · ".join(filter(None, cells)), 60)),
                str(number),
            )
            for _, number, cells in rows
        ]
        self.heading.offer([(found, ""), (tr("There are no headings"), str(NO_HEADING)), *told])
        self.heading.show_value(str(options.heading or ""))

    def _show_proofs(self, columns: Sequence[Column], options: ImportOptions) -> None:
        self.order.offer([(tr("As the rows prove it"), ""), *((tr(words), one) for words, one in ORDERS)])
        self.order.show_value(options.order)
        self.decimal.offer([(tr("As the rows prove it"), ""), *((tr(words), one) for words, one in DECIMALS)])
        self.decimal.show_value(options.decimal)
        for name in ("order", "decimal"):
            proofs = [one.proof for one in columns if getattr(one, name) and one.proof]
            proofs = proofs or [one.proof for one in columns if one.proof and _is_about(name, one)]
            nothing = tr("no row proves it: what can be read in two ways is asked")
            self._say(name, tr("chosen") if getattr(options, name) else sentences(*proofs) or nothing)

    def _say(self, name: str, reason: str) -> None:
        text = reason[:1].upper() + reason[1:]
        self._rows[name].say(text if not text or text.endswith((".", "。")) else tr("{reason}.", reason=text))


def _as_found(what: str) -> str:
    return tr("As found: {what}", what=what) if what else tr("As found")


def _is_about(name: str, column: Column) -> bool:
    is_sum = column.field in ("amount", "quantity")
    return is_sum if name == "decimal" else not is_sum
