"""Reads the index of events in bulk: SQLite hands over whole columns as one text each, numpy takes them apart."""

import ctypes
import json
import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.errors import DamagedCase
from models.index.columns import OPEN_END, OPEN_START
from models.index.event_index import EventIndex
from models.index.reading import STATES, ClaimFacts, EventFacts, Links, put_on_clock
from models.progress import Report
from models.records.dossier import WHOLE_EVENT
from models.store.engine import Engine
from models.translation import tr
from models.values.when.clock import clock_of

Integers = NDArray[np.int64]
Chosen = tuple[str, ...]  # a JSON list of ids, or nothing for all

_SEPARATOR: Final = "\x1f"  # no text that people write holds it
_IN: Final = "IN (SELECT value FROM json_each(?))"
_IS_OURS: Final = "is_inferred OR (trim(observed_by) <> '' AND trim(observation) <> '')"
_BEFORE_DAY_ONE: Final = 1721424.5  # the Julian day on which ordinal 0 begins
_NO_DAY: Final = 4_000_000  # beyond the last day of all
_STEPS: Final = 6  # of reading the whole index
_SPARSE: Final = 8  # row numbers of a table may be so many times as large as there are rows


def event_index(
    engine: Engine, ids: tuple[str, ...] | None = None, report: Report | None = None
) -> EventIndex:
    """Return the index of all events, or of some; `report` is told of each step, and may raise to end it.

    DamagedCase if columns do not fit each other: an index of the file has lost what its table holds.
    """
    try:
        return _read(engine, ids, report)
    except (IndexError, ValueError):
        raise DamagedCase.of(engine.path.name, tr("an index in it has lost rows of its table")) from None


def _read(engine: Engine, ids: tuple[str, ...] | None, report: Report | None) -> EventIndex:
    chosen = () if ids is None else (json.dumps(ids),)
    tell = report or _unheard
    zone = clock_of(str(engine.value("SELECT zone FROM about") or ""))
    events = _events(engine, chosen, zone)
    tell(1, _STEPS)
    claims = _Claims(engine, chosen)
    tell(2, _STEPS)
    supported, sources = claims.citations()
    tell(3, _STEPS)
    facts, actors = claims.facts(supported), claims.links("actor")
    tell(4, _STEPS)
    places = claims.links("place")
    tell(5, _STEPS)
    index = EventIndex.read(events, facts, actors, places, sources, _points(engine, places.names), zone)
    tell(_STEPS, _STEPS)
    if ids is None:
        _give_back_memory()
    return index


def _unheard(_done: int, _steps: int) -> None:
    pass


