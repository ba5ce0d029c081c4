"""An account of a case's ledger as somebody asks for it: of one meaning, by some parties, in one currency."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.errors import WrongUse
from models.ledger.exchange_rates import Implied, Rates, implied_rates, in_currency
from models.ledger.line import CLAIMED, COUNTED, DIMENSIONS, Ledger, LeftOut, Line
from models.ledger.reading import read_ledger
from models.ledger.spreading import over_years
from models.ledger.totals import Columns, Total, sold_totals, units_of
from models.records.desk import Rate
from models.records.meanings import PROCEEDS
from models.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of the ledger."""

    meaning: str = PROCEEDS
    by: tuple[str, ...] = ()
    currency: str = ""  # empty: the unit of most lines
    is_spread: bool = False  # spans over their years, by days


@dataclass(frozen=True, slots=True)
class Account:
    """The lines of one unit with their totals, and all that is in none of them."""

    asked: Asked
    unit: str
    total: Total
    rows: tuple[Total, ...]  # by what was asked; nothing where nothing was
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    sold: Mapping[str, Total]  # what was handed over, by its asset
    others: tuple[Total, ...]  # the totals in other units, never added to this one
    implied: tuple[Implied, ...]
    remarks: tuple[str, ...] = ()


def account_of(reader: Reader, asked: Asked, *, is_public: bool = False) -> Account:
    """Return the account that somebody asks for, of all or of what everybody may know.

    WrongUse for a way to group that there is not.
    """
    for name in asked.by:
        if name not in DIMENSIONS:
            raise WrongUse(f"“{name}” is no way to group: write one of {', '.join(DIMENSIONS)}.")
    return made_account(
        read_ledger(reader, asked.meaning, is_public=is_public), asked, Rates(reader.all(Rate))
    )


def made_account(ledger: Ledger, asked: Asked, rates: Rates) -> Account:
    """Return the account of lines that are read."""
    unit = asked.currency or next(iter(units_of(ledger.lines)), "")
    others = tuple(_columns(ledger, one).total() for one in units_of(ledger.lines) if one != unit)
    implied = tuple(implied_rates(ledger.lines, rates))
    ledger = in_currency(ledger, unit, rates) if asked.currency else _in_unit(ledger, unit)
    whole, remarks = _columns(ledger, unit), tuple[str, ...]()
    shown = whole
    if asked.is_spread:
        shown = Columns(over_years(whole.lines), unit)
        remarks = ("Sums over several years are spread evenly over their days: this is our reckoning.",)
    return Account(
        asked,
        unit,
        whole.total(),
        shown.by(*asked.by) if asked.by else (),
        shown.lines,
        ledger.left_out,
        sold_totals(ledger.lines) if asked.meaning == PROCEEDS else {},
        others,
        implied,
        remarks,
    )


def _columns(ledger: Ledger, unit: str) -> Columns:
    return Columns([line for line in ledger.lines if line.unit in ("", unit) or line.weight != COUNTED], unit)


def _in_unit(ledger: Ledger, unit: str) -> Ledger:
    """Return the ledger with the lines of other units left out: unlike units are never added."""
    gone = tuple(
        LeftOut(
            line.claim_id,
            line.event_id,
            line.title,
            "",
            ledger.meaning,
            f"in {line.unit}, which is not {unit}: it has a total of its own",
        )
        for line in ledger.lines
        if line.weight == COUNTED and line.unit not in ("", unit)
    )
    return replace(ledger, left_out=(*ledger.left_out, *gone))


def listed(account: Account) -> tuple[Line, ...]:
    """Return the lines that a table lists: those that are added, and those that are possible."""
    return tuple(line for line in account.lines if line.weight != CLAIMED)
