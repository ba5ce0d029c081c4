"""An account of a case's ledger as somebody asks for it: of one meaning, by some parties, in one currency."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.errors import WrongUse
from models.ledger.exchange_rates import Implied, Rates, implied_rates, in_currency
from models.ledger.line import CLAIMED, COUNTED, DIMENSIONS, Ledger, LeftOut, Line, Why, headline
from models.ledger.phrases import phrase
from models.ledger.reading import read_ledger
from models.ledger.spreading import over_years
from models.ledger.totals import Columns, Total, sold_lines, units_of
from models.records.desk import Rate
from models.records.meanings import PROCEEDS
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import in_a_row
from models.values.money import Amount


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of the ledger."""

    meaning: str = PROCEEDS
    by: tuple[str, ...] = ()
    currency: str = ""  # at the rates of the case; empty: as told
    is_spread: bool = False  # spans over their years, by days
    unit: str = ""  # as told; empty: that of most lines


@dataclass(frozen=True, slots=True)
class Account:
    """The lines of one unit with their totals, and all that is in none of them."""

    asked: Asked
    unit: str
    total: Total
    rows: tuple[Total, ...]  # by what was asked; nothing where nothing was
    lines: tuple[Line, ...]  # totals hold their numbers
    left_out: tuple[LeftOut, ...]
    sold: Mapping[str, Total]  # what was handed over, by its asset
    others: tuple[Total, ...]  # the totals in other units, never added to this one
    implied: tuple[Implied, ...]
    hidden: int = 0  # lines of events that were not asked for
    remarks: tuple[str, ...] = ()


def account_of(
    reader: Reader,
    asked: Asked,
    *,
    is_public: bool = False,
    events: Container[str] | None = None,
    language: str = "en",
) -> Account:
    """Return the account that somebody asks for, of all or of what everybody may know, or of some events alone.

    WrongUse for a way to group that there is not.
    """
    for name in asked.by:
        if name not in DIMENSIONS:
            ways = in_a_row(DIMENSIONS)
            raise WrongUse(tr("“{name}” is no way to group: write one of {ways}.", name=name, ways=ways))
    book = read_book(reader, asked.meaning, is_public=is_public, events=events, language=language)
    return book.account(asked)


def read_book(
    reader: Reader,
    meaning: str = PROCEEDS,
    *,
    is_public: bool = False,
    events: Container[str] | None = None,
    language: str = "en",
) -> "Book":
    """Read the lines of one meaning, of all events or of some alone, and the rates of a case."""
    ledger = read_ledger(reader, meaning, is_public=is_public, events=events, language=language)
    return Book(ledger, Rates(reader.all(Rate)), language)


