"""The other names of an actor, with their kind (legal, former, transliteration), and the numbers of registers."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from models.records.story import Actor, Place
from models.translation import tr_later

ALIAS_KINDS: Final = ("legal", "former", "transliteration")
"""What another name can be; a name without a kind is just another name."""
_PARTS: Final = ";；"
_SCRIPTS: Final = {
    "CJK": tr_later("Chinese"), "HIRAGANA": tr_later("Japanese"), "KATAKANA": tr_later("Japanese"),
    "HANGUL": tr_later("Korean"), "LATIN": tr_later("Latin"), "CYRILLIC": tr_later("Cyrillic"),
    "ARABIC": tr_later("Arabic"), "HEBREW": tr_later("Hebrew"), "GREEK": tr_later("Greek"), "THAI": tr_later("Thai"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, and what kind of name it is; no kind where nobody said."""

    name: str
    kind: str = ""

    @property
    def text(self) -> str:
        """Return the alias as a record keeps it: "former=Old Name", or the bare name."""
        return f"{self.kind}={self.name}" if self.kind else self.name

    @property
    def words(self) -> str:
        """Return the alias as people read and write it: "former: Old Name"."""
        return f"{self.kind}: {self.name}" if self.kind else self.name

    @property
    def script(self) -> str:
        """Return the script in which most of its letters are written: Latin, Cyrillic, Chinese …"""
        return script_of(self.name)


def read_alias(text: str) -> Alias:
    """Return the alias that a record keeps; a name that holds a sign of equality itself stays whole."""
    kind, sign, name = text.partition("=")
    is_told = bool(sign) and kind.strip().casefold() in ALIAS_KINDS and name.strip()
    return Alias(name.strip(), kind.strip().casefold()) if is_told else Alias(text)


def bare_aliases(record: Actor | Place) -> tuple[str, ...]:
    """Return the other names of an actor or a place without their kinds."""
    if isinstance(record, Place):
        return record.aliases
    return tuple(read_alias(text).name for text in record.aliases)


def names_of(record: Actor | Place) -> tuple[str, ...]:
    """Return every name that an actor or a place goes by, each once: its name, the local one, the aliases."""
    names = (record.name, record.local_name, *bare_aliases(record))
    return tuple(dict.fromkeys(name for name in names if name))


def aliases_in(words: str) -> tuple[str, ...]:
    """Return the aliases that somebody wrote, parted by semicolons, as a record keeps them: former: Old Name; 旧名."""
    return tuple(dict.fromkeys(_alias_in(part).text for part in _parted(words)))


def aliases_in_words(aliases: Iterable[str]) -> str:
    """Return aliases as `aliases_in` reads them."""
    return "; ".join(read_alias(text).words for text in aliases)


def _alias_in(words: str) -> Alias:
    for sign in (":", "：", "="):
        kind, found, name = words.partition(sign)
        if found and kind.strip().casefold() in ALIAS_KINDS and name.strip():
            return Alias(name.strip(), kind.strip().casefold())
    return Alias(words)


def numbers_in(words: str) -> tuple[str, ...]:
    """Return the numbers that somebody wrote, parted by semicolons: Companies House: 09812345; court file: 2 O 1/20."""
    return tuple(dict.fromkeys(_number_in(part) for part in _parted(words)))


def numbers_in_words(numbers: Iterable[str]) -> str:
    """Return numbers of registers as `numbers_in` reads them."""
    return "; ".join(": ".join(filter(None, text.partition("=")[::2])) for text in numbers)


def bare_numbers(actor: Actor) -> tuple[str, ...]:
    """Return the numbers of an actor without the names of their registers."""
    return tuple(text.rpartition("=")[2] for text in actor.numbers)


def _number_in(words: str) -> str:
    signs = [sign for sign in (":", "：", "=") if sign in words]
    sign = min(signs, key=words.index, default="")
    register, found, number = words.partition(sign) if sign else ("", "", words)
    return f"{register.strip()}={number.strip()}" if found and register.strip() else number.strip()


def _parted(words: str) -> list[str]:
    for sign in _PARTS[1:]:
        words = words.replace(sign, _PARTS[0])
    return [part.strip() for part in words.split(_PARTS[0]) if part.strip()]


def script_of(name: str) -> str:
    """Return the script of most letters of a name; nothing where it has no letters."""
    found = Counter(_script(letter) for letter in name if letter.isalpha())
    return found.most_common(1)[0][0] if found else ""


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "OTHER").split()[0]
    return _SCRIPTS.get(first, first.capitalize())
