"""The form in which a table of daily rates becomes rates of the case: what was understood is shown before."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget, QWidget

from gui.forms.completers import ProposingLine, propose_sources
from gui.forms.form_page import FormPage, line
from gui.parts import tasks
from gui.parts.plain_text import PlainLabel, one_line
from gui.session import Session
from models.errors import CaseError
from models.exchange.rate_table import RateTable, read_rate_table
from models.importing.rates import NewRates, new_rates
from models.records.story import Source
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.listing import in_a_row
from models.values.when import When
from models.values.when import words as words_of_when

MOST: Final = 200  # rates that are shown before they are taken
MOST_PROBLEMS: Final = 4
PAUSE: Final = 150  # ms after the last letter
READING: Final = tr_later("Reading …")


class RatesImportForm(FormPage):
    """Asks for the source and, where the table does not name them, for the two currencies."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        """Show what is in a file."""
        super().__init__(tr("Import rates"), parent)
        self._session, self._path = session, path
        self.table: RateTable | None = None
        self._problem = READING
        self._task: tasks.Task | None = None
        self.save_button.setText(tr("Import"))
        propose = propose_sources(session.reader.all(Source))
        self.source = ProposingLine(tr("Source"), tr("who publishes these rates: a title"), propose)
        self.base, self.other = line("", tr("USD, where the table does not name it")), line("", "CNY")
        self.summary = PlainLabel(is_wrapped=True)
        self.preview = QListWidget()
        self.preview.setProperty("role", "boxed")
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.add(tr_later("File"), PlainLabel(path.name, is_wrapped=True))
        self.add(tr_later("Source"), self.source, "source_id")
        self.add(tr_later("One"), self.base, "base")
        self.add(tr_later("is worth so much of"), self.other, "other")
        self.add(tr_later("Understood"), self.summary)
        self.add_wide(tr_later("The rates as they were understood"), self.preview)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read)
        for field in (self.base, self.other):
            field.textChanged.connect(self._pause.start)
        self.focus_field("source_id")
        self.read()

    @property
    def is_reading(self) -> bool:
        """Tell whether the table is being read."""
        return self._task is not None

    def read(self) -> None:
        """Read the table with the currencies that are written, on another thread."""
        if self._task is not None:
            self._task.cancel()
        path, base, other = self._path, self.base.text().strip(), self.other.text().strip()
        self._problem = READING
        self._task = tasks.run(
            lambda _work: read_rate_table(path, base, other),
            self._on_read,
            self._on_failed,
            owner=self,
            cancelled=lambda: None,
        )

    def _on_read(self, table: RateTable) -> None:
        self._task, self.table, self._problem = None, table, ""
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._task, self.table, self._problem = None, None, str(error)
        if not isinstance(error, CaseError):
            raise error
        self._show()

    def _show(self) -> None:
        self.preview.clear()
        rates = self.table.rates if self.table else ()
        for one in rates[:MOST]:
            self.preview.addItem(one_line(f"1 {one.base} = {one.value} {one.other} · {day_words(one.day)}"))
        if len(rates) > MOST:
            self.preview.addItem(tr("… and {count:,} more", count=len(rates) - MOST))
        self.summary.setText(table_words(self.table) if self.table else tr(self._problem))

    @property
    def new(self) -> NewRates | None:
        """Return what would be added now."""
        chosen = self.source.chosen
        source = chosen if isinstance(chosen, str) and chosen else " ".join(self.source.text().split())
        return new_rates(self._session.reader, self.table, source) if self.table and source else None

    def find_problem(self) -> str:
        """Return why nothing can be taken."""
        if not self.source.text().strip():
            return self.at("source_id", tr("A rate converts only with a source: write who publishes these."))
        if self.table is None or self._problem:
            return tr(self._problem)
        if not self.table.rates:
            return self.at(
                "base", self.table.problems[0] if self.table.problems else tr("The table holds no rate.")
            )
        new = self.new
        return "" if new and new.rates else tr("All of these rates are in the case already.")

    def save(self) -> bool:
        """Add the rates, and their source where it is new, in one step."""
        new = self.new
        if new is None:
            return False

        def write(writer: Writer) -> bool:
            new.write(writer)
            return True

        return bool(self._session.edit(new.label, write, self))


def day_words(day: str) -> str:
    """Return the day of a rate in words."""
    return words_of_when(When.from_edtf(day), language())


def table_words(table: RateTable) -> str:
    """Return what was understood of a table: how many rates of which days, and what was not."""
    days = sorted(one.day for one in table.rates)
    pairs = sorted({tr("{base} in {other}", base=one.base, other=one.other) for one in table.rates})
    told = [_rates_words(days, in_a_row(pairs)) if days else tr("No rate.")]
    if table.problems:
        many = len(table.problems)
        told.append(tr_count(many, "{n:,} line was not understood:", "{n:,} lines were not understood:"))
        told += table.problems[:MOST_PROBLEMS]
        told += [tr("… and {count:,} more.", count=many - MOST_PROBLEMS)] if many > MOST_PROBLEMS else []
    return "\n".join(told)


def _rates_words(days: list[str], pairs: str) -> str:
    return tr_count(
        len(days),
        "{n:,} rate ({pairs}), {first} to {last}.",
        "{n:,} rates ({pairs}), {first} to {last}.",
        pairs=pairs,
        first=day_words(days[0]),
        last=day_words(days[-1]),
    )
