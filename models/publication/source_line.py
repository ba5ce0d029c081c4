"""The source line of a figure: the sources that support it most, by name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from models.figure.phrases import phrase
from models.records.dossier import Dossier
from models.records.story import Confidentiality, Field, Source, Stance

MOST_NAMED: Final = 5
"""How many sources a source line names; of one more than that, it names the last as well."""
_OF_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "legal_case": "court_records",
        "hearing": "court_records",
        "personal_communication": "own_research",
        "interview": "own_research",
    }
)
"""What a source is called that has no publisher."""


def source_line(dossiers: Iterable[Dossier], fields: Sequence[Field], notes: str, language: str) -> str:
    """Return the line that names the publishable sources that support what a figure says, the most cited first.

    `notes` tells where they are numbered; nothing is said where there are none.
    """
    counts, sources = _cited(dossiers, fields, language)
    if not counts:
        return ""
    names = [name for name, _ in counts.most_common()]
    named = names if len(names) <= MOST_NAMED + 1 else names[:MOST_NAMED]
    told = phrase(language, "semicolon").join(named)
    if rest := len(names) - len(named):
        told = phrase(language, "and_others", x=told, n=rest)
    key = "line_of_source" if len(sources) == 1 else "line_of_sources"
    return phrase(language, f"{key}_{notes}" if notes in ("under", "beside") else key, x=told)


def _cited(
    dossiers: Iterable[Dossier], fields: Sequence[Field], language: str
) -> tuple[Counter[str], frozenset[str]]:
    """How often each publisher is cited for what is shown, and the sources that are."""
    counts: Counter[str] = Counter()
    sources: set[str] = set()
    for dossier in dossiers:
        for stated in dossier.stated:
            for cited in stated.cited if stated.claim.field in fields else ():
                is_meant = cited.citation.stance is Stance.SUPPORTS
                if is_meant and cited.source.confidentiality is Confidentiality.PUBLIC:
                    counts[_name(cited.source, language)] += 1
                    sources.add(cited.source.id)
    return counts, frozenset(sources)


def _name(source: Source, language: str) -> str:
    """What a source line calls a source: its publisher, else what it appeared in, who wrote it, or what it is."""
    if name := source.publisher or source.container or ", ".join(source.authors):
        return name
    return phrase(language, _OF_TYPE[source.type]) if source.type in _OF_TYPE else source.title
