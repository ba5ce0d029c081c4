"""Claims that rest on other media alone."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.records.story import Source

NAME = "only other media"
REASON = "What other media report is theirs; the record or a person who was there makes it ours."
MANY = "claims rest on reports of other media alone"
REMEDY = Remedy.CITE
RANK = 310
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that nothing supports but media of which somebody said that they report what others found."""
    for told in matter.told:
        sources = [each.source for each in told.supports]
        if sources and not told.claim.is_inferred and all(map(_is_secondary, sources)):
            sentence = f"only other media support {told.name}: look for the record behind them."
            yield told.finding(NAME, Weight.NOTE, sentence, "only other media support")


def _is_secondary(source: Source) -> bool:
    return source.is_secondary and not source.is_primary
