"""What a search finds beside its index: days however they are written, and what sources say in cases of old."""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from models.records.desk import Record
from models.records.story import Citation, Claim
from models.store import search
from models.store.engine import Engine
from models.store.rows import R
from models.texts.search_text import fold, runs

_SAID: Final = ("said", "quote", "translation")
_WITHIN: Final = (
    "SELECT id FROM event WHERE when_earliest >= ? AND when_latest <= ? ORDER BY when_earliest, id"
)


class Records(Protocol):
    """What these questions need of a reader."""

    def cells(self, kind: type[Record], *columns: str) -> list[Any]:
        """Return some columns of every record of one kind."""

    def where_in(self, kind: type[R], column: str, values: Iterable[str]) -> tuple[R, ...]:
        """Return the records whose column has one of many values."""


def events_sought(engine: Engine, reader: Records, words: str) -> tuple[str, ...]:
    """Return the events that words mean although the index does not hold the words for them."""
    found = events_on_day(engine, words)
    return found if is_whole(engine) else (*found, *_events_said(reader, words))


def events_on_day(engine: Engine, words: str) -> tuple[str, ...]:
    """Return the events that lie within the day or month that is sought, however it is written."""
    when = search.day_sought(words)
    if when is None:
        return ()
    rows = engine.rows(_WITHIN, (str(when.earliest), str(when.latest)))
    return tuple(str(id) for (id,) in rows)


def is_whole(engine: Engine) -> bool:
    """Tell whether the index of the search holds all that is searched today."""
    return bool(engine.rows("SELECT 1 FROM search_entry WHERE kind = ? AND id = ?", search.MADE))


def events_with_words_of_sources(reader: Records) -> frozenset[str]:
    """Return the events of whose claims a source says something in words of its own."""
    claims = [claim_id for claim_id, *texts in reader.cells(Citation, "claim_id", *_SAID) if any(texts)]
    return frozenset(str(claim.event_id) for claim in reader.where_in(Claim, "id", claims))


def _events_said(reader: Records, words: str) -> tuple[str, ...]:
    """Return the events of whose claims a source says the words."""
    sought = runs(words)
    claims = [
        claim_id
        for claim_id, *texts in reader.cells(Citation, "claim_id", *_SAID)
        if sought and any(texts) and all(run in fold(" ".join(texts)) for run in sought)
    ]
    return tuple(dict.fromkeys(str(claim.event_id) for claim in reader.where_in(Claim, "id", claims)))
