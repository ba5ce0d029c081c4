"""Claims that rest on one source, or on several that repeat one origin."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Cause, Finding, Remedy, Weight, about_event, listed, name_of_source
from models.checks.matter import Matter
from models.checks.one_origin import name_of_origin
from models.checks.told import Told
from models.checks.too_few_origins import shortfalls
from models.records.story import Source
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("single source")
REASON = tr_later("One source can be wrong alone, and texts that repeat one origin are one source.")
MANY = tr_later("events or claims rest on one source")
REMEDY = Remedy.CITE
RANK = 290
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return the claims with a single independent source that is no primary one, those of one event in one finding."""
    held: defaultdict[tuple[str, frozenset[str]], list[Told]] = defaultdict(list)
    for told in matter.told:
        if _rests_on_one(matter, told) and not any(
            shortfalls(matter, told)
        ):  # a rule of the case says it already
            held[told.event.id, frozenset(each.source.id for each in told.supports)].append(told)
    for claims in held.values():
        yield _finding(matter, claims)


def _rests_on_one(matter: Matter, told: Told) -> bool:
    if told.claim.is_inferred or any(each.source.is_primary for each in told.supports):
        return False
    # Sources of one origin repeat each other, so together they count as one.
    return len(matter.springs.of_cited(told.supports)) == 1


def _finding(matter: Matter, claims: list[Told]) -> Finding:
    first = claims[0]
    gist, cause = _gist(matter, first)
    if len(claims) == 1:
        return first.finding(NAME, Weight.LOOK, _sentence(gist, first.name), gist, cause)
    what = tr(
        "{claims} of {title}",
        claims=listed([told.about for told in claims], 4),
        title=quoted(first.event.title),
    )
    sentence = _sentence(f"{gist[:1].upper()}{gist[1:]}", what)
    return about_event(NAME, Weight.LOOK, first.event, sentence, cause)


def _sentence(gist: str, what: str) -> str:
    return tr(
        "{gist} {claims}: find a second source that is independent, or the primary record.",
        gist=gist,
        claims=what,
    )


def _gist(matter: Matter, told: Told) -> tuple[str, Cause]:
    """Return what supports a claim, and the judgement that would settle all that it supports alone."""
    sources = {each.source.id: each.source for each in told.supports}
    first = next(iter(sources.values()))
    if len(sources) == 1:
        return tr("only {source} supports", source=name_of_source(first)), _cause(first)
    origin = name_of_origin(matter, next(iter(matter.springs.of_cited(told.supports))), list(told.supports))
    judgement = tr("find one source that does not have it from {origin}", origin=origin)
    return tr("only texts that repeat one origin, {origin}, support", origin=origin), Cause(
        tr("texts that repeat {origin}", origin=origin), judgement
    )


def _cause(source: Source) -> Cause:
    """Return the judgement of a source that would settle all claims that rest on it alone."""
    name = name_of_source(source)
    if source.is_secondary:
        return Cause(name, tr("find a second source beside {name}", name=name), Remedy.CITE)
    return Cause(name, tr("say of {name} whether it is primary", name=name), Remedy.PRIMARY, source.id)
