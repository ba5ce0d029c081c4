"""What the figure of relations shows of a case: an actor, those they are tied to, and how; and the same as JSON."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from models.figure.phrases import phrase
from models.figure.relation_scene import Node, RelationScene, Tie, TieLook
from models.figure.scene import UNCHANGED, LabelChange
from models.publication.chronology.withheld import Withheld
from models.publication.scenes import standing_word
from models.records.dossier import Dossier
from models.records.relations import ACTOR_KINDS, Relation, RelationKind, relations_in
from models.records.story import Actor
from models.values.when import When
from models.values.when import words as words_of_when

_COLOURS: Final = (
    ("ownership", "#0072b2"),
    ("office", "#00795a"),
    ("payment", "#c04f00"),
    ("kin", "#666666"),
)
_ACTIVE_BACK: Final = frozenset((RelationKind.WORKS_FOR, RelationKind.MEMBER_OF, RelationKind.SUBSIDIARY_OF))
"""The kinds whose other end does or has something: it employs, has as a member, is the parent of."""
_WITH_WORDS: Final = frozenset((RelationKind.DIRECTS, RelationKind.REPRESENTS))
"""… and those of which that holds where words tell how: it has as its director."""
_LOOK_OF: Final[Mapping[RelationKind, str]] = {
    RelationKind.OWNS: "ownership",
    RelationKind.SUBSIDIARY_OF: "ownership",
    RelationKind.DIRECTS: "office",
    RelationKind.WORKS_FOR: "office",
    RelationKind.REPRESENTS: "office",
    RelationKind.MEMBER_OF: "office",
    RelationKind.PAID: "payment",
}
Numbers = Mapping[str, tuple[int, ...]]
Told = Callable[[str], str]


def busiest_actor(dossiers: Sequence[Dossier]) -> str:
    """Return the id of the actor with most relations among some; nothing where there are none."""
    ends = Counter(end.id for one in relations_in(dossiers) for end in (one.who, one.whom))
    return min(ends, key=lambda id: (-ends[id], id), default="")


def of_actor(dossiers: Sequence[Dossier], actor_id: str) -> tuple[Dossier, ...]:
    """Return the relations of one actor to others among some dossiers."""
    return tuple(
        dossier
        for dossier in dossiers
        for one in relations_in((dossier,))
        if one.touches(actor_id) and one.who.id != one.whom.id
    )


def relation_scene(
    dossiers: Sequence[Dossier],
    actor_id: str,
    *,
    language: str = "en",
    numbers: Numbers | None = None,
    flags: Mapping[str, str] | None = None,
    changes: Mapping[str, LabelChange] | None = None,
    public: Told = str,
    name: Callable[[Actor], str] = lambda actor: actor.name,
) -> RelationScene:
    """Return the relations of one actor as a figure draws them: others by their first date, ties by date."""
    held = list(relations_in(of_actor(dossiers, actor_id)))
    others = {one.other(actor_id).id: one.other(actor_id) for one in held}
    middle = next(end for one in held for end in (one.who, one.whom) if end.id == actor_id)
    marks = {str(one.event.id): _marks(one, language, flags or {}) for one in held}
    ties = tuple(
        Tie(
            one.event.id,
            one.other(actor_id).id,
            public(_reads(one, actor_id, language) + marks[one.event.id]),
            public(_reads(one, one.other(actor_id).id, language) + marks[one.event.id]),
            words_of_when(one.when, language) if one.when else "",
            _LOOK_OF.get(one.kind, "kin"),
            one.who.id == actor_id,
            is_mutual=one.kind is RelationKind.RELATIVE_OF and not one.words,
            is_active_back=one.kind in _ACTIVE_BACK or (one.kind in _WITH_WORDS and bool(one.told(language))),
            is_one_way=one.kind is RelationKind.OTHER,
            notes=(numbers or {}).get(one.event.id, ()),
            label=(changes or {}).get(one.event.id, UNCHANGED),
        )
        for one in held
    )
    return RelationScene(
        _node(middle, language, public, name),
        tuple(_node(actor, language, public, name) for actor in others.values()),
        ties,
        tuple(TieLook(id, phrase(language, f"relation_{id}"), colour) for id, colour in _COLOURS),
        language,
    )


def _reads(relation: Relation, from_id: str, language: str) -> str:
    """Return what stands on the line as it reads from one end; words of one's own read one way alone."""
    is_back = relation.who.id != from_id
    said = relation.phrase(is_back=is_back, language=language)
    if is_back and relation.kind is RelationKind.OTHER:
        said = f"“{said}”"
    more = relation.words if relation.words and relation.words != relation.told(language) else ""
    return f"{said} ({more})" if more else said


