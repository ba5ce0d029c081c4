"""What a source is: primary, secondary, or something that nobody has said yet."""

from dataclasses import replace
from typing import Final

from models.records.story import Source
from models.translation import tr_later

PRIMARY: Final = tr_later("primary")
"""A document, a record, a recording or a witness."""
SECONDARY: Final = tr_later("secondary")
"""It reports what others found."""
RANKS: Final = (PRIMARY, SECONDARY, "")


def rank_of(source: Source) -> str:
    """Return what somebody said a source is; empty if nobody did."""
    if source.is_primary:
        return PRIMARY
    return SECONDARY if source.is_secondary else ""


def ranked(source: Source, rank: str) -> Source:
    """Return the source as what it is said to be."""
    return replace(source, is_primary=rank == PRIMARY, is_secondary=rank == SECONDARY)
