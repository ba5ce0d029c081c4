"""The form of the rates of exchange of a case, each with its day and the source that gives it."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from gui.forms.completers import ChosenLine, Propose, propose_sources, source_words
from gui.forms.form_page import line
from gui.forms.list_page import ListPage
from gui.forms.rates_import import RatesImportForm
from gui.forms.value_fields import when_field
from models.errors import CaseError
from models.records.desk import Rate
from models.records.story import Source, SourceId, new_id
from models.translation import language, tr, tr_later
from models.values.when import When
from models.values.when import words as words_of_when

TABLES = tr_later("Tables of daily rates (*.csv *.tsv *.txt)")


class RatesForm(ListPage[Rate]):
    """Lists the rates; the checks hold conversions against the one of the nearest day."""

    heading = tr_later("Rates of exchange")
    slot = "show_rates"
    noun = tr_later("rate")
    new = tr_later("New rate")
    kind = Rate

    def more_buttons(self) -> tuple[QPushButton, ...]:
        """Return the button that takes in a table of daily rates."""
        self.import_button = QPushButton(tr("Import rates…"))
        self.import_button.setAccessibleName(tr("Import daily rates from a table"))
        self.import_button.clicked.connect(self.on_import)
        return (self.import_button,)

    def on_import(self) -> None:
        """Ask for a table of daily rates, and show what is understood of it."""
        path = (
            self._ask.choose_file_to_open(tr("Import daily rates from"), tr(TABLES)) if self.keep() else None
        )
        if path is not None:
            self.importing = form = RatesImportForm(self._session, path, self)
            form.accepted.connect(self.refresh)
            form.finished.connect(form.deleteLater)
            form.open()

    def make_fields(self) -> None:
        """Add what is worth how much of what, on which day, and who says so."""
        self.base, self.other = line("", "USD, BTC …"), line("", "CNY")
        self.value = line("", "7.25")
        self.day = when_field()
        self.source = ChosenLine(tr("Source"), tr("title or publisher"), self._propose())
        self.add(tr_later("One"), self.base, "base")
        self.add(tr_later("is worth"), self.value, "value")
        self.add(tr_later("of"), self.other, "other")
        self.add(tr_later("On"), self.day, "day")
        self.add(tr_later("Source"), self.source, "source_id")

    def _propose(self) -> Propose:
        return propose_sources(self._session.reader.all(Source))

    def records(self) -> tuple[Rate, ...]:
        """Return the rates by currency and day."""
        return tuple(
            sorted(self._session.reader.all(Rate), key=lambda rate: (rate.base, rate.other, rate.day))
        )

    def made(self) -> Rate:
        """Return a rate that says nothing yet."""
        return Rate(new_id(), "", "", "")

    def words(self, record: Rate) -> str:
        """Return a rate as a sentence."""
        if not record.value:
            return tr(self.new)
        when = _when(record.day)
        day = f" · {words_of_when(when, language())}" if when else ""
        source = self._session.reader.find(Source, record.source_id or "")
        return f"1 {record.base} = {record.value} {record.other}{day} · " + (
            source_words(source) if source else tr("no source")
        )

    def show_record(self, record: Rate) -> None:
        """Show a rate."""
        self.base.setText(record.base)
        self.other.setText(record.other)
        self.value.setText(record.value)
        when = _when(record.day)
        if when:
            self.day.show_value(when, words_of_when(when, language()))
        else:
            self.day.set_text(record.day)
        source = self._session.reader.find(Source, record.source_id or "")
        self.source.show_record(source.id if source else "", source_words(source) if source else "")

    def wrong(self) -> tuple[str, str]:
        """Return why the day or the source cannot be read."""
        return ("day", self.day.problem) if self.day.problem else ("source_id", self.source.problem)

    def told(self, record: Rate) -> Rate:
        """Return the rate as the fields say it."""
        return replace(
            record,
            base=self.base.text().strip().upper(),
            other=self.other.text().strip().upper(),
            value=self.value.text().strip(),
            day=self.day.value.edtf if self.day.value else "",
            source_id=SourceId(self.source.id) if self.source.id else None,
        )


def _when(day: str) -> When | None:
    try:
        return When.from_edtf(day) if day else None
    except CaseError:
        return None
