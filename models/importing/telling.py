"""What an import did or would do, in the lines that a person reads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from models.exchange.imported import shown
from models.importing.again import Version
from models.importing.importing import ImportPlan
from models.importing.places import told_of_places
from models.records.desk import Record
from models.records.record_words import counted_records
from models.records.story import Actor, Citation, Document, Event, Place, Source
from models.store.rows import table_name
from models.translation import tr, tr_count
from models.values.listing import in_a_row, set_apart

_NAMED: Final = 5


def counts_of(plan: ImportPlan, *, is_short: bool = False) -> str:
    """Return how many records of each sort an import adds: 2 events, 3 sources …; in short without those of none."""
    kinds: tuple[type[Record], ...] = (Event, Source, Actor, Place, Citation, Document)
    rare = (Document,) if not is_short else kinds
    told = [(kind, plan.count(kind)) for kind in kinds if plan.count(kind) or kind not in rare]
    return in_a_row(counted_records(table_name(kind), count) for kind, count in told)


def told_of(plan: ImportPlan, *, is_done: bool) -> tuple[str, ...]:
    """Return the lines that tell a person what an import did or would do."""
    counts = counts_of(plan)
    did = tr("Imported {counts}.", counts=counts) if is_done else tr("Would import {counts}.", counts=counts)
    lines = [*plan.remarks, did]
    if plan.attached:
        some = _some([path.name for path, _ in plan.attached])
        lines.append(
            tr_count(
                len(plan.attached),
                "{n:,} attached file on this computer: {names}.",
                "{n:,} attached files on this computer: {names}.",
                names=some,
            )
        )
    if plan.joined:
        lines.append(
            tr_count(
                plan.joined,
                "Used again from the case: {n:,} actor, place or source.",
                "Used again from the case: {n:,} actors, places or sources.",
            )
        )
    if plan.is_empty:
        lines.append(tr("Nothing new: the case is unchanged."))
    if plan.duplicates:
        lines.append(
            tr_count(
                plan.duplicates,
                "{n:,} event of the file is in the case already.",
                "{n:,} events of the file are in the case already.",
            )
        )
    lines += _told_of_version(plan.version, is_done=is_done)
    if plan.left_out:
        lines.append(
            tr_count(
                len(plan.left_out),
                "This column has no place here: {names}; their values are kept beside what they belong to.",
                "These {n} columns have no place here: {names}; their values are kept beside what they belong to.",
                names=in_a_row(plan.left_out),
            )
        )
    lines += [str(trouble) for trouble in plan.problems] + list(told_of_places(plan.found))
    return tuple(lines)


def _told_of_version(version: Version, *, is_done: bool) -> Iterator[str]:
    """Yield what the next version of a table changes, line by line, and whose rows are no longer there."""
    if version.changes:
        yield _changes(len(version.changes), is_done=is_done)
        yield from (shown(change.sentence) for change in version.changes)
    if version.gone:
        yield tr_count(
            len(version.gone),
            "No longer in the table: {titles}. It stays in the case.",
            "No longer in the table: {titles}. They stay in the case.",
            titles=_some(version.gone, set_apart),
        )


def _changes(number: int, *, is_done: bool) -> str:
    if is_done:
        return tr_count(
            number,
            "Changed as the table changed: {n:,} change.",
            "Changed as the table changed: {n:,} changes.",
        )
    return tr_count(
        number,
        "Would change as the table changed: {n:,} change.",
        "Would change as the table changed: {n:,} changes.",
    )


def _some(names: Sequence[str], joined: Callable[[Iterable[str]], str] = in_a_row) -> str:
    """Return the first of some names, and how many more there are."""
    told = joined(shown(name, 60) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return tr("{names} and {n:,} more", names=told, n=more) if more > 0 else told


def events_of(plan: ImportPlan) -> tuple[str, ...]:
    """Return the ids of the events that an import adds or changes."""
    new = [str(one.id) for one in plan.records if isinstance(one, Event)]
    return tuple(dict.fromkeys((*new, *(str(change.event_id) for change in plan.version.changes))))
