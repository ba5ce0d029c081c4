"""Sources as newsrooms, Chicago notes and GB/T 7714-2015 write them, from templates of our own."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from models.records.story import Confidentiality, Source
from models.values.when import When
from models.values.when import words as words_of_when

_WIDE: Final = re.compile(r"[\u2e80-\u9fff]")
_MOST_AUTHORS: Final = 3
_UNNAMED: Final = "confidential source"
# GB/T 7714-2015, table B.1: the letter of a kind of document; /OL where it was read online.
_LETTERS: Final = MappingProxyType(
    {
        "article-journal": "J",
        "article-magazine": "J",
        "article-newspaper": "N",
        "bill": "S",
        "book": "M",
        "chapter": "M",
        "dataset": "DB",
        "legal_case": "Z",
        "legislation": "S",
        "regulation": "S",
        "map": "CM",
        "paper-conference": "C",
        "patent": "P",
        "report": "R",
        "standard": "S",
        "thesis": "D",
        "webpage": "EB",
        "post-weblog": "EB",
        "post": "EB",
    }
)


def formatted(source: Source, style: str = "news", language: str = "en") -> str:
    """Return a source in a style (news, chicago, gbt7714) as plain text; a confidential one by its code name."""
    if source.confidentiality == Confidentiality.CONFIDENTIAL:
        return source.code_name or _UNNAMED
    return STYLES[style](source, language)


def formatted_list(sources: Iterable[Source], style: str = "news", language: str = "en") -> tuple[str, ...]:
    """Return public sources in their order, numbered as the style wants it."""
    held = [source for source in sources if source.confidentiality == Confidentiality.PUBLIC]
    number = "[{}] " if style == "gbt7714" else "{}. "
    return tuple(
        number.format(n) + formatted(source, style, language) for n, source in enumerate(held, start=1)
    )


def _news(source: Source, language: str) -> str:
    """Publisher or author, “title,” date, address."""
    who = source.publisher or _listed(source.authors, ", ", given_first=True)
    parts = [
        who,
        _quoted(source.title) if source.title else "",
        source.number,
        _date(source.issued, language),
    ]
    return _joined(parts, source) + _tail(source)


def _chicago(source: Source, language: str) -> str:
    """Note of the Chicago Manual, 17th edition: author, “title,” container, publisher, date, pages, address."""
    who = _listed(source.authors, ", ", given_first=True) or source.publisher
    publisher = source.publisher if source.authors else ""
    dated = _date(source.issued, language) or "n.d."
    accessed = f"accessed {_date(source.accessed, language)}" if source.accessed and not source.issued else ""
    parts = [
        who,
        _quoted(source.title),
        source.container,
        publisher,
        source.number,
        dated,
        source.pages,
        accessed,
    ]
    return _joined(parts, source) + _tail(source)


def _joined(parts: Iterable[str], source: Source) -> str:
    """Join with commas; inside an English closing quotation mark, as both styles want it."""
    joined = ", ".join(part for part in parts if part)
    return joined if _WIDE.search(source.title) else joined.replace("”, ", ",” ")


def _gbt7714(source: Source, language: str) -> str:
    """GB/T 7714-2015, sequential numbering: 作者. 题名[类型]. 容器. 出版者, 日期[引用日期]. 网址."""
    is_chinese = bool(_WIDE.search(source.title + source.publisher + "".join(source.authors)))
    letter = _LETTERS.get(source.type, "Z") + ("/OL" if source.url else "")
    authors = _gbt_authors(source.authors, is_chinese) or source.publisher
    issued = _plain_date(source.issued) or ("[日期不详]" if is_chinese else "[n.d.]")
    accessed = f"[{_plain_date(source.accessed)}]" if source.accessed else ""
    publisher = source.publisher if source.authors else ""
    place = ", ".join(part for part in (publisher, issued) if part)
    title = f"{source.title}{f': {source.number}' if source.number else ''}[{letter}]"
    pages = f": {source.pages}" if source.pages else ""
    parts = [authors, title, source.container, f"{place}{pages}{accessed}", source.url or source.archived_url]
    return ". ".join(part if part.endswith("..") else part.rstrip(".") for part in parts if part) + "."


def _gbt_authors(authors: tuple[str, ...], is_chinese: bool) -> str:
    """Three authors at most, then 等 or et al.; family names in capitals, given names as initials."""
    names = [_gbt_name(name) for name in authors[:_MOST_AUTHORS]]
    if len(authors) > _MOST_AUTHORS:
        names.append("等" if is_chinese else "et al")
    return ", ".join(names)


def _gbt_name(name: str) -> str:
    family, comma, given = name.partition(", ")
    if not comma or _WIDE.search(name):
        return family + given
    return f"{family.upper()} {' '.join(word[0].upper() for word in re.split(r'[ .-]+', given) if word)}"


def _listed(authors: tuple[str, ...], between: str, *, given_first: bool) -> str:
    names = [_natural(name) if given_first else name for name in authors]
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al."
    return f"{between.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _natural(name: str) -> str:
    """Return "Given Family"; Chinese names stand as they are, family first and without a space."""
    family, comma, given = name.partition(", ")
    if not comma:
        return name
    return family + given if _WIDE.search(name) else f"{given} {family}"


def _quoted(title: str) -> str:
    return f"《{title.strip('《》')}》" if _WIDE.search(title) else f"“{title.strip('“”')}”"


def _date(when: When | None, language: str) -> str:
    return words_of_when(when, language) if when else ""


def _plain_date(when: When | None) -> str:
    """Return a date in digits, as the standard wants it; one that says more than digits can, in EDTF."""
    return when.edtf if when else ""


def _tail(source: Source) -> str:
    archived = f" (archived at {source.archived_url})" if source.archived_url else ""
    read = "" if source.was_read else " (not read)"
    return (f", {source.url}" if source.url else "") + archived + read


STYLES: Final[Mapping[str, Callable[[Source, str], str]]] = MappingProxyType(
    {"news": _news, "chicago": _chicago, "gbt7714": _gbt7714}
)
"""The styles by name."""
