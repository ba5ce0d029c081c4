"""Takes a table of daily rates of exchange into a case, all of one source, each rate once."""

from dataclasses import dataclass
from pathlib import Path

from models.case import Case
from models.errors import WrongUse
from models.exchange.rate_table import read_rate_table
from models.records.desk import Rate
from models.records.story import Source, SourceId, new_id


@dataclass(frozen=True, slots=True)
class RatesTaken:
    """What came of a table of rates."""

    added: int
    known: int  # that the case had already
    problems: tuple[str, ...]


def import_rates(case: Case, path: Path, source: str, base: str = "", other: str = "") -> RatesTaken:
    """Add the rates of a file in one step; a source of this title is taken from the case or made."""
    if not source.strip():
        raise WrongUse(
            "A rate converts only with a source: name it, such as --source “People's Bank of China”."
        )
    table = read_rate_table(path, base, other)
    held = {(rate.base, rate.other, rate.day): rate for rate in case.reader.all(Rate)}
    named = case.reader.where(Source, title=source.strip())
    told_by = named[0] if named else Source(SourceId(new_id()), source.strip(), type="dataset")
    new: dict[tuple[str, str, str], Rate] = {}
    for one in table.rates:
        key = (one.base, one.other, one.day)
        if key not in held:
            new[key] = Rate(new_id(), one.base, one.other, one.value, one.day, told_by.id)
    if new:
        with case.edit(f"Import {len(new)} rates of exchange") as writer:
            if not named:
                writer.add(told_by)
            writer.add_many(list(new.values()))
    return RatesTaken(len(new), len(table.rates) - len(new), table.problems)
