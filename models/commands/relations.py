"""The command that lists how the actors of a case stand to each other, and adds how two of them do."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from models.case import Case
from models.commands.opening import open_case
from models.errors import WrongUse
from models.evidence.relating import RelationDraft, write_relation
from models.records.relations import Relation, RelationKind, read_share
from models.store.actors import actor_named, relations_of
from models.translation import language, tr, tr_later
from models.values.money import read_amount
from models.values.when import read_when, words

_KINDS = ", ".join(RelationKind)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whose relations are listed, or the relation that is added."""
    parser.add_argument("--actor", default="", metavar="NAME", help=tr("the relations of this actor alone"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.add_argument(
        "--add",
        nargs=3,
        metavar=("WHO", "KIND", "WHOM"),
        help=tr("add a relation; KIND is one of {kinds}", kinds=_KINDS),
    )
    parser.add_argument(
        "--when", default="", metavar="DATE", help=tr("of the added one: 2001/2004, since 2018")
    )
    parser.add_argument("--share", default="", metavar="SHARE", help=tr("of the added one: 60%%, over 25%%"))
    parser.add_argument("--sum", default="", metavar="SUM", help=tr("of the added one: $1.5m"))
    parser.add_argument(
        "--words", default="", metavar="TEXT", help=tr("office, kinship, or the words of “other”")
    )
    parser.add_argument("--wording", default="", metavar="TEXT", help=tr("as the source prints it"))
    parser.add_argument("--by", default="", metavar="NAME", help=tr("who adds it"))


def run(chosen: argparse.Namespace) -> int:
    """List relations, or add one and print it."""
    draft = _draft(chosen) if chosen.add else None
    with open_case(chosen, who=chosen.by, read_only=draft is None) as case:
        if draft is not None:
            with case.edit(tr_later("Add a relation")) as writer:
                id = write_relation(writer, case.reader, draft)
            found: Sequence[Relation] = [one for one in relations_of(case.reader) if one.event.id == id]
        else:
            found = relations_of(case.reader, _actor_id(case, chosen.actor))
    if chosen.json:
        print(json.dumps([row_of(relation) for relation in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_line, found)) or tr("No relation yet: add one with --add."))
    return 0


def _actor_id(case: Case, name: str) -> str | None:
    if not name:
        return None
    actor = actor_named(case.reader, name)
    if actor is None:
        raise WrongUse(
            tr("“{name}” is no actor of this case: `main.py find CASE {name}` looks for the name.", name=name)
        )
    return actor.id


def _draft(chosen: argparse.Namespace) -> RelationDraft:
    who, kind, whom = chosen.add
    if kind not in tuple(RelationKind):
        raise WrongUse(
            tr("“{kind}” is no relation that is known: write one of {kinds}.", kind=kind, kinds=_KINDS)
        )
    draft = RelationDraft(
        RelationKind(kind),
        who,
        whom,
        when=read_when(chosen.when) if chosen.when else None,
        share=read_share(chosen.share) if chosen.share else None,
        sum=read_amount(chosen.sum) if chosen.sum else None,
        words=chosen.words,
        wording=chosen.wording,
    )
    if problem := draft.problem():
        raise WrongUse(problem)
    return draft


def _line(relation: Relation) -> str:
    when = words(relation.when, language()) if relation.when else tr("date not known")
    return tr("{when}: {relation}", when=when, relation=relation.sentence())


def row_of(relation: Relation) -> dict[str, Any]:
    """Return a relation as JSON tells it; sums and shares as text, so that no digit is lost."""
    share, paid = relation.share, relation.sum
    return {
        "id": relation.event.id,
        "kind": str(relation.kind),
        "who": {"id": relation.who.id, "name": relation.who.name},
        "whom": {"id": relation.whom.id, "name": relation.whom.name},
        "when": relation.when.edtf if relation.when else None,
        "share": str(share.value) if share else None,
        "sum": {"value": str(paid.value), "currency": paid.currency} if paid else None,
        "words": relation.words,
        "wording": relation.wording,
        "sentence": relation.sentence(),
        "confidentiality": str(relation.event.confidentiality),
    }
