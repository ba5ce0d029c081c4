"""Claims that rest on other media alone."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, listed, quoted
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.story import Source

NAME = "only other media"
REASON = "What other media report is theirs; the record or a person who was there makes it ours."
MANY = "events or claims rest on reports of other media alone"
REMEDY = Remedy.CITE
RANK = 310
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return the claims that nothing supports but sources which somebody called secondary, those of an event in one."""
    held: defaultdict[str, list[Told]] = defaultdict(list)
    for told in matter.told:
        sources = [each.source for each in told.supports]
        if sources and not told.claim.is_inferred and all(map(_is_secondary, sources)):
            held[told.event.id].append(told)
    for claims in held.values():
        yield _finding(claims)


def _finding(claims: list[Told]) -> Finding:
    first, advice = claims[0], "look for the record behind them"
    if len(claims) == 1:
        sentence = f"only other media support {first.name}: {advice}."
        return first.finding(NAME, Weight.NOTE, sentence, "only other media support")
    what = listed([told.about for told in claims], 4)
    sentence = f"Only other media support {what} of {quoted(first.event.title)}: {advice}."
    return about_event(NAME, Weight.NOTE, first.event, sentence)


def _is_secondary(source: Source) -> bool:
    return source.is_secondary and not source.is_primary
