"""Comments on anything in the case that nobody is done with."""

from collections.abc import Iterator, Mapping
from typing import Final

from models.checks.finding import NO_EVENT, Finding, Remedy, Weight, name_of_actor, name_of_source, shortened
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.comments import COMMENTED
from models.records.desk import Comment
from models.records.story import Event
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("open comment")
REASON = tr_later("What a colleague remarked may be a doubt: somebody has to read it before it is printed.")
MANY = tr_later("comments are open")
REMEDY = Remedy.COMMENT
RANK = 55

Key = tuple[str, str]  # name of the table, id

_NAMED: Final[Mapping[str, str]] = {
    "citation": tr_later("a citation of {name}"),
    "source": tr_later("the source {name}"),
    "document": tr_later("the document {name}"),
    "actor": tr_later("the actor {name}"),
    "place": tr_later("the place {name}"),
}
_NAMELESS: Final[Mapping[str, str]] = {
    "about": tr_later("the case"),
    "kind": tr_later("a kind of events"),
    "origin": tr_later("an origin"),
    "figure": tr_later("a figure"),
    "publication": tr_later("a publication"),
    "approach": tr_later("an approach for a reply"),
    "wanted": tr_later("something that is wanted"),
    "rate": tr_later("a rate"),
}
"""What checks do not read, or what has no name of its own."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each comment that is open, told under the first event that its record is a part of."""
    waiting = [one for one in matter.comments if not one.closed_at]
    if not waiting:
        return
    known = _known(matter)
    for comment in sorted(waiting, key=lambda one: (one.at, one.id)):
        name, event = known.get((comment.record_kind, comment.record_id), ("", None))
        about = name or tr(_NAMELESS.get(comment.record_kind) or COMMENTED[comment.record_kind])
        yield Finding(
            NAME, "comment", comment.id, event.id if event else NO_EVENT, _words(about, comment), Weight.LOOK
        )


def _words(about: str, comment: Comment) -> str:
    said = {"record": f"{about[:1].upper()}{about[1:]}", "comment": quoted(shortened(comment.text))}
    if comment.by:
        return tr(
            "{record} has an open comment by {name}, {comment}: see to it, then say that it is done.",
            name=comment.by,
            **said,
        )
    return tr("{record} has an open comment, {comment}: see to it, then say that it is done.", **said)


def _known(matter: Matter) -> dict[Key, tuple[str, Event | None]]:
    """Return how each record that checks read is called, and the first event that it is a part of."""
    found: dict[Key, tuple[str, Event | None]] = {}
    for dossier in matter.dossiers:
        found["event", dossier.event.id] = quoted(dossier.event.title), dossier.event
        for stated in dossier.stated:
            told = Told.of(dossier, stated)
            found["claim", told.claim.id] = told.name, told.event
            for cited in stated.cited:
                name = tr(_NAMED["citation"], name=name_of_source(cited.source))
                found["citation", cited.citation.id] = name, told.event
    papers = matter.documents.values()
    actors = {each.claim.actor_id: each.event for each in reversed(matter.told)}
    rows = [
        *(
            ("source", one.id, name_of_source(one), matter.use_of_source.get(one.id))
            for one in matter.sources
        ),
        *(("document", one.id, one.name, matter.use_of_source.get(one.source_id or "")) for one in papers),
        *(("actor", one.id, name_of_actor(one), actors.get(one.id)) for one in matter.actors),
        *(("place", one.id, one.name, matter.use_of_place.get(one.id)) for one in matter.places),
    ]
    return found | {(kind, id): (tr(_NAMED[kind], name=name), use) for kind, id, name, use in rows}
