"""Claims that rest on other media alone."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Weight
from models.checks.matter import Matter
from models.records.story import Source

NAME = "only other media"
REASON = "What other media report is theirs; the record or a person who was there makes it ours."
RANK = 310
IS_LOCAL = True

MEDIA: Final = frozenset(
    ("article", "article-magazine", "article-newspaper", "broadcast", "post", "post-weblog", "webpage")
)
"""The CSL types in which media report."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that media support and neither a record nor a person does."""
    for told in matter.told:
        sources = [each.source for each in told.supports]
        if sources and not told.claim.is_inferred and all(map(_is_medium, sources)):
            sentence = f"only other media support {told.name}: look for the record behind them."
            yield told.finding(NAME, Weight.NOTE, sentence, "only other media support")


def _is_medium(source: Source) -> bool:
    return source.type in MEDIA and not source.is_primary
