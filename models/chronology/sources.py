"""A source in words, in full and in short; the one place where documents ask how a source is written."""

from models.chronology.withheld import Withheld
from models.chronology.words import said
from models.records import Source
from models.when import words as words_of_when


def source_words(source: Source, language: str, withheld: Withheld) -> str:
    """Answer a public source in full: who, what, where, when, and its addresses."""
    parts = [part for part in (*_who(source), *_what(source, language), *_where(source)) if part]
    if source.issued:
        parts.append(words_of_when(source.issued, language))
    if not source.was_read:
        parts.append(said(language, "not_read"))
    text = withheld.out_of(said(language, "comma").join(parts))
    text = text if text.endswith((".", "。", "!", "?", "！", "？", "…")) else text + said(language, "stop")
    return " ".join((text, *_addresses(source, language, withheld)))


def short_words(source: Source, language: str, withheld: Withheld) -> str:
    """Answer a source that was told in full before: its publisher or first author, and its date."""
    who = source.publisher or source.container or ", ".join(source.authors[:1]) or source.title
    parts = [who, source.number, words_of_when(source.issued, language) if source.issued else ""]
    return withheld.out_of(said(language, "comma").join(part for part in parts if part))


def addresses(source: Source, withheld: Withheld) -> tuple[str, ...]:
    """Answer the web addresses of a source that may be told."""
    told = (withheld.address(source.url), withheld.address(source.archived_url))
    return tuple(address for address in told if address)


def _who(source: Source) -> tuple[str, ...]:
    return (", ".join(author for author in source.authors if author.strip()),)


def _what(source: Source, language: str) -> tuple[str, ...]:
    title = source.title.strip()
    is_described = title.startswith(("(", "（"))  # the source itself shows no title
    told = title if is_described or not title else said(language, "quoted", x=title)
    original = source.original_title.strip()
    if original and original != title:
        return (said(language, "brackets", x=told, y=said(language, "original", x=original)),)
    return (told,)


def _where(source: Source) -> tuple[str, ...]:
    publisher = "" if source.publisher == source.container else source.publisher
    return (source.container, publisher, source.number, source.pages)


def _addresses(source: Source, language: str, withheld: Withheld) -> tuple[str, ...]:
    told = []
    if address := withheld.address(source.url):
        read = (
            said(language, "accessed", x=words_of_when(source.accessed, language)) if source.accessed else ""
        )
        told.append(said(language, "brackets", x=address, y=read) if read else address)
    if archived := withheld.address(source.archived_url):
        told.append(f"{said(language, 'archived')} {archived}")
    return tuple(told)