def _marks(relation: Relation, language: str, flags: Mapping[str, str]) -> str:
    """Return what stands behind the words of a relation: its standing, and the flag of a draft."""
    standing, flag = standing_word(relation.event.standing, language), flags.get(relation.event.id, "")
    told = phrase(language, "in_brackets", words="", more=standing) if standing else ""
    return told + (f" [{flag}]" if flag else "")


def _node(actor: Actor, language: str, public: Told, name: Callable[[Actor], str]) -> Node:
    shown = name(actor)
    local = actor.local_name if shown == actor.name != actor.local_name else ""
    kind = (
        actor.kind if actor.kind in ACTOR_KINDS and language == "en" else ""
    )  # no word of one's own is published
    detail = ", ".join(part for part in (kind, life_words(actor, language)) if part)
    return Node(actor.id, public(shown), public(local), public(detail))


def life_words(actor: Actor, language: str = "en") -> str:
    """Return the span of a life in years: 1960–2010, born 1960, dissolved 2015; nothing where it is not told."""
    began, ended = _year(actor.began), _year(actor.ended)
    if began and ended:
        return f"{began}–{ended}"
    is_person = actor.kind in ("", "person")
    if began:
        return f"{'born' if is_person else 'founded'} {began}" if language == "en" else f"{began}–"
    if ended:
        return f"{'died' if is_person else 'dissolved'} {ended}" if language == "en" else f"–{ended}"
    return ""


def _year(when: When | None) -> str:
    day = (when.earliest or when.latest) if when else None
    return str(day.year) if day else ""


# JSON --------------------------------------------------------------------------------------------


def relations_json(dossiers: Sequence[Dossier], scene: RelationScene, withheld: Withheld) -> str:
    """Return a figure of relations as JSON: its actors as nodes, its relations as links, for other programs to draw.

    Actors and relations are numbered: their ids in the case stay at home.
    """
    actors = (scene.middle, *scene.others)
    names = {actor.id: f"actor-{number}" for number, actor in enumerate(actors, start=1)}
    nodes = [_node_row(node, names[node.id], node is scene.middle) for node in actors]
    held = {str(one.event.id): one for one in relations_in(dossiers)}
    links = [
        {"id": f"relation-{number}", **_link_row(tie, held[tie.id], names, withheld)}
        for number, tie in enumerate(scene.ties, start=1)
    ]
    told = {"actor": names[scene.middle.id], "nodes": nodes, "links": links}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _node_row(node: Node, id: str, is_middle: bool) -> dict[str, Any]:
    return {
        "id": id,
        "name": node.name,
        "local_name": node.local_name,
        "detail": node.detail,
        "is_middle": is_middle,
    }


def _link_row(tie: Tie, relation: Relation, names: Mapping[str, str], withheld: Withheld) -> dict[str, Any]:
    share, paid, when = relation.share, relation.sum, relation.when
    return {
        "source": names[relation.who.id],
        "target": names[relation.whom.id],
        "kind": str(relation.kind),
        "group": tie.look,
        "words": tie.from_middle if tie.is_out else tie.to_middle,
        "date": tie.date,
        "edtf": when.edtf if when else "",
        "earliest": str(when.earliest) if when and when.earliest else None,
        "latest": str(when.latest) if when and when.latest else None,
        "share": str(share.value) if share else None,
        "sum": {"value": str(paid.value), "currency": paid.currency} if paid else None,
        "wording": withheld.out_of(relation.wording),
        "sources": list(tie.notes),
    }
