"""Which actors, places, sources and origins of a file the case holds already."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from models.case import Case
from models.gazetteer.spelling import fold
from models.records.aliases import names_of
from models.records.desk import Record
from models.records.story import Actor, Origin, Place, Source
from models.values.where.points import distance_km

_NEAR_KM: Final = 1.0  # two points of one name that lie nearer are the same place
N = TypeVar("N", bound=Actor | Place)


def same_records(case: Case, records: Sequence[Record]) -> dict[str, str]:
    """Return the id of a new actor, place or source → that of the one in the case that is the same.

    Where the case has several of one name, none is taken: that would be a guess.
    """
    actors, places = case.reader.all(Actor), case.reader.all(Place)
    actors_by, places_by = _by_name(actors), _by_name(places)
    sources_by: dict[str, Record] = {
        name: source for source in reversed(case.reader.all(Source)) for name in _source_names(source)
    }
    seen: dict[str, Record] = {}  # of this very file
    same: dict[str, str] = {}
    for record in records:
        if isinstance(record, Actor):
            found: list[Record] = list(actors_by.get(_name(record.name), ()))
        elif isinstance(record, Place):
            found = [place for place in places_by.get(_name(record.name), ()) if _is_near(record, place)]
        elif isinstance(record, Source):
            keys = _source_names(record)
            found = [table[key] for table in (sources_by, seen) for key in keys if key in table][:1]
            seen.update(dict.fromkeys(keys, record) if not found else {})
        elif isinstance(record, Origin):
            found = [*_origins_named(case, record.name)][:1]
        else:
            continue
        if len(found) == 1:
            same[record.id] = found[0].id
    return same


def _origins_named(case: Case, name: str) -> Iterator[Record]:
    return (origin for origin in case.reader.all(Origin) if _name(origin.name) == _name(name))


def _by_name(records: Iterable[N]) -> dict[str, list[N]]:
    found: dict[str, list[N]] = {}
    for record in records:
        for name in set(map(_name, names_of(record))):
            found.setdefault(name, []).append(record)
    return found


def _source_names(source: Source) -> tuple[str, ...]:
    """Tell what a source is found by: its addresses and DOI, or its title with its date and publisher."""
    dois = (one.partition("=")[2] for one in source.extra if one.partition("=")[0].casefold().endswith("doi"))
    keys = [key for key in (source.url, source.archived_url, *dois) if key]
    dated = f"{source.issued.edtf if source.issued else ''}|{_name(source.publisher)}"
    return tuple(keys) or (f"{_name(source.title)}|{dated}",)


def _name(name: str) -> str:
    return fold(name) or name.strip()


def _is_near(new: Place, held: Place) -> bool:
    """Tell whether a new place can be the one in the case: it has no point, or nearly the same."""
    if new.point is None:
        return True
    return held.point is not None and distance_km(new.point, held.point) <= _NEAR_KM
