"""Plans the import of a file whose records have ids: what a case lacks is added, and nothing is guessed or doubled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.exchange.imported import Imported, shown
from models.records.desk import RECORD_TYPES, Record
from models.records.kinds import built_in_kinds
from models.records.record_words import kind_word
from models.records.story import About, Claim, Event, Kind
from models.store.rows import table_name, table_of
from models.translation import tr, tr_count
from models.values.listing import in_a_row, set_apart

Key = tuple[type[Record], str]
_NAMED: Final = 3  # records of which the case says something else


@dataclass(frozen=True, slots=True)
class ById:
    """What a file with ids adds to a case, changes in an empty one, and finds there already."""

    added: tuple[Record, ...]
    changed: tuple[Record, ...] = ()
    dropped: tuple[Record, ...] = ()
    events: int = 0  # of the file that the case holds as they are
    remarks: tuple[str, ...] = ()
    is_told_whole: bool = False  # claims and their marks stand as the file tells them


def plan_by_id(case: Case, imported: Imported) -> ById:
    """Tell what a file adds to a case. CaseError where the case says something else of a record, or lacks one."""
    held = _held(case, imported.records)
    new = [one for one in imported.records if (type(one), one.id) not in held]
    known = [one for one in imported.records if (type(one), one.id) in held]
    differing = [one for one in known if held[type(one), one.id] != one]
    _refuse_loose(case, imported.records, new)
    if imported.is_complete and _is_blank(case):
        return _as_the_whole(case, new, differing, imported)
    _refuse(differing, held)
    events = sum(isinstance(one, Event) for one in known)
    return ById(
        tuple(one for one in new if not isinstance(one, About)),
        events=events,
        remarks=(*_there_already(known), *_kept_as_it_is(differing)),
        is_told_whole=imported.is_complete and not _hang_on(new, held),
    )


def _as_the_whole(case: Case, new: list[Record], differing: list[Record], imported: Imported) -> ById:
    """Make a case that is still empty the very one of the file: its title, its zone and its kinds, too."""
    kinds = {one.id for one in imported.records if isinstance(one, Kind)}
    dropped = tuple(kind for kind in case.reader.all(Kind) if kind.id not in kinds)
    told = tr("The case was empty: it takes its title, its settings and its kinds of event from the file.")
    return ById(tuple(new), tuple(differing), dropped, remarks=(told,), is_told_whole=True)


def _is_blank(case: Case) -> bool:
    """Tell whether a case holds nothing but its title and kinds of event that every case begins with."""
    begins = {kind.id for kind in built_in_kinds()}
    return not any(
        one.id not in begins if kind is Kind else kind is not About
        for kind in RECORD_TYPES
        for one in case.reader.all(kind)
    )


def _held(case: Case, records: Iterable[Record]) -> dict[Key, Record]:
    """Return the records of the case of the kinds that a file has."""
    kinds = {type(record) for record in records}
    return {(kind, one.id): one for kind in kinds for one in case.reader.all(kind)}


def _refuse(differing: Iterable[Record], held: Mapping[Key, Record]) -> None:
    """Refuse a file that says something else of records that the case holds: neither side is known to be right."""
    wrong = [one for one in differing if not isinstance(one, About | Kind)]
    if not wrong:
        return
    told = [_difference(one, held[type(one), one.id]) for one in wrong[:_NAMED]]
    if len(wrong) > _NAMED:
        told.append(tr("and {n:,} more", n=len(wrong) - _NAMED))
    raise CaseError(
        tr_count(
            len(wrong),
            "The case has {n:,} record otherwise than the file ({differences}): "
            "import it into a new case, or take back a copy of the case instead.",
            "The case has {n:,} records otherwise than the file ({differences}): "
            "import it into a new case, or take back a copy of the case instead.",
            differences=set_apart(told),
        )
    )


def _difference(new: Record, old: Record) -> str:
    names = [one.name for one in fields(new) if getattr(new, one.name) != getattr(old, one.name)]
    called = getattr(old, "title", "") or getattr(old, "name", "") or old.id
    kind, told = kind_word(table_name(type(old))), in_a_row(_field_word(name) for name in names)
    return tr("{kind} “{name}”: {fields}", kind=kind, name=shown(called, 60), fields=told)


def _field_word(name: str) -> str:
    return tr(name.replace("_", " "))


def _there_already(known: Iterable[Record]) -> Iterator[str]:
    others = sum(not isinstance(one, Event | About | Kind) for one in known)
    if others:
        yield tr_count(
            others,
            "{n:,} record beside events is in the case already.",
            "{n:,} records beside events are in the case already.",
        )


def _kept_as_it_is(differing: Iterable[Record]) -> Iterator[str]:
    kinds = [one.name for one in differing if isinstance(one, Kind)]
    if any(isinstance(one, About) for one in differing):
        yield tr("The case keeps its own title and settings.")
    if kinds:
        told = shown(in_a_row(kinds), 200)
        yield tr("The case keeps its own look of these kinds of event: {kinds}.", kinds=told)


def _refuse_loose(case: Case, records: Iterable[Record], new: Iterable[Record]) -> None:
    """Refuse records that point to what neither the file nor the case holds."""
    there = {(table_name(type(one)), one.id) for one in records}
    for record in new:
        for field, table in table_of(type(record)).pointers:
            id = getattr(record, field)
            if id is not None and (table, id) not in there and not _is_in(case, table, id):
                raise CaseError(
                    tr(
                        "The {kind} “{id}” of the file names the {other} “{other_id}”, "
                        "which is neither in the file nor in the case: add it to the file.",
                        kind=kind_word(table_name(type(record))),
                        id=shown(record.id, 40),
                        other=kind_word(table),
                        other_id=shown(id, 40),
                    )
                )


def _is_in(case: Case, table: str, id: str) -> bool:
    kind = next(kind for kind in RECORD_TYPES if table_name(kind) == table)
    return case.reader.find(kind, id) is not None


def _hang_on(new: Iterable[Record], held: Mapping[Key, Record]) -> bool:
    """Tell whether something new hangs on an event or a claim of the case: then its checks must be looked at again."""
    ids = {id for kind, id in held if kind in (Event, Claim)}
    return any(getattr(one, name, None) in ids for one in new for name in ("event_id", "claim_id"))
