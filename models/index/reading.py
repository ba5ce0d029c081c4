"""Turns what a store hands over in bulk into the columns of the index, without an object for each event or claim."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.index.columns import OPEN_END, OPEN_START, Mask, Moments, Numbers, Ragged, Rows, coded, looked_up
from models.records.rules import STATES_IN_ORDER
from models.records.story import State
from models.values.when import Precision, When
from models.values.when.bounds import span_of

STATES: Final = tuple(State)
"""The numbers of the column `state`."""
_BY_RANK: Final = (*STATES_IN_ORDER, State.REJECTED)
_BY_LENGTH: Final = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}
Texts = Sequence[str]


@dataclass(frozen=True, slots=True)
class EventFacts:
    """The events of a store, column by column, sorted by id."""

    ids: Texts
    titles: Texts
    edtf: Texts  # empty: undated
    kinds: Texts
    jurisdictions: Texts
    tags: Texts  # JSON lists
    relations: Texts  # empty: an event
    eras: Texts  # empty: an event
    standings: Texts  # empty: nothing is said
    begins: Moments  # OPEN_START where open or undated
    ends: Moments
    position: Numbers


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """The claims of those events, column by column, in any order."""

    rows: Rows  # of their events
    states: Numbers  # places in STATES
    is_ours: Mask  # inferred or observed by us: it needs no citation
    is_supported: Mask  # by a citation


@dataclass(frozen=True, slots=True)
class Links:
    """Which events have which actors, places or sources, in the order in which an event names them."""

    rows: Rows
    codes: Rows  # places in `names`
    names: tuple[str, ...]


def precision_column(edtf: Texts) -> Numbers:
    """Return the numbers of models.when.Precision; 0 where undated."""
    return looked_up(edtf, _precision)


def _precision(text: str) -> int:
    plain = _BY_LENGTH.get(len(text)) if text.isascii() and text.replace("-", "").isdigit() else None
    if plain and (plain is not Precision.MONTH or text[5:] <= "12"):  # 21 and more are seasons
        return int(plain)
    return int(When.from_edtf(text).precision) if text else 0


def put_on_clock(edtf: Texts, begins: Moments, ends: Moments, zone: str) -> None:
    """Put the moments of those dates that have a time of day into the columns of days, by the clock of a zone."""
    for row in [row for row, text in enumerate(edtf) if "T" in text]:
        begin, end = span_of(edtf[row], zone)
        begins[row] = OPEN_START if begin is None else begin
        ends[row] = OPEN_END if end is None else end


def tag_column(tags: Texts) -> Ragged:
    """Return the tags of events from their JSON lists; each different list is read once."""
    which, lists = coded(tags)
    read: list[tuple[str, ...]] = [() if text == "[]" else tuple(json.loads(text)) for text in lists]
    return Ragged.build(read).taken(which.astype(np.int64))


def linked(links: Links, count: int) -> Ragged:
    """Return a column of `count` rows; a name stands once in a row, and names that nobody uses are left out."""
    rows, codes = links.rows, links.codes
    if len(rows) > 1 and not bool(np.all(rows[1:] > rows[:-1])):
        order = np.argsort(rows, kind="stable")
        pairs = rows[order] * len(links.names) + codes[order]
        first = np.sort(_firsts(pairs))
        rows, codes = rows[order][first], codes[order][first]
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=count), out=starts[1:])
    used = np.flatnonzero(np.bincount(codes, minlength=1))
    return Ragged(
        tuple(links.names[code] for code in used.tolist()),
        starts,
        np.searchsorted(used, codes).astype(np.int32),
    )


def _firsts(values: Rows) -> Rows:
    """Return where each value stands first, by value: as numpy's `unique` tells, which reads 10 ms of program first."""
    order = np.argsort(values, kind="stable")
    firsts: Rows = order[np.diff(values[order], prepend=-1) != 0]
    return firsts


def state_column(claims: ClaimFacts, count: int) -> Numbers:
    """Return the least advanced state of each event's claims; rejected ones count only among themselves."""
    rank_of = np.array([_BY_RANK.index(state) for state in STATES], np.int8)
    least = np.full(count, len(_BY_RANK), np.int8)
    np.minimum.at(least, claims.rows, rank_of[claims.states])
    states = [*(STATES.index(state) for state in _BY_RANK), STATES.index(State.DRAFT)]
    found: Numbers = np.array(states, np.int32)[least]
    return found


def uncited_column(claims: ClaimFacts, count: int) -> Numbers:
    """Tell how many claims of each event need a citation that supports them and have none."""
    is_bare = ~claims.is_ours & ~claims.is_supported & (claims.states != STATES.index(State.REJECTED))
    return np.bincount(claims.rows[is_bare], minlength=count).astype(np.int32)


def points(places: Ragged, known: Mapping[str, tuple[float, float]]) -> tuple[NDArray[np.float64], ...]:
    """Return latitude and longitude of the first place with a point in each row, nan where there is none."""
    owners = np.repeat(np.arange(len(places.starts) - 1), np.diff(places.starts))
    of_name = np.array([known.get(name, (np.nan, np.nan)) for name in places.names] or [(np.nan, np.nan)])
    is_placed = ~np.isnan(of_name[places.codes, 0])
    owners, codes = owners[is_placed], places.codes[is_placed]
    first = _firsts(owners)
    columns = np.full((2, len(places.starts) - 1), np.nan)
    columns[:, owners[first]] = of_name[codes[first]].T
    return columns[0], columns[1]
