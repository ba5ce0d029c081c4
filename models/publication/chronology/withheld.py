"""Takes the names that must not be told out of every text that leaves the newsroom."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import normalize

from models.exchange.written import is_address, one_line
from models.publication.chronology.words import said
from models.records.aliases import bare_numbers, names_of
from models.records.story import Actor, Claim, Confidentiality, Event, Place, Source
from models.store.reader import Reader


class Withheld:
    """Knows the names that are withheld; they are replaced by a word that tells nothing, never covered."""

    def __init__(self, names: Iterable[str], word: str, reader: Reader | None = None) -> None:
        """Take the names; single letters are no names. With a reader, titles stand for the ids of its records."""
        self._reader = reader
        self._titles: dict[str, str] = {}
        known = {normalize("NFC", one_line(name)) for name in names}
        ordered = sorted((name for name in known if len(name) > 1), key=lambda name: (-len(name), name))
        self.word = word
        self._letters = tuple(letters for name in ordered if len(letters := _letters(name)) > _least(name))
        self._names = re.compile("|".join(map(_pattern, ordered)), re.IGNORECASE) if ordered else None

    @classmethod
    def read(cls, reader: Reader, language: str) -> "Withheld":
        """Read the names of actors that are not public, and of confidential sources."""
        return cls(_names(reader), said(language, "withheld"), reader)

    def out_of(self, text: str) -> str:
        """Return a text on one line without any withheld name, and without ids: they mean nothing outside the case."""
        text = normalize("NFC", one_line(text))
        text = _ID.sub(lambda found: self._title_of(found[0]), text) if self._reader else text
        return self._names.sub(lambda _: self.word, text) if self._names else text

    def _title_of(self, word: str) -> str:
        """Return what the record of this id is called; the word itself where there is none."""
        if word not in self._titles and self._reader is not None:
            self._titles[word] = next(_called(self._reader, word, self.word), word)
        return self._titles[word]

    def address(self, text: str) -> str:
        """Return a web address; nothing if it is none, or if a withheld name stands in it."""
        text = text.strip()
        if not is_address(text):
            return ""
        return "" if self.stands_in(decoded(text)) else text

    def stands_in(self, text: str) -> bool:
        """Tell whether a withheld name stands in a text, whatever parts its letters: an address, a file's name."""
        letters = _letters(text)
        return any(name in letters for name in self._letters)


_ID: Final = re.compile(r"(?<![\w/.@-])(?=[\w-]*[-\d])[A-Za-z0-9][\w-]{3,}(?![\w/@-]|\.\w)")
"""What may be the id of a record: a word with a hyphen or a digit in it."""


def _called(reader: Reader, id: str, withheld: str) -> Iterator[str]:
    """Yield what the record of an id is called; the word for withheld names where not everybody may know it."""
    if event := reader.find(Event, id):
        yield f"“{event.title}”" if event.confidentiality is Confidentiality.PUBLIC else withheld
    if actor := reader.find(Actor, id):
        yield actor.name if actor.confidentiality is Confidentiality.PUBLIC else withheld
    if place := reader.find(Place, id):
        yield place.name
    if source := reader.find(Source, id):
        is_public = source.confidentiality is Confidentiality.PUBLIC
        yield f"“{source.title}”" if is_public else withheld
    if (claim := reader.find(Claim, id)) and (event := reader.find(Event, claim.event_id)):
        yield f"“{event.title}”" if event.confidentiality is Confidentiality.PUBLIC else withheld


def _names(reader: Reader) -> Iterator[str]:
    for actor in reader.all(Actor):
        if actor.confidentiality is not Confidentiality.PUBLIC:
            yield from (*names_of(actor), *bare_numbers(actor))
        yield actor.code_name
    for source in reader.all(Source):
        yield source.code_name
        if source.confidentiality is Confidentiality.CONFIDENTIAL:
            yield from (source.title, source.original_title, *source.authors)


def _pattern(name: str) -> str:
    """Return a pattern that finds a name as whole words where its script parts words."""
    middle = r"\s+".join(map(re.escape, name.split()))
    before = r"(?<![^\W_\u2e80-\uffef])" if _parts_words(name[0]) else ""
    after = r"(?![^\W_\u2e80-\uffef])" if _parts_words(name[-1]) else ""
    return before + middle + after


def _parts_words(letter: str) -> bool:
    return letter.isalnum() and not "\u2e80" <= letter <= "\uffef"


def _least(name: str) -> int:
    """Tell how many letters a name must have more than, to be looked for in an address."""
    return 3 if name.isascii() else 1


def _letters(text: str) -> str:
    return "".join(letter for letter in normalize("NFC", text).casefold() if letter.isalnum())


def decoded(address: str) -> str:
    """Return a web address with the letters that its codes stand for."""
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes((int(code[1], 16),)), address.encode())
    return data.decode("utf-8", errors="replace")
