"""A source in words, in full and in short; the one place where documents ask how a source is written."""

from dataclasses import replace

from models.errors import CaseError
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.records.source_list import STYLES, formatted
from models.records.story import Source
from models.translation import tr
from models.values.listing import in_a_row
from models.values.when import words as words_of_when


def source_words(
    source: Source, language: str, withheld: Withheld, style: str = "", *, is_note: bool = False
) -> str:
    """Return a public source in a style of the list of sources; without one in full, in the document's language."""
    if style:
        return _in_style(source, language, withheld, style, is_note=is_note)
    parts = [part for part in (*_who(source), *_what(source, language), *_where(source)) if part]
    if source.issued:
        parts.append(words_of_when(source.issued, language))
    if not source.was_read:
        parts.append(said(language, "not_read"))
    text = withheld.out_of(said(language, "comma").join(parts))
    text = text if text.endswith((".", "。", "!", "?", "！", "？", "…")) else text + said(language, "stop")
    return " ".join((text, *_addresses(source, language, withheld)))


def _in_style(source: Source, language: str, withheld: Withheld, style: str, *, is_note: bool) -> str:
    """Return a source as its style has it, without the names and the addresses that are withheld."""
    if style not in STYLES:
        raise CaseError(
            tr(
                "There is no style of sources called “{style}”: choose one of {styles}.",
                style=style,
                styles=in_a_row(STYLES),
            )
        )
    url, archived = withheld.address(source.url), withheld.address(source.archived_url)
    addresses = [address for address in (url, archived) if address]
    text = formatted(replace(source, url=url, archived_url=archived), style, language, is_note=is_note)
    for number, address in enumerate(addresses):  # a name that is withheld is no part of any of them
        text = text.replace(address, f"\0{number}\0")
    text = "".join(
        addresses[int(part)] if place % 2 else _public(part, withheld)
        for place, part in enumerate(text.split("\0"))
    )
    is_ended = text.endswith((".", "。", ")", *addresses))
    return text if is_ended else text + said(language, "stop")


def _public(text: str, withheld: Withheld) -> str:
    """Return a part of a text without what is withheld; the spaces at its ends stay."""
    kept = withheld.out_of(text)
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{kept}{after}" if kept else before


def short_words(source: Source, language: str, withheld: Withheld) -> str:
    """Return a source that was told in full before: its publisher or first author, and its date."""
    parts = [_name(source), source.number, words_of_when(source.issued, language) if source.issued else ""]
    return withheld.out_of(said(language, "comma").join(part for part in parts if part))


def name_words(source: Source, withheld: Withheld) -> str:
    """Return the name alone by which a source is credited: its publisher, else its first author, else its title."""
    return withheld.out_of(_name(source))


def _name(source: Source) -> str:
    return source.publisher or source.container or ", ".join(source.authors[:1]) or source.title


def addresses(source: Source, withheld: Withheld) -> tuple[str, ...]:
    """Return the web addresses of a source that may be told."""
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
