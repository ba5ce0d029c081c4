"""Reads a file of FollowTheMoney: every entity becomes what it is in a case, and what has no place is told."""

from collections import Counter
from pathlib import Path

from models.exchange.imported import Imported, ImportOptions, of_file, unreadable
from models.exchange.stories.drafts import StoryDraft
from models.exchange.stories.ftm.deeds import Deeds
from models.exchange.stories.ftm.entities import Entity, UnusableFile, entities_in
from models.exchange.stories.ftm.lines import LINK, line, parted
from models.exchange.stories.ftm.schemata import ACTORS, DOCUMENTS, EVENTS, RELATIONS, SILENT
from models.exchange.stories.ftm.things import Things
from models.records.story import Field
from models.translation import tr

NAME = "FollowTheMoney"


def read_ftm(path: Path, options: ImportOptions) -> Imported:
    """Return the events, relations, actors, places and sources of a file of entities, and all that was not taken."""
    draft = StoryDraft(NAME, path.name, options)
    try:
        entities = entities_in(path, draft.tell)
    except UnusableFile as error:
        return Imported(refusal=of_file(path.name, error))
    except OSError as error:
        return Imported(refusal=unreadable(path.name, error))
    except MemoryError:
        return Imported(refusal=tr("{name} is too large for this computer: split it.", name=path.name))
    _read(entities, draft)
    return draft.imported()


def _read(entities: dict[str, Entity], draft: StoryDraft) -> None:
    things = Things(entities, draft)
    of_actors = _addresses_of_actors(entities)
    happened = [entity for entity in entities.values() if not _stands_still(entity, of_actors, things)]
    deeds = Deeds(entities, draft, things)
    parties = [entity for entity in happened if entity.schema == "CourtCaseParty"]
    others = [entity for entity in happened if not _happened(entity, deeds)]
    for party in parties:
        deeds.party(party)
    _tie_links(draft)
    _tell(entities, others, draft)


def _stands_still(entity: Entity, of_actors: frozenset[str], things: Things) -> bool:
    """Read an entity if it is a document, an actor or a place; tell whether it is, or is nothing for a case."""
    if entity.schema in DOCUMENTS:
        things.source(entity)
    elif entity.schema in ACTORS:
        things.actor(entity)
    elif entity.schema == "Address":
        if entity.id not in of_actors:
            things.place(entity)
    else:
        return entity.schema in ("Documentation", *SILENT)
    return True


def _happened(entity: Entity, deeds: Deeds) -> bool:
    """Read an entity if it tells of something that happened; tell whether it does."""
    if entity.schema == "CourtCase":
        deeds.court_case(entity)
    elif entity.schema in RELATIONS:
        deeds.relation(entity)
    elif (entity.schema in EVENTS or _has_date(entity)) and entity.schema != "CourtCaseParty":
        deeds.event(entity)
    else:
        return entity.schema == "CourtCaseParty"
    return True


def _has_date(entity: Entity) -> bool:
    return any(name in entity.properties for name in ("date", "startDate", "endDate"))


def _addresses_of_actors(entities: dict[str, Entity]) -> frozenset[str]:
    """Return the addresses that are told of actors alone: they stand in the notes of these, and are no scene."""
    found = {True: set[str](), False: set[str]()}
    for entity in entities.values():
        found[entity.schema in ACTORS].update(entity.all("addressEntity"))
    return frozenset(found[True] - found[False])


def _tie_links(draft: StoryDraft) -> None:
    """Turn the lines that name another event of the file by its title into links to it."""
    titles = Counter(event.title for event in draft.events.values())
    by_title = {event.title: event for event in draft.events.values()}
    start = line(LINK, "")
    for event in draft.events.values():
        for note in [one for one in event.notes if one.startswith(start)]:
            role, title = parted(note.removeprefix(start))
            other = by_title.get(title)
            if other is not None and titles[title] == 1 and other is not event:
                event.notes.remove(note)
                id = other.claims.claims[0].event_id
                event.claims.add(Field.RELATION, other_event_id=id, role=role)


def _tell(entities: dict[str, Entity], others: list[Entity], draft: StoryDraft) -> None:
    counts = Counter(entity.schema for entity in entities.values())
    held = ", ".join(f"{schema} ({count:,})" for schema, count in counts.most_common(12))
    draft.remarks.append(tr("Read as {name}: {counts}.", name=NAME, counts=held))
    lost = Counter(entity.schema for entity in others if entity.id not in draft.actors)
    if lost:
        told = ", ".join(f"{schema} ({count:,})" for schema, count in lost.most_common())
        draft.remarks.append(tr("Left out, since nothing that happened leads to it: {counts}.", counts=told))
