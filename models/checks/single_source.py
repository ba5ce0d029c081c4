"""Claims that rest on one source, or on several that repeat one origin."""

from collections.abc import Iterator

from models.checks.finding import Finding, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.told import Told
from models.checks.too_few_origins import shortfalls

NAME = "single source"
REASON = "One source can be wrong alone, and texts that repeat one origin are one source."
RANK = 290
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with a single independent source that is no primary one."""
    for told in matter.told:
        if _rests_on_one(told) and not any(shortfalls(matter, told)):  # a rule of the case says it already
            yield _finding(matter, told)


def _rests_on_one(told: Told) -> bool:
    sources = [each.source for each in told.supports]
    if told.claim.is_inferred or any(source.is_primary for source in sources):
        return False
    # Sources of one origin repeat each other, so together they count as one.
    return len({source.origin_id or source.id for source in sources}) == 1


def _finding(matter: Matter, told: Told) -> Finding:
    sources = {each.source.id: each.source for each in told.supports}
    first = next(iter(sources.values()))
    origin = matter.origins.get(first.origin_id or "")
    if origin and len(sources) > 1:
        gist = f"only texts that repeat one origin, {origin.name}, support"
    else:
        gist = f"only {name_of_source(first)} supports"
    advice = "find a second source that is independent, or the primary record"
    return told.finding(NAME, Weight.LOOK, f"{gist} {told.name}: {advice}.", gist)