def _points(engine: Engine, names: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    rows = engine.rows(
        f"SELECT id, lat, lon FROM place WHERE lat IS NOT NULL AND id {_IN}", (json.dumps(names),)
    )
    return {id: (lat, lon) for id, lat, lon in rows}


def _give_back_memory() -> None:
    """Hand what was needed for reading back to the system; glibc keeps it otherwise, a tenth of all that is used."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None) if sys.platform.startswith("linux") else None
    if trim is not None:
        trim(0)


def _events(engine: Engine, chosen: Chosen, zone: str) -> EventFacts:
    source = f"event WHERE id {_IN}" if chosen else "event"
    texts = _texts(
        engine, "id title when_edtf kind_id jurisdiction tags relation era standing", source, chosen
    )
    bounds = (
        f"ifnull(CAST(julianday({name}) - {_BEFORE_DAY_ONE} AS INTEGER), {missing})"
        for name, missing in (("when_earliest", 0), ("when_latest", _NO_DAY))
    )
    rowids, begins, ends, position = _integers(engine, ("rowid", *bounds, "position"), source, chosen)
    (by_id,) = _integers(engine, ("rowid",), f"(SELECT rowid FROM {source} ORDER BY id)", chosen)
    order = _Places(rowids).of(by_id)
    rows = order.tolist()
    ids, titles, edtf, kinds, jurisdictions, tags, relations, eras, standings = (
        list(map(column.__getitem__, rows)) for column in texts
    )
    first, last = begins[order].astype(np.float64), ends[order].astype(np.float64)
    first[first == 0], last[last == _NO_DAY] = OPEN_START, OPEN_END
    last += 1  # a day ends where the next begins
    put_on_clock(edtf, first, last, zone)
    return EventFacts(
        ids,
        titles,
        edtf,
        kinds,
        jurisdictions,
        tags,
        relations,
        eras,
        standings,
        first,
        last,
        position[order].astype(np.int32),
    )


class _Claims:
    """The claims of all events, or of some, by their row numbers in the table."""

    def __init__(self, engine: Engine, chosen: Chosen) -> None:
        self._engine, self._chosen = engine, chosen
        self._where = f" WHERE event_id {_IN}" if chosen else ""
        events = f"event WHERE id {_IN}" if chosen else "event"
        rowids = f"(SELECT rowid FROM claim{self._where} ORDER BY event_id)"
        counts = (
            f"(SELECT (SELECT count(*) FROM claim WHERE event_id = event.id) AS n FROM {events} ORDER BY id)"
        )
        (self._rowids,) = _integers(engine, ("rowid",), rowids, chosen)
        (numbers,) = _integers(engine, ("n",), counts, chosen)
        self._rows = np.repeat(np.arange(len(numbers)), numbers)
        self._places = _Places(self._rowids)

    def facts(self, supported: Integers) -> ClaimFacts:
        """The claims of the events; `supported` holds the row numbers of those with a citation."""
        states = " ".join(f"WHEN '{state}' THEN {number}" for number, state in enumerate(STATES))
        columns = ("rowid", f"CASE state {states} ELSE 0 END", _IS_OURS)
        rowids, state, ours = _integers(self._engine, columns, f"claim{self._where}", self._chosen)
        is_supported = np.zeros(len(self._rowids), bool)
        is_supported[self._places.of(supported)] = True
        places = self._places.of(rowids)
        return ClaimFacts(self._rows[places], state.astype(np.int32), ours.astype(bool), is_supported[places])

    def links(self, name: str) -> Links:
        """The actors or places of the events, by position and id of the claims that name them."""
        source = f"claim CROSS JOIN {name} ON {name}.id = claim.{name}_id{self._where}"
        columns = ("claim.rowid", f"{name}.rowid", "claim.position")
        claims, others, positions = _integers(self._engine, columns, source, self._chosen)
        rows = self._rows[self._places.of(claims)]
        order = self._order(rows, positions, "claim", self._where, claims)
        return self._named(name, rows[order], others[order])

    def citations(self) -> tuple[Integers, Links]:
        """The claims that a citation supports, itself or as part of an event, and the sources of the events."""
        where = f" WHERE claim_id IN (SELECT id FROM claim{self._where})" if self._chosen else ""
        source = (
            "citation CROSS JOIN claim ON claim.id = claim_id CROSS JOIN source ON source.id = source_id"
            + where
        )
        columns = (
            "claim.rowid",
            "source.rowid",
            "citation.position",
            "citation.rowid",
            f"CASE WHEN stance <> 'supports' THEN 0 WHEN citation.meaning = '{WHOLE_EVENT}' THEN 2 ELSE 1 END",
        )
        claims, others, positions, rowids, supports = _integers(self._engine, columns, source, self._chosen)
        rows = self._rows[self._places.of(claims)]
        whole = np.zeros(int(self._rows.max(initial=-1)) + 1, bool)  # events whose source tells all of them
        whole[rows[supports > 1]] = True
        order = self._order(rows, positions, "citation", where, rowids)
        supported = np.concatenate((claims[supports > 0], self._rowids[whole[self._rows]]))
        return supported, self._named("source", rows[order], others[order])

    def _order(
        self, rows: Integers, positions: Integers, table: str, where: str, rowids: Integers
    ) -> Integers:
        """The order by event, position and id; ids are asked for only where an event has more than one."""
        order = np.argsort(rows, kind="stable")
        if len(rows) < 2 or bool(np.all(np.diff(rows[order]) > 0)):
            return order
        by_id = f"(SELECT rowid FROM {table}{where} ORDER BY id)"
        (ranked,) = _integers(self._engine, ("rowid",), by_id, self._chosen)
        return np.lexsort((_Places(ranked).of(rowids), positions, rows))

    def _named(self, table: str, rows: Integers, others: Integers) -> Links:
        few = f" WHERE rowid {_IN}" if self._chosen else ""
        wanted = (json.dumps(others.tolist()),) if self._chosen else ()
        known = self._engine.rows(f'SELECT rowid, id FROM "{table}"{few}', wanted)
        places = _Places(np.array([rowid for rowid, _ in known], np.int64))
        return Links(rows, places.of(others), tuple(id for _, id in known))


class _Places:
    """Where numbers stand in a list: by a table if they are as dense as row numbers mostly are."""

    def __init__(self, listed: Integers) -> None:
        self._listed = listed
        self._order = np.zeros(0, np.int64)
        self._table = np.zeros(0, np.int64)
        if len(listed) and int(listed.min()) >= 0 and int(listed.max()) < _SPARSE * len(listed) + 1000:
            self._table = np.zeros(int(listed.max()) + 1, np.int64)
            self._table[listed] = np.arange(len(listed))
        else:
            self._order = np.argsort(listed)

    def of(self, wanted: Integers) -> Integers:
        """Return the places of numbers that are all in the list."""
        if len(self._table):
            return self._table[wanted]
        return (
            self._order[np.searchsorted(self._listed, wanted, sorter=self._order)] if len(wanted) else wanted
        )


def _integers(engine: Engine, columns: tuple[str, ...], source: str, values: Chosen) -> list[Integers]:
    """Return columns of whole numbers, none of them missing."""
    joined = ", ".join(f"group_concat({column}, ' ')" for column in columns)
    texts = engine.rows(f"SELECT {joined} FROM {source}", values)[0]
    return [np.fromstring(text or "", np.int64, sep=" ") for text in texts]


def _texts(engine: Engine, columns: str, source: str, values: Chosen) -> list[list[str]]:
    """Return columns of texts, empty where there is none."""
    cells = [f"ifnull({name}, '')" for name in columns.split()]
    joined = ", ".join(f"group_concat({cell}, '{_SEPARATOR}')" for cell in cells)
    count, *texts = engine.rows(f"SELECT count(*), {joined} FROM {source}", values)[0]
    found = [(text or "").split(_SEPARATOR) if count else [] for text in texts]
    if all(len(column) == count for column in found):
        return found
    rows = engine.rows(
        f"SELECT {', '.join(cells)} FROM {source}", values
    )  # a text holds the separator itself
    return [list(column) for column in zip(*rows, strict=True)]
