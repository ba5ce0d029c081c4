"""What the fields of comments and bookmarks ask, a function for each."""

from collections.abc import Callable, Iterable
from typing import Final

from models.questions.choosing import is_yes, no_such
from models.questions.facts import ACTOR, CLAIM, EVENT, SOURCE, Facts, Found
from models.questions.names import has_words
from models.questions.terms import Condition, Kind
from models.records.comments import is_remark
from models.records.desk import Bookmark, Comment
from models.records.story import Document
from models.texts.search_text import runs
from models.translation import tr_later

STAGES: Final = ("open", "done", "any", "none")


def comment(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return what bears a comment that is open or done, one by somebody, or none at all."""
    held = [each for each in facts.reader.all(Comment) if is_remark(each)]
    word, sought = one.value.casefold(), runs(one.value)
    if word not in STAGES and not any(has_words(each.by, sought) for each in held):
        raise no_such(
            tr_later("Nobody called “{value}” wrote a comment: write one of {known} in {field}."),
            one,
            (*STAGES, *(each.by for each in held)),
        )
    tests: dict[str, Callable[[Comment], bool]] = {
        "open": lambda each: not each.closed_at,
        "done": lambda each: bool(each.closed_at),
    }
    is_so = tests.get(word, lambda each: word in STAGES or has_words(each.by, sought))
    found = _bearers(facts, filter(is_so, held), kind)
    return Found(found.level, facts.every(found.level) - found.ids) if word == "none" else found


def bookmarked(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return what whoever works has bookmarked, or has not; by a name, what somebody has."""
    held = facts.reader.all(Bookmark)
    sought = runs(one.value)
    if any(has_words(each.by, sought) for each in held):
        return _bearers(facts, (each for each in held if has_words(each.by, sought)), kind)
    is_wanted = is_yes(one)
    own = (each for each in held if not facts.who or each.by in ("", facts.who))
    found = _bearers(facts, own, kind)
    return found if is_wanted else Found(found.level, facts.every(found.level) - found.ids)


def _bearers(facts: Facts, remarks: Iterable[Comment | Bookmark], kind: Kind) -> Found:
    """Return the records that bear remarks, of the sort that is asked for.

    An event bears those on its claims and citations, a claim those on its citations, a source those on its documents.
    """
    by_kind: dict[str, set[str]] = {}
    for one in remarks:
        by_kind.setdefault(one.record_kind, set()).add(one.record_id)
    if kind is Kind.SOURCES:
        papers = facts.reader.where_in(Document, "id", sorted(by_kind.get("document", ())))
        return Found(
            SOURCE,
            _known(facts.sources, by_kind.get("source", set()) | {str(each.source_id) for each in papers}),
        )
    if kind is Kind.ACTORS:
        return Found(ACTOR, _known(facts.actors, by_kind.get("actor", set())))
    cited = {facts.citations[id].claim_id for id in by_kind.get("citation", ()) if id in facts.citations}
    claims = _known(facts.claims, by_kind.get("claim", set()) | cited)
    if kind is Kind.CLAIMS:
        return Found(CLAIM, claims)
    events = {facts.claims[id].event_id for id in claims} | by_kind.get("event", set())
    return Found(EVENT, frozenset(events) & frozenset(facts.index.ids))


def _known(held: Iterable[str], ids: set[str]) -> frozenset[str]:
    """Return those of some ids that are in the case."""
    return frozenset(ids).intersection(held)
