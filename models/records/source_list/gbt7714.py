"""Sources as GB/T 7714-2015 has them in a list numbered in the order of citation."""

import re
from types import MappingProxyType
from typing import Final

from models.records.source_list.names import is_wide, parts_of
from models.records.story import Source
from models.values.when import When
from models.values.when import words as words_of_when

ALL_NAMED: Final = 3
# Annex B, table B.1: the letter of a kind of document; laws and judgments have none of their own and are “other”.
_LETTERS: Final = MappingProxyType(
    {
        "article-journal": "J",
        "article-magazine": "J",
        "article-newspaper": "N",
        "book": "M",
        "chapter": "M",
        "dataset": "DB",
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
_PERIODICAL: Final = ("J", "N")


def gbt7714(source: Source, _language: str) -> str:
    """Return 作者. 题名[类型/OL]. 出版者, 日期[引用日期]. 网址; a list takes each source in its own language.

    The date of what stands online alone is that of its last change, in brackets before the date of access
    (8.8.3). A periodical without an author begins with its title, as a numbered list allows (8.1.5).
    """
    is_chinese = _is_chinese(source)
    letter = _LETTERS.get(source.type, "Z")
    authors = _authors(source.authors, is_chinese)
    holder = source.container or source.publisher
    if letter in _PERIODICAL:
        who, where = authors, ", ".join(dict.fromkeys(part for part in (holder, source.number) if part))
    else:
        who = authors or source.publisher
        where = source.publisher if authors else source.container
    is_online = bool(source.url or source.archived_url)
    dated = _dated(source, where, is_chinese, is_alone=is_online and letter == "EB")
    number = "" if letter in _PERIODICAL or not source.number else f": {source.number}"
    title = f"{source.title}{number}[{letter}{'/OL' if is_online else ''}]"
    parts = (who, title, dated, source.url or source.archived_url)
    told = [part for part in parts if part]
    return ". ".join(part if part.endswith("..") else part.rstrip(".") for part in told) + "."


def _dated(source: Source, where: str, is_chinese: bool, *, is_alone: bool) -> str:
    issued = _date(source.issued, "zh" if is_chinese else "en") or ("[日期不详]" if is_chinese else "[n.d.]")
    pages = f": {source.pages}" if source.pages else ""
    accessed = f"[{_date(source.accessed, 'en')}]" if source.accessed else ""
    if is_alone and source.issued:
        told = f"({issued}){accessed}"
        return f"{where}{pages}, {told}" if where else told
    return f"{', '.join(part for part in (where, issued) if part)}{pages}{accessed}"


def _is_chinese(source: Source) -> bool:
    """Tell whether a source is in Chinese: as it says, else by the letters of its title."""
    if source.language:
        return source.language.casefold().startswith("zh")
    return is_wide(source.title)


def _authors(authors: tuple[str, ...], is_chinese: bool) -> str:
    """Return three authors at most, then 等 or et al.; family names in capitals, given names as initials."""
    named = [author for author in authors if author.strip()]
    names = [_name(name) for name in named[:ALL_NAMED]]
    if len(named) > ALL_NAMED:
        names.append("等" if is_chinese else "et al")
    return ", ".join(names)


def _name(name: str) -> str:
    parts = parts_of(name)
    if not parts.given:
        family, comma, given = name.partition(", ")
        return family + given if comma and is_wide(name) else name
    initials = " ".join(word[0].upper() for word in re.split(r"[ .-]+", parts.given) if word)
    return f"{parts.family.upper()} {initials}"


def _date(when: When | None, language: str) -> str:
    """Return a date in digits; one that is estimated in brackets (8.4.3.2), one that is no single date in words."""
    if when is None:
        return ""
    found = re.fullmatch(r"(\d{4}(?:-\d\d){0,2})([~?%]?)", when.edtf)
    if not found:
        return words_of_when(when, language)
    return f"[{found[1]}]" if found[2] else found[1]
