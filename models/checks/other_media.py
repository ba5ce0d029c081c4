"""Claims that rest on other media alone."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, listed
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.story import Source
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("only other media")
REASON = tr_later("What other media report is theirs; the record or a person who was there makes it ours.")
MANY = tr_later("events or claims rest on reports of other media alone")
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
    first = claims[0]
    if len(claims) == 1:
        sentence = _sentence(first.name)
        return first.finding(NAME, Weight.NOTE, sentence, tr("only other media support"))
    what = listed([told.about for told in claims], 4)
    sentence = _sentence(tr("{claims} of {title}", claims=what, title=quoted(first.event.title)))
    return about_event(NAME, Weight.NOTE, first.event, sentence)


def _sentence(what: str) -> str:
    return tr("Only other media support {claims}: look for the record behind them.", claims=what)


def _is_secondary(source: Source) -> bool:
    return source.is_secondary and not source.is_primary
