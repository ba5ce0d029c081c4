"""Sources as newsrooms, the Chicago Manual and GB/T 7714 write them, from templates of our own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from models.records.source_list.chicago import chicago, chicago_note
from models.records.source_list.gbt7714 import gbt7714
from models.records.source_list.names import is_wide, natural, parts_of
from models.records.story import Confidentiality, Source
from models.translation import tr, tr_count
from models.values.when import words as words_of_when

_MOST_AUTHORS: Final = 3
_UNNAMED: Final = "confidential source"
NUMBERED: Final = "gbt7714"
"""The style that numbers its sources in the order in which they are first cited; others are sorted."""


def formatted(source: Source, style: str = "news", language: str = "en", *, is_note: bool = False) -> str:
    """Return a source in a style (news, chicago, gbt7714) as plain text; a confidential one by its code name.

    In Chicago's style a note reads otherwise than the entry of a list.
    """
    if source.confidentiality == Confidentiality.CONFIDENTIAL:
        return source.code_name or _UNNAMED
    return (_NOTES if is_note else STYLES)[style](source, language)


def wanting(sources: Iterable[Source], style: str) -> Iterator[str]:
    """Yield in words what a style wants and some sources do not tell."""
    held = [source for source in sources if source.confidentiality == Confidentiality.PUBLIC]
    undated = [one for one in held if one.url and not one.accessed and (style == NUMBERED or not one.issued)]
    if undated and style != "news":
        yield (
            tr(
                "{undated} of {held} sources were read online and do not say when: fill in Accessed, "
                "which this style prints.",
                undated=len(undated),
                held=len(held),
            )
        )
    whole = sum(_is_uninverted(name) for one in held for name in one.authors)
    if whole and style != "news":
        yield tr_count(
            whole,
            "{n} author is kept as one name: write “Family, Given”, so that the style can turn it round.",
            "{n} authors are kept as one name: write “Family, Given”, so that the style can turn it round.",
        )


def _is_uninverted(name: str) -> bool:
    return " " in name.strip() and not is_wide(name) and not parts_of(name).given


def _news(source: Source, language: str) -> str:
    """Publisher or author, “title,” date, address."""
    parts = [
        source.publisher or _listed(source.authors),
        _quoted(source.title) if source.title else "",
        source.number,
        words_of_when(source.issued, language) if source.issued else "",
    ]
    return _joined(parts, source) + _tail(source)


def _joined(parts: Iterable[str], source: Source) -> str:
    """Join with commas; inside an English closing quotation mark, as English has it."""
    joined = ", ".join(part for part in parts if part)
    return joined if is_wide(source.title) else joined.replace("”, ", ",” ")


def _listed(authors: tuple[str, ...]) -> str:
    names = list(map(natural, authors))
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _quoted(title: str) -> str:
    return f"《{title.strip('《》')}》" if is_wide(title) else f"“{title.strip('“”')}”"


def _tail(source: Source) -> str:
    archived = f" (archived at {source.archived_url})" if source.archived_url else ""
    read = "" if source.was_read else " (not read)"
    return (f", {source.url}" if source.url else "") + archived + read


STYLES: Final[Mapping[str, Callable[[Source, str], str]]] = MappingProxyType(
    {"news": _news, "chicago": chicago, "gbt7714": gbt7714}
)
"""The styles by name."""
_NOTES: Final = MappingProxyType({**STYLES, "chicago": chicago_note})
