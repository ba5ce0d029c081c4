"""Kinds of event as a case keeps them: put in order, and emptied into one another."""

from collections.abc import Sequence
from dataclasses import replace

from models.records.story import Event, Kind, KindId
from models.store.writer import Writer


def moved(writer: Writer, ids: Sequence[str], id: str, step: int) -> None:
    """Put a kind so many places further down in the order of these ids, and number them all anew."""
    order = [one for one in ids if one != id]
    order.insert(max(0, min(len(order), ids.index(KindId(id)) + step)), id)
    for position, one in enumerate(order):
        writer.replace(replace(writer.reader.get(Kind, one), position=position))


def move_events(writer: Writer, old: str, new: str) -> int:
    """Give all events of one kind another, and return how many they were."""
    events = writer.reader.where(Event, kind_id=old)
    for event in events:
        writer.replace(replace(event, kind_id=KindId(new)))
    return len(events)
