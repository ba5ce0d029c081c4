"""Actors who were entered twice: found by a name or a number that they share, and merged without loss."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Final

from models.evidence.relating import read_again
from models.evidence.remarks import move_remarks
from models.records.aliases import bare_aliases, bare_numbers, names_of
from models.records.desk import Acceptance, Approach, Identity, SavedFigure
from models.records.story import Actor, Claim, Confidentiality
from models.store.rows import table_name
from models.store.writer import Writer
from models.texts.search_text import fold
from models.values.when import When
from models.values.when import words as words_of_when

_OWN: Final = frozenset(("id", "note", "aliases", "numbers", "confidentiality"))
_BY_RANK: Final = tuple(Confidentiality)
"""From what everybody may see to what few may."""


def same_actors(actors: Iterable[Actor]) -> tuple[tuple[Actor, ...], ...]:
    """Return groups of actors who are likely one: they share a name of any kind, or a number of a register."""
    groups: defaultdict[tuple[str, str], dict[str, Actor]] = defaultdict(dict)
    for actor in actors:
        for name in names_of(actor):
            groups["name", "".join(filter(str.isalnum, fold(name)))][actor.id] = actor
        for number in actor.numbers:
            groups["number", fold(number)][actor.id] = actor
    found = {tuple(sorted(group)): tuple(group.values()) for key, group in groups.items() if key[1]}
    return tuple(group for ids, group in found.items() if len(ids) > 1)


def actor_differences(actors: Sequence[Actor]) -> dict[str, tuple[object, ...]]:
    """Return the fields in which actors differ and one value must be chosen, in the order of the actors."""
    names = [field.name for field in fields(Actor) if field.name not in _OWN]
    values = {name: tuple(getattr(actor, name) for actor in actors) for name in names}
    return {name: told for name, told in values.items() if len(set(told)) > 1}


def merge_actors(writer: Writer, kept: Actor, gone: Sequence[Actor]) -> Actor:
    """Put one actor in the place of several and return them; nothing of the others is lost.

    `kept` holds the values that were chosen. Names and numbers of the others become its own, what they said
    otherwise is kept in its note, and everything that names them names it. It is as confidential as any of them was.
    """
    before = writer.reader.get(Actor, kept.id)
    all_of_them = (kept, before, *gone)
    level = max((one.confidentiality for one in all_of_them), key=_BY_RANK.index)
    remarks = (kept.note, *(_remark(kept, one) for one in gone))
    code_name = next((one.code_name for one in all_of_them if one.code_name), "")
    merged = replace(
        kept,
        aliases=_aliases(kept, (before, *gone)),
        numbers=tuple(dict.fromkeys(number for one in all_of_them for number in one.numbers)),
        note="\n".join(one for one in remarks if one),
        confidentiality=level,
        code_name=code_name,
    )
    writer.replace(merged)
    for actor in gone:
        _move(writer, actor, merged)
        writer.delete(actor)
    read_again(writer, merged.id)
    return merged


def _aliases(kept: Actor, others: Sequence[Actor]) -> tuple[str, ...]:
    """Return the aliases of all, and the names that are told no more."""
    held = list(kept.aliases)
    known = {name.casefold() for name in names_of(kept)}
    for one in others:
        wanted = (*one.aliases, one.name, one.local_name)
        bare = (*bare_aliases(one), one.name, one.local_name)
        for text, name in zip(wanted, bare, strict=True):
            if name and name.casefold() not in known:
                known.add(name.casefold())
                held.append(text)
    return tuple(held)


def _move(writer: Writer, old: Actor, new: Actor) -> None:
    """Let everything that names one actor name another."""
    reader, kind = writer.reader, table_name(Actor)
    for claim in reader.where(Claim, actor_id=old.id):
        writer.replace(replace(claim, actor_id=new.id))
    for approach in reader.where(Approach, actor_id=old.id):
        writer.replace(replace(approach, actor_id=new.id))
    move_remarks(writer, kind, old.id, new.id)
    for acceptance in reader.where(Acceptance, record_id=old.id):
        writer.replace(replace(acceptance, record_id=new.id))
    for identity in reader.where(Identity, record_id=old.id):
        writer.replace(replace(identity, record_id=new.id))
    for figure in reader.all(SavedFigure):
        if f'"{old.id}"' in figure.settings:
            writer.replace(replace(figure, settings=figure.settings.replace(f'"{old.id}"', f'"{new.id}"')))


def _remark(kept: Actor, gone: Actor) -> str:
    """Return in words what a merged actor said otherwise, so that nobody has to remember it."""
    told = [
        f"{name.replace('_', ' ')} {_in_words(value)}"
        for name, (mine, value) in actor_differences((kept, gone)).items()
        if value and value != mine and name not in ("name", "local_name")
    ]
    numbers = [number for number in bare_numbers(gone) if number not in bare_numbers(kept)]
    told += [f"number {number}" for number in numbers]
    said = f"Merged with “{gone.name}”" + (f": {'; '.join(told)}" if told else "")
    return f"{said}. {gone.note}" if gone.note else said


def _in_words(value: object) -> str:
    return words_of_when(value, "en") if isinstance(value, When) else str(value)  # it is kept in the case
