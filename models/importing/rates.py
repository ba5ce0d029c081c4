"""Takes a table of daily rates of exchange into a case, all of one source, each rate once."""

from dataclasses import dataclass
from pathlib import Path

from models.case import Case
from models.errors import WrongUse
from models.exchange.rate_table import RateTable, read_rate_table
from models.records.desk import Rate
from models.records.story import Source, SourceId, new_id
from models.store.reader import Reader
from models.store.writer import Writer
from models.translation import tr


@dataclass(frozen=True, slots=True)
class RatesTaken:
    """What came of a table of rates."""

    added: int
    known: int  # that the case had already
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewRates:
    """The rates of a table that a case has not yet, and the source that gives them."""

    source: Source
    is_new: bool  # whether the source is
    rates: tuple[Rate, ...]
    known: int

    @property
    def label(self) -> str:
        """Return what adding them is called in the history."""
        return f"Import {len(self.rates)} rates of exchange"

    def write(self, writer: Writer) -> None:
        """Add them."""
        if self.is_new:
            writer.add(self.source)
        writer.add_many(list(self.rates))


def new_rates(reader: Reader, table: RateTable, source: str) -> NewRates:
    """Return what a table adds to a case; `source` is the id or the title of one, or the title of a new one."""
    named = reader.find(Source, source) or next(iter(reader.where(Source, title=source)), None)
    told_by = named or Source(SourceId(new_id()), source, type="dataset")
    held = {(rate.base, rate.other, rate.day) for rate in reader.all(Rate)}
    found = {(one.base, one.other, one.day): one for one in reversed(table.rates)}  # of a day the first
    fresh = (found[key] for key in reversed(found) if key not in held)
    rates = tuple(Rate(new_id(), one.base, one.other, one.value, one.day, told_by.id) for one in fresh)
    return NewRates(told_by, named is None, rates, len(table.rates) - len(rates))


def import_rates(case: Case, path: Path, source: str, base: str = "", other: str = "") -> RatesTaken:
    """Add the rates of a file in one step; a source of this title is taken from the case or made."""
    if not source.strip():
        raise WrongUse(
            tr("A rate converts only with a source: name it, such as --source “People's Bank of China”.")
        )
    table = read_rate_table(path, base, other)
    new = new_rates(case.reader, table, source.strip())
    if new.rates:
        with case.edit(new.label) as writer:
            new.write(writer)
    return RatesTaken(len(new.rates), new.known, table.problems)