class _Held:
    """Columns of which the lines of some events are taken in a blink; those that were taken last are kept."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._events = tuple(line.event_id for line in columns.lines)
        self._taken: tuple[Collection[str] | None, Columns, Total] | None = None

    def of(self, events: Collection[str] | None) -> Columns:
        """Return the columns of the lines of some events; of all where there is no choice."""
        return self._take(events)[1]

    def total(self, events: Collection[str] | None) -> Total:
        """Return what the lines of some events come to."""
        return self._take(events)[2]

    def _take(self, events: Collection[str] | None) -> tuple[Collection[str] | None, Columns, Total]:
        if self._taken is None or self._taken[0] != events:
            part = self.columns if events is None else self.columns.only(_among(self._events, events))
            self._taken = events, part, part.total()
        return self._taken


@dataclass(frozen=True, slots=True)
class _View:
    """A ledger in one unit."""

    unit: str
    whole: _Held
    shown: _Held  # spread, where somebody asked for it
    left_out: tuple[LeftOut, ...]
    sold: Mapping[str, _Held]
    others: tuple[_Held, ...]


class Book:
    """A ledger that was read once; after the first look at a unit, every account in it is made in a blink."""

    def __init__(self, ledger: Ledger, rates: Rates, language: str = "en") -> None:
        """Take the lines of one meaning, and the rates that may convert them."""
        self._language = language
        self.ledger, self._rates = ledger, rates
        self._views: dict[tuple[str, str, bool], _View] = {}
        self._implied = tuple(implied_rates(ledger.lines, rates, language))

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units in which lines are told, the most frequent first."""
        return units_of(self.ledger.lines)

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies into which a rate of the case converts money of its lines."""
        told = {line.unit for line in self.ledger.lines if isinstance(line.given, Amount)}
        return tuple(sorted({other for base, other in self._rates.pairs if base in told}))

    def is_ready(self, asked: Asked) -> bool:
        """Tell whether an account is made without a first look at its unit."""
        return _key(asked) in self._views

    def prepare(self, asked: Asked) -> None:
        """Take the first look at a unit, which may take a while with many lines."""
        if not self.is_ready(asked):
            self._views[_key(asked)] = self._view(asked)

    def account(self, asked: Asked, events: Collection[str] | None = None) -> Account:
        """Return the account that somebody asks for: of some events, or of all."""
        self.prepare(asked)
        view = self._views[_key(asked)]
        shown = view.shown.of(events)
        total = view.shown.total(events)
        hidden = len(view.shown.columns.lines) - len(total.members)
        if asked.is_spread:  # a sale is one line in the total, in however many years it has a share
            whole = view.whole.total(events)
            hidden = len(view.whole.columns.lines) - len(whole.members)
            total = replace(whole, members=total.members)
        return Account(
            asked,
            view.unit,
            total,
            shown.by(*asked.by) if asked.by else (),
            shown.lines,
            tuple(one for one in view.left_out if events is None or one.event_id in events),
            _filled({asset: held.total(events) for asset, held in view.sold.items()}),
            tuple(_filled({one.columns.unit: one.total(events) for one in view.others}).values()),
            tuple(one for one in self._implied if events is None or one.event_id in events),
            hidden,
            (phrase(self._language, "spread"),) if asked.is_spread else (),
        )

    def _view(self, asked: Asked) -> _View:
        units = self.units
        unit = asked.currency or asked.unit or next(iter(units), "")
        ledger = self.ledger
        gone: tuple[LeftOut, ...] = ()
        if asked.currency:
            ledger = in_currency(ledger, unit, self._rates, self._language)
        else:
            gone = tuple(
                line.left_out(ledger.meaning, Why.UNIT)
                for line in ledger.lines
                if line.weight == COUNTED and line.unit not in ("", unit)
            )
        whole = _Held(_columns(ledger, unit))
        sold = sold_lines(ledger.lines) if asked.meaning == PROCEEDS else {}
        return _View(
            unit,
            whole,
            _Held(Columns(over_years(whole.columns.lines), unit)) if asked.is_spread else whole,
            (*ledger.left_out, *gone),
            {asset: _Held(Columns(lines, asset)) for asset, lines in sold.items()},
            tuple(_Held(Columns(lines, one)) for one, lines in self._others(unit, ledger).items()),
        )

    def _others(self, unit: str, ledger: Ledger) -> dict[str, list[Line]]:
        """Return the lines of each other unit that are not in a ledger of this one, converted or not."""
        inside = {line.claim_id for line in ledger.lines if line.unit == unit}
        found: dict[str, list[Line]] = {one: [] for one in self.units if one != unit}
        for line in self.ledger.lines:
            if line.weight == COUNTED and line.unit in found and line.claim_id not in inside:
                found[line.unit].append(line)
        return {one: lines for one, lines in found.items() if lines}


def _key(asked: Asked) -> tuple[str, str, bool]:
    return asked.currency, asked.unit, asked.is_spread


def _columns(ledger: Ledger, unit: str) -> Columns:
    return Columns([line for line in ledger.lines if line.unit in ("", unit) or line.weight != COUNTED], unit)


def _among(ids: Sequence[str], wanted: Collection[str]) -> NDArray[np.bool_]:
    return np.fromiter((id in wanted for id in ids), bool, len(ids))


def _filled(totals: Mapping[str, Total]) -> dict[str, Total]:
    """Return the totals that hold a line."""
    return {name: total for name, total in totals.items() if total.members}


def listed(account: Account) -> tuple[Line, ...]:
    """Return the lines that a table lists: those that are added, and those that are possible."""
    held = (
        account.lines[number] for row in account.rows or (account.total,) for number in sorted(row.members)
    )
    return tuple(line for line in held if line.weight != CLAIMED)


def by_reason(left_out: Sequence[LeftOut], language: str = "") -> dict[str, tuple[LeftOut, ...]]:
    """Return what is left out by its reason, that of most sums first."""
    found: dict[str, list[LeftOut]] = {}
    for one in left_out:
        found.setdefault(headline(one, language), []).append(one)
    order = sorted(found, key=lambda reason: (-len(found[reason]), reason))
    return {reason: tuple(found[reason]) for reason in order}
