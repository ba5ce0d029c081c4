"""Claims that rest on one source, or on several that repeat one origin."""

from collections.abc import Iterator

from models.checks.finding import Cause, Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.one_origin import name_of_origin
from models.checks.told import Told
from models.checks.too_few_origins import shortfalls
from models.records.story import Source

NAME = "single source"
REASON = "One source can be wrong alone, and texts that repeat one origin are one source."
MANY = "claims rest on one source"
REMEDY = Remedy.CITE
RANK = 290
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with a single independent source that is no primary one."""
    for told in matter.told:
        if _rests_on_one(matter, told) and not any(
            shortfalls(matter, told)
        ):  # a rule of the case says it already
            yield _finding(matter, told)


def _rests_on_one(matter: Matter, told: Told) -> bool:
    if told.claim.is_inferred or any(each.source.is_primary for each in told.supports):
        return False
    # Sources of one origin repeat each other, so together they count as one.
    return len(matter.springs.of_cited(told.supports)) == 1


def _finding(matter: Matter, told: Told) -> Finding:
    sources = {each.source.id: each.source for each in told.supports}
    first = next(iter(sources.values()))
    if len(sources) > 1:
        origin = name_of_origin(
            matter, next(iter(matter.springs.of_cited(told.supports))), list(told.supports)
        )
        gist = f"only texts that repeat one origin, {origin}, support"
        cause = Cause(f"one origin, {origin}", f"find one source that does not have it from {origin}")
    else:
        gist = f"only {name_of_source(first)} supports"
        cause = _cause(first)
    advice = "find a second source that is independent, or the primary record"
    return told.finding(NAME, Weight.LOOK, f"{gist} {told.name}: {advice}.", gist, cause)


def _cause(source: Source) -> Cause:
    """Return the judgement of a source that would settle all claims that rest on it alone."""
    name = name_of_source(source)
    if source.is_secondary:
        return Cause(name, f"find a second source beside {name}", Remedy.CITE)
    return Cause(name, f"say of {name} whether it is primary", Remedy.PRIMARY, source.id)
