"""The dossier of an actor: who they are, in which roles and sums they stand in the case, and every dated fact of them.

It holds no more than a chronology of the same facts may tell everybody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from models.case import Case
from models.errors import CaseError
from models.exchange.written import Line, Piece, Section, Written
from models.index.filters import Filter
from models.publication.chronology.chronology import chronology_of
from models.publication.chronology.content import Choice, Chronology
from models.publication.chronology.documents import written
from models.publication.chronology.telling import Telling
from models.publication.chronology.withheld import Withheld
from models.publication.relation_scenes import life_words
from models.records.aliases import bare_aliases, numbers_in_words
from models.records.dossier import Dossier, Stated, unrejected
from models.records.relations import ACTOR_KINDS, SHARE, end_words, relations_in
from models.records.story import Actor, Confidentiality, Field
from models.store.roles import case_routes
from models.texts.place_names import NEVER
from models.translation import tr
from models.values.money import Amount, Quantity, added
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

MOST_MET = 20


def dossier_facts(case: Case, actor_id: str, choice: Choice | None = None) -> Chronology:
    """Return every dated fact of an actor that may be told, relations too; CaseError for one who is not public."""
    actor = case.reader.get(Actor, actor_id)
    if actor.confidentiality is not Confidentiality.PUBLIC:
        raise CaseError(
            tr("This actor is not public: no dossier tells of them. Change who may see them first.")
        )
    choice = replace(
        choice or Choice(), filter=Filter(actors=frozenset({actor_id}), relations=True), events=()
    )
    facts = chronology_of(case, choice)
    telling = Telling(facts.language, Withheld.read(case.reader, facts.language))
    title = choice.title or telling.said("dossier", x=telling.public(actor.name))
    return replace(facts, title=telling.public(title), deck=telling.public(choice.deck))


def dossier_written(case: Case, actor_id: str, choice: Choice | None = None) -> Written:
    """Return the dossier of an actor as a document: in short, relations, then the dated facts with their notes."""
    facts = dossier_facts(case, actor_id, choice)
    document = written(facts)
    local_names = case_routes(case.reader).local_names or NEVER
    telling = Telling(facts.language, Withheld.read(case.reader, facts.language), local_names=local_names)
    told = frozenset(claim_id for claim_id, _ in facts.claims)
    dossiers = tuple(
        replace(one, stated=tuple(stated for stated in one.stated if stated.claim.id in told))
        for held in case.reader.dossiers(entry.event_id for entry in facts.entries)
        if (one := unrejected(held)) is not None
    )
    actor = case.reader.get(Actor, actor_id)
    short = Section((Piece(telling.said("in_short")),), lines=tuple(_short(actor, dossiers, telling)))
    related = tuple(_related(dossiers, telling))
    sections = [short] if short.lines else []
    sections += [Section((Piece(telling.said("related")),), lines=related)] if related else []
    return replace(document, sections=(*sections, *document.sections))


def _short(actor: Actor, dossiers: Iterable[Dossier], telling: Telling) -> Iterator[Line]:
    """Yield who they are, and in how many facts, roles and sums they stand."""
    held = tuple(dossiers)
    life = ", ".join(part for part in (_kind(actor, telling), life_words(actor, telling.language)) if part)
    is_body = (
        actor.kind in ACTOR_KINDS and actor.kind != "person"
    )  # what registers tell of persons stays at home
    facts = (
        ("life", life),
        ("names", ", ".join(bare_aliases(actor)) if is_body else ""),
        ("numbers", numbers_in_words(actor.numbers) if is_body else ""),
        ("roles_of", ", ".join(_roles(actor.id, held, telling))),
        ("sums_of", "; ".join(_sums(actor.id, held, telling))),
        ("met", ", ".join(_met(actor.id, held))),
    )
    for key, words in facts:
        if words:
            yield Line((Piece(telling.public(words)),), telling.said(key))


def _kind(actor: Actor, telling: Telling) -> str:
    return actor.kind if actor.kind in ACTOR_KINDS and telling.language == "en" else ""


def _ends(actor_id: str, dossier: Dossier) -> Iterator[Stated]:
    return (one for one in dossier.of(Field.WHO) if one.actor and one.actor.id == actor_id)


def _role(stated: Stated, dossier: Dossier, telling: Telling) -> str:
    role, relation = stated.claim.role, dossier.event.relation
    return telling.role(end_words(relation, role) if relation else role)


def _roles(actor_id: str, dossiers: Iterable[Dossier], telling: Telling) -> Iterator[str]:
    counts = Counter(
        role
        for dossier in dossiers
        for role in {_role(one, dossier, telling) for one in _ends(actor_id, dossier)}
        if role
    )
    for role, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield f"{role} × {count}" if count > 1 else role


def _sums(actor_id: str, dossiers: Iterable[Dossier], telling: Telling) -> Iterator[str]:
    """Yield the sums of the facts in which an actor stands, added by role and unit; no part and no sum told again."""
    found: defaultdict[tuple[str, str, bool], list[Any]] = defaultdict(list)
    for dossier in dossiers:
        roles = {_role(one, dossier, telling) for one in _ends(actor_id, dossier)}
        for given in _given(dossier):
            unit = given.currency if isinstance(given, Amount) else given.asset
            for role in roles:
                found[role, unit, isinstance(given, Amount)].append(given)
    for (role, _, _), sums in sorted(found.items()):
        total = words_of_sum(added(sums), telling.language)
        yield f"{total} ({role})" if role else total


def _given(dossier: Dossier) -> Iterator[Amount | Quantity]:
    for one in dossier.stated:
        if one.claim.part_of is None and one.claim.restates is None:
            yield from (each for each in (one.claim.amount, one.claim.quantity) if each and _is_sum(each))


def _is_sum(given: Amount | Quantity) -> bool:
    return isinstance(given, Amount) or given.asset != SHARE


def _met(actor_id: str, dossiers: Iterable[Dossier]) -> list[str]:
    names = Counter(
        name
        for dossier in dossiers
        for name in {one.actor.name for one in dossier.stated if one.actor and one.actor.id != actor_id}
    )
    ordered = sorted(names.items(), key=lambda one: (-one[1], one[0]))
    more = [f"+{len(ordered) - MOST_MET}"] if len(ordered) > MOST_MET else []
    return [f"{name} × {count}" if count > 1 else name for name, count in ordered[:MOST_MET]] + more


def _related(dossiers: Iterable[Dossier], telling: Telling) -> Iterator[Line]:
    for relation in relations_in(dossiers):
        date = words_of_when(relation.when, telling.language) if relation.when else telling.said("undated")
        yield Line((Piece(telling.public(relation.sentence())),), date)
