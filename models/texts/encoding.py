"""Tells in which encoding a text is written, as far as its bytes can tell it.

Encodings are tried strictly and in this order:
1. what a byte order mark says (UTF-8, UTF-16); 2. UTF-16 without a mark, if many second bytes of the beginning are
zero; 3. UTF-8; 4. GB18030 and Big5, of which the one counts whose characters are commoner. Nearly all bytes of Big5
are also bytes of GB18030, so that the first that fits would never be Big5.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES: Final = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5": "Big5",
    "big5hkscs": "Big5",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "mac_roman": "Mac Roman",
}
_LIKE: Final = {  # what is written under these names is as a rule the wider encoding
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-8": "utf-8-sig",
}
_SIGNS: Final = "€£§°±–—‘’‚“”„•…«»¿¡½¼¾²³©®ªº×\u00a0"
_LETTERS: Final = {
    "cp1252": "äöüÄÖÜßéèêëÉÈÊàâáåãÀÂÁÅçÇîïíìÎÍôóòõøÔÓØùûúÙÛÚñÑæÆœŒÿýšŠžŽðÐþÞ",
    "mac_roman": "äöüÄÖÜßéèêëÉÈÊàâáåãÀÂÁÅçÇîïíìÎÍôóòõøÔÓØùûúÙÛÚñÑæÆœŒÿ",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüÄÖÜßőűŐŰăâîșțĂÂÎđĐôĺľŕ",
    "cp1251": "".join(map(chr, range(0x410, 0x450))) + "ёЁіІїЇєЄґҐўЎљЉњЊћЋђЂџЏјЈ№",
    "cp1253": "".join(map(chr, range(0x386, 0x3CF))),
    "cp1254": "ğĞıİşŞçÇöÖüÜâîû",
}  # of one byte a letter, and what the languages of each write beside ASCII
_OTHER_ALPHABETS: Final = frozenset(("cp1251", "cp1253"))
_LEAST_SENSE: Final = 0.9
_SAMPLE: Final = 200_000  # characters that are looked at to tell GB18030 from Big5
_CHUNK: Final = 2**20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and whether characters were lost or guessed."""

    text: str
    encoding: str
    is_sound: bool = True  # every byte could be read
    is_guessed: bool = False  # nothing speaks for this encoding but that no other fits


def name_of(encoding: str) -> str:
    """Return an encoding as a person knows it."""
    return _NAMES.get(encoding, encoding.upper())


def fits(data: bytes, encoding: str) -> bool:
    """Tell whether all the bytes can be read so."""
    try:
        for _ in codecs.iterdecode(_chunks(data), encoding):
            pass
    except (UnicodeError, LookupError):
        return False
    return True


def marked_encoding(data: bytes) -> str:
    """Return the encoding that a byte order mark or the zero bytes of UTF-16 tell; empty if nothing does."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_utf_16(data)


def likely_encoding(data: bytes) -> str:
    """Return the encoding of unmarked bytes: UTF-8, GB18030 or Big5; empty if it is none of them."""
    if fits(data, "utf-8"):
        return "utf-8"
    likely = max(("gb18030", "big5"), key=lambda name: _commonness(data, name))
    return likely if _commonness(data, likely) >= 0.5 else ""


def western_encoding(data: bytes) -> str:
    """Return the encoding of one byte a letter whose letters make most sense of unmarked bytes; empty if none does.

    Each is judged by the share of its letters that its languages write; of equals the first counts, which Windows
    writes in most of Europe.
    """
    sample = data[:_SAMPLE]
    best = max(_LETTERS, key=lambda name: _sense(sample, name))
    return best if _sense(sample, best) >= _LEAST_SENSE and fits(data, best) else ""


def _sense(data: bytes, encoding: str) -> float:
    """Tell which share of the letters that are not ASCII a language of this encoding writes, and as it writes them.

    Latin languages scatter such letters; what stands in long runs of them is written in another alphabet.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    foreign = [letter for letter in text if not letter.isascii()]
    if not foreign:
        return 0.0
    in_runs = sum(map(len, re.findall(rb"[\x80-\xff]{3,}", data))) / len(foreign)
    if (encoding in _OTHER_ALPHABETS) != (in_runs > 0.5):
        return 0.0
    usual = _LETTERS[encoding] + _SIGNS
    odd = sum(  # no word has capitals within, but for names such as GmbH
        one.islower() and other.isupper() and not (one + other).isascii() for one, other in pairwise(text)
    )
    return (sum(letter in usual for letter in foreign) - odd) / len(foreign)


def known_encoding(name: str) -> str:
    """Return Python's name of a text encoding that a document names; empty if no text can be written so."""
    try:
        found = codecs.lookup(name.strip()[:40])
        return found.name if isinstance("".encode(found.name), bytes) and found.name != "punycode" else ""
    except (LookupError, ValueError, UnicodeError):
        return ""


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Return the text of these bytes, whatever they are; the encoding that a document declares counts if it fits."""
    named = known_encoding(declared) if declared else ""
    named = _LIKE.get(named, named)
    marked = marked_encoding(data)
    for encoding in (marked, named):
        if encoding and fits(data, encoding):
            return Decoded(data.decode(encoding), encoding)
    if likely := "" if marked else likely_encoding(data):
        return Decoded(data.decode(likely), likely)
    if encoding := marked or named:
        return Decoded(data.decode(encoding, "replace"), encoding, is_sound=False)
    sound = fits(data, "cp1252")
    return Decoded(data.decode("cp1252", "replace"), "cp1252", is_sound=sound, is_guessed=True)


def _unmarked_utf_16(data: bytes) -> str:
    """Return the UTF-16 of a text without a mark: no other encoding here writes zero bytes."""
    start = data[:512]
    if len(start) < 4 or len(data) % 2:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    likely = "utf-16-le" if odd > even else "utf-16-be"
    is_paired = max(even, odd) > max(2, 0.05 * len(start)) and min(even, odd) * 4 < max(even, odd)
    return likely if is_paired and fits(data, likely) else ""


def _chunks(data: bytes) -> Iterator[bytes]:
    return (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))


def _commonness(data: bytes, encoding: str) -> float:
    """Tell which share of the Chinese characters are of the commoner half, as the encoding itself orders them.

    Both standards put common characters first: GB 2312 up to row D7, Big5 up to C67E. -1 where it cannot be read.
    """
    if not fits(data, encoding):
        return -1.0
    pieces = (data[at : at + 2**16] for at in range(0, len(data), 2**16))
    text = "".join(islice(chain.from_iterable(codecs.iterdecode(pieces, encoding)), _SAMPLE))
    foreign = [letter.encode(encoding) for letter in text if not letter.isascii()]
    if not foreign:
        return 1.0
    return sum(_is_common(code, encoding) for code in foreign) / len(foreign)


def _is_common(code: bytes, encoding: str) -> bool:
    if len(code) != 2:
        return False
    if encoding == "big5":
        return b"\xa1\x40" <= code <= b"\xc6\x7e"
    return code[1] >= 0xA1 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7)
