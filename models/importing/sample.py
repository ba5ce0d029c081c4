"""The sample case: its facts are read from a folder of `resources` and written into a new case."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from models.case import Case
from models.machine.paths import resource
from models.records.desk import Record, Reference, SavedFigure
from models.records.eras import KIND_OF_ERAS, PLAIN
from models.records.story import (
    About,
    Actor,
    ActorId,
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Event,
    EventId,
    Field,
    KindId,
    Locator,
    Origin,
    OriginId,
    Place,
    PlaceId,
    Reliability,
    Source,
    SourceId,
    Stance,
)
from models.translation import tr_later
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import PlacePrecision, Point

Entry = dict[str, Any]

SAMPLE: Final = "sample_case"
_LOCATOR: Final = re.compile(r"(paragraph|page|section)s? ([\d, and–-]+)|(cell|region) (.+)")


def write_sample(path: Path, who: str = "") -> None:
    """Write the sample case to `path`, which must not exist yet."""
    with (
        Case.create(path, about_of(SAMPLE), who=who) as case,
        case.edit(tr_later("Add the sample case")) as writer,
    ):
        writer.add_many(list(sample_records()))


def sample_records() -> Iterator[Record]:
    """Return every record of the sample but its heading and the built-in kinds, referred-to records first."""
    yield from cast_of(SAMPLE)
    yield from story_of(SAMPLE)


def about_of(folder: str) -> About:
    """Return what the case of a folder says of itself."""
    return About(**read_entry(folder, "about.json"))


def cast_of(folder: str) -> Iterator[Record]:
    """Return the sources, actors and places of the case of a folder."""
    yield from (Origin(OriginId(entry.pop("id")), **entry) for entry in read_entry(folder, "origins.json"))
    yield from map(_source, read_entry(folder, "sources.json"))
    yield from map(_reference, read_entry(folder, "references.json"))
    yield from map(_actor, read_entry(folder, "actors.json"))
    yield from map(_place, read_entry(folder, "places.json"))


def story_of(folder: str) -> Iterator[Record]:
    """Return the events with their claims and citations, the eras and the figures of the case of a folder."""
    for position, file in enumerate(sorted(resource(folder, "events").glob("*.json"))):
        yield from _event_with_claims(read_entry(folder, "events", file.name), position)
    yield KIND_OF_ERAS
    for position, entry in enumerate(read_entry(folder, "eras.json")):
        yield from _era(entry, position)
    yield from map(_figure, read_entry(folder, "figures.json"))


def read_entry(folder: str, *parts: str) -> Any:
    """Return what a file of a folder holds."""
    return json.loads(resource(folder, *parts).read_text(encoding="utf-8"))


def _when(text: str | None, wording: str = "") -> When | None:
    return When.from_edtf(text, wording) if text else None


def _source(entry: Entry) -> Source:
    origin = entry.pop("origin", None)
    entry["issued"] = _when(entry.pop("issued", None))
    entry["reliability"] = Reliability(entry.pop("reliability", ""))
    entry["authors"] = tuple(entry.pop("authors", ()))
    return Source(SourceId(entry.pop("id")), origin_id=origin and OriginId(origin), **entry)


def _reference(entry: Entry) -> Reference:
    source, cited = SourceId(entry["source"]), SourceId(entry["rests_on"])
    return Reference(f"{source}>{cited}", source, cited, entry["note"])


def _actor(entry: Entry) -> Actor:
    entry["aliases"] = tuple(entry.pop("aliases", ()))
    return Actor(ActorId(entry.pop("id")), **entry)


def _place(entry: Entry) -> Place:
    point = Point(entry.pop("lat"), entry.pop("lon"))
    precision = PlacePrecision(entry.pop("precision"))
    entry["aliases"] = tuple(entry.pop("aliases", ()))
    return Place(PlaceId(entry.pop("id")), point=point, precision=precision, **entry)


def _era(entry: Entry, position: int) -> Iterator[Record]:
    """Yield an era with its claims, each cited where its entry says so."""
    era = Event(
        EventId(entry["id"]),
        KIND_OF_ERAS.id,
        entry["title"],
        when=_when(entry["when"], entry.get("date_wording", "")),
        description=entry.get("description", ""),
        jurisdiction=entry.get("jurisdiction", ""),
        position=position,
        standing=entry.get("standing", ""),
        era=PLAIN,
    )
    yield era
    yield from _claims(era, entry["claims"])


def _figure(entry: Entry) -> SavedFigure:
    settings = json.dumps(entry["settings"], ensure_ascii=False, sort_keys=True)
    return SavedFigure(entry["id"], entry["name"], entry["view"], settings)


def _event_with_claims(entry: Entry, position: int) -> Iterator[Record]:
    event = Event(
        EventId(entry["id"]),
        KindId(entry["kind"]),
        entry["title"],
        when=_when(entry["date"], entry.get("date_wording", "")),
        description=entry["description"],
        jurisdiction=entry["jurisdiction"],
        official_number=entry.get("number", ""),
        official_title=entry.get("official_title", ""),
        tags=tuple(entry["tags"]),
        note=entry.get("note", ""),
        position=position,
        standing=entry.get("standing", ""),
    )
    yield event
    yield from _claims(event, entry["claims"])


def _claims(event: Event, entries: list[Entry]) -> Iterator[Record]:
    claims = [_claim(event, entry, number) for number, entry in enumerate(entries)]
    by_value = {
        entry["value"]: claim.id for entry, claim in zip(entries, claims, strict=True) if "value" in entry
    }
    for entry, claim in zip(entries, claims, strict=True):
        restates, part_of = (by_value.get(entry.get(key)) for key in ("restates", "part_of"))
        yield replace(claim, restates=restates, part_of=part_of)
    for entry, claim in zip(entries, claims, strict=True):
        yield from (_citation(claim, cited, number) for number, cited in enumerate(entry["cited"]))


def _claim(event: Event, entry: Entry, number: int) -> Claim:
    field = Field(entry["field"])
    claim = Claim(
        ClaimId(f"{event.id}/{number}"),
        event.id,
        field,
        text=entry.get("text", ""),
        wording=entry.get("wording", ""),
        actor_id=entry.get("actor"),
        place_id=entry.get("place"),
        role=entry.get("role", ""),
        is_inferred=entry.get("inferred", False),
        is_criticism=entry.get("criticism", False),
        decision=entry.get("decision", ""),
        meaning=entry.get("meaning", ""),
        position=number,
    )
    if "value" not in entry:
        return claim
    value, unit = entry["value"].split()
    bound, wording = Bound(entry.get("bound", "exact")), entry.get("wording", "")
    if field is Field.AMOUNT:
        return replace(claim, wording="", amount=Amount(Decimal(value), unit, bound, wording))
    return replace(claim, wording="", quantity=Quantity(Decimal(value), unit, bound, wording))


def _citation(claim: Claim, entry: Entry, number: int) -> Citation:
    locator, place = _locator(entry.get("at") or "")
    return Citation(
        CitationId(f"{claim.id}/{number}"),
        claim.id,
        SourceId(entry["source"]),
        locator=locator,
        place=place,
        quote=entry.get("quote", ""),
        translation=entry.get("translation", ""),
        region=tuple(entry.get("region", ())),
        stance=Stance(entry.get("stance", "supports")),
        said=entry.get("said", ""),
        meaning=entry.get("meaning", ""),
        note=entry.get("note", ""),
        position=number,
    )


def _locator(text: str) -> tuple[Locator, str]:
    match = _LOCATOR.fullmatch(text)
    if match:
        return Locator(match[1] or match[3]), match[2] or match[4]
    return (Locator.OTHER, text) if text else (Locator.WHOLE, "")
