"""What an import did or would do, in the lines that a person reads."""

from collections.abc import Iterator

from models.exchange.imported import counted, shown
from models.importing.again import Version
from models.importing.importing import ImportPlan
from models.importing.places import told_of_places
from models.records.desk import Record
from models.records.story import Actor, Citation, Document, Event, Place, Source


def counts_of(plan: ImportPlan, *, is_short: bool = False) -> str:
    """Return how many records of each sort an import adds: 2 events, 3 sources …; in short without those of none."""
    names: dict[type[Record], str] = {
        Event: "event", Source: "source", Actor: "actor", Place: "place", Citation: "citation", Document: "document",
    }  # fmt: skip
    rare = (Document,) if not is_short else tuple(names)
    told = [(plan.count(kind), name) for kind, name in names.items() if plan.count(kind) or kind not in rare]
    return ", ".join(counted(count, name) for count, name in told)


def told_of(plan: ImportPlan, *, is_done: bool) -> tuple[str, ...]:
    """Return the lines that tell a person what an import did or would do."""
    lines = [*plan.remarks, f"{'Imported' if is_done else 'Would import'} {counts_of(plan)}."]
    if plan.attached:
        some = ", ".join(shown(path.name, 60) for path, _ in plan.attached[:5])
        more = f" and {len(plan.attached) - 5:,} more" if len(plan.attached) > 5 else ""
        lines.append(f"{counted(len(plan.attached), 'attached file')} on this computer: {some}{more}.")
    if plan.joined:
        joined = (
            "1 actor, place or source" if plan.joined == 1 else f"{plan.joined:,} actors, places or sources"
        )
        lines.append(f"Used again from the case: {joined}.")
    if plan.is_empty:
        lines.append("Nothing new: the case is unchanged.")
    if plan.duplicates:
        are = "is" if plan.duplicates == 1 else "are"
        lines.append(f"{counted(plan.duplicates, 'event')} of the file {are} in the case already.")
    lines += _told_of_version(plan.version, is_done=is_done)
    if plan.left_out:
        many = len(plan.left_out) > 1
        start = f"These {len(plan.left_out)} columns have" if many else "This column has"
        lines.append(
            f"{start} no place here: {', '.join(plan.left_out)}; their values are kept beside what they belong to."
        )
    lines += [str(trouble) for trouble in plan.problems] + list(told_of_places(plan.found))
    return tuple(lines)


def _told_of_version(version: Version, *, is_done: bool) -> Iterator[str]:
    """Yield what the next version of a table changes, line by line, and whose rows are no longer there."""
    if version.changes:
        some = counted(len(version.changes), "change")
        yield f"{'Changed' if is_done else 'Would change'} as the table changed: {some}."
        yield from (shown(change.sentence) for change in version.changes)
    if version.gone:
        titles = "; ".join(shown(title, 60) for title in version.gone[:5])
        more = f" and {len(version.gone) - 5:,} more" if len(version.gone) > 5 else ""
        yield (
            f"No longer in the table: {titles}{more}. "
            f"{'It stays' if len(version.gone) == 1 else 'They stay'} in the case."
        )
