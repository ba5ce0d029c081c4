"""The stored files of documents as they travel with a case: their bytes, and their text page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Paper:
    """What a case keeps of a document beside its record."""

    data: bytes
    pages: tuple[str, ...] = ()


NO_PAPERS: Final[Mapping[str, Paper]] = MappingProxyType({})
"""Of a case whose files stay where they are."""
