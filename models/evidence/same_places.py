"""Places that were entered twice: found by a name that they share, and merged without loss."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from models.evidence.remarks import move_remarks
from models.records.aliases import names_of
from models.records.desk import Acceptance, Check, Query, SavedFigure
from models.records.story import Citation, Claim, Place
from models.store.reader import Reader
from models.store.rows import table_name
from models.store.writer import Writer
from models.texts.search_text import fold

_CHOSEN: Final = ("name", "local_name", "admin", "country", "point")
"""What one value is chosen of; how exactly a point is known and whence goes with the point."""
NEAR: Final = 1.0  # degrees between points of what may be one place


def same_places(places: Iterable[Place]) -> tuple[tuple[Place, ...], ...]:
    """Return groups of places that are likely one: they share a name of any script, and no two points are far apart."""
    groups: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        for name in names_of(place):
            groups["".join(filter(str.isalnum, fold(name)))][place.id] = place
    found: dict[tuple[str, ...], tuple[Place, ...]] = {}
    for key, held in groups.items():
        for group in _near(tuple(held.values())) if key else ():
            found[tuple(sorted(place.id for place in group))] = group
    return tuple(found.values())


def _near(places: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    """Yield groups of two and more whose points are near; those without one join where one group alone is meant."""
    bare = [place for place in places if place.point is None]
    clusters: list[list[Place]] = []
    for place in places:
        if place.point is not None:
            near = next((one for one in clusters if _is_near(one[0], place)), None)
            if near is None:
                clusters.append([place])
            else:
                near.append(place)
    if len(clusters) < 2:
        clusters = [[*(clusters[0] if clusters else ()), *bare]]
    return (tuple(one) for one in clusters if len(one) > 1)


def _is_near(one: Place, other: Place) -> bool:
    if one.point is None or other.point is None:
        return False
    east = abs(one.point.lon - other.point.lon)
    return abs(one.point.lat - other.point.lat) < NEAR and min(east, 360 - east) < NEAR


def place_differences(places: Sequence[Place]) -> dict[str, tuple[object, ...]]:
    """Return the fields in which places differ and one value must be chosen, in the order of the places."""
    values = {name: tuple(getattr(place, name) for place in places) for name in _CHOSEN}
    return {name: told for name, told in values.items() if len(set(told)) > 1}


def merge_places(writer: Writer, kept: Place, gone: Sequence[Place]) -> Place:
    """Put one place in the place of several and return it; what stood at the others stands there.

    `kept` holds the values that were chosen. Names and notes of the others become its own. Two claims of one event
    that now say the same become one, unless an editor has marked or queried the second.
    """
    before = writer.reader.get(Place, kept.id)
    of_point = next((one for one in (before, *gone) if one.point == kept.point), before)
    merged = replace(
        kept,
        precision=of_point.precision,
        datum=of_point.datum,
        origin=of_point.origin,
        aliases=_aliases(kept, (before, *gone)),
        note="\n".join(dict.fromkeys(one.note for one in (kept, *gone) if one.note)),
    )
    writer.replace(merged)
    for place in gone:
        _move(writer, place, merged)
        writer.delete(place)
    _join_claims(writer, merged)
    return merged


def _aliases(kept: Place, others: Sequence[Place]) -> tuple[str, ...]:
    names = (*kept.aliases, *(name for one in others for name in names_of(one)))
    own = {name.casefold() for name in (kept.name, kept.local_name)}
    return tuple({name.casefold(): name for name in reversed(names) if name.casefold() not in own}.values())[
        ::-1
    ]


def _move(writer: Writer, old: Place, new: Place) -> None:
    """Let everything that names one place name another."""
    reader, kind = writer.reader, table_name(Place)
    for claim in reader.where(Claim, place_id=old.id):
        writer.replace(replace(claim, place_id=new.id))
    move_remarks(writer, kind, old.id, new.id)
    for acceptance in reader.where(Acceptance, record_id=old.id):
        writer.replace(replace(acceptance, record_id=new.id))
    for figure in reader.all(SavedFigure):
        if f'"{old.id}"' in figure.settings:
            writer.replace(replace(figure, settings=figure.settings.replace(f'"{old.id}"', f'"{new.id}"')))


def _join_claims(writer: Writer, place: Place) -> None:
    """Make one claim of those of an event that say the same place in the same role."""
    reader = writer.reader
    first: dict[tuple[str, str], Claim] = {}
    for claim in sorted(reader.where(Claim, place_id=place.id), key=lambda one: one.position):
        kept = first.setdefault((claim.event_id, claim.role.casefold()), claim)
        is_marked = bool(_checks(reader, claim)) or bool(_queries(reader, claim))
        if kept is claim or is_marked or claim.decision or claim.wording not in ("", kept.wording):
            continue
        for citation in reader.where(Citation, claim_id=claim.id):
            writer.replace(replace(citation, claim_id=kept.id))
        writer.delete(claim)


def _queries(reader: Reader, claim: Claim) -> tuple[Query, ...]:
    return reader.where(Query, claim_id=claim.id)


def _checks(reader: Reader, claim: Claim) -> tuple[Check, ...]:
    return reader.where(Check, claim_id=claim.id)
