"""Finds names that nobody may read in the words of a letter: whole, in part, bent, in another script, by initials.

A name is looked for word by word, so that the family name alone is found too. What the title or a passage of a hidden
source tells is looked through for what may be a name; the names of what is public anyway are left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from models.publication.reply_name_words import CHARACTERS, CYRILLIC, INITIALS, name_words
from models.texts.search_text import fold

_EAST: Final = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_LETTER: Final = rf"(?:(?![{_EAST}])[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])"
_WORD: Final = re.compile(rf"{_LETTER}+")
_EASTERN: Final = re.compile(rf"[{_EAST}]+")
_PIECE: Final = re.compile(r"[A-Z][a-z]+")  # of a word run together: WangWei
_JOINT: Final = re.compile(r"[\s.\-\u2010-\u2015·・•,’']{0,3}")
_ROW: Final = re.compile(r"\s|\s?[\-·]|\.\s")  # between the words of one name
_WIDE: Final = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_VOWELS: Final = frozenset("aeiouy")
_BENT: Final = 4  # letters that a name must have before an ending behind it is looked for
_LONG: Final = 6  # letters with which a name is found in small letters too, and within a word
_CASELESS: Final = re.compile(r"[\u0590-\u08ff\u0900-\u1fff]")
_CLITICS: Final = ("وال", "ال", "و", "ب", "ل", "ה", "ו", "ל", "ב", "מ", "ש")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a name stands in a text, and what it is."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or bool(_CASELESS.match(self.text))

    @property
    def forms(self) -> frozenset[str]:
        return _forms(self.text)


class Names:
    """Knows names that nobody may read, and finds them in a text."""

    def __init__(self, public: Iterable[str] = (), ordinary: Iterable[str] = ()) -> None:
        """Take the names of what is public anyway, and the words that the case uses as ordinary ones."""
        self._ordinary = name_words().ordinary | frozenset(ordinary)
        self._public = _either(
            sorted({_spaced(name) for name in public if len(name.strip()) > 1}, key=len)[::-1]
        )
        self._words: dict[str, tuple[str, bool]] = {}  # what it is, and whether small letters are looked at
        self._stems: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        self._families: dict[str, str] = {}  # first letters of family names
        self._eastern: dict[str, str] = {}  # patterns
        self._pattern: re.Pattern[str] | None = None

    # what is hidden -----------------------------------------------------------------------------

    def add_name(self, name: str, what: str) -> None:
        """Take the name of somebody: each word of it, its initials, and its signs."""
        words = [word for word in _words_in(name) if word.casefold() not in name_words().ordinary]
        for word in words:
            self._add_word(word, what, is_name=True)
        if len(words) > 1:
            for order in (words, words[::-1]):
                for form in _forms("".join(order)):
                    self._words.setdefault(form, (what, True))
                self._initials.setdefault("".join(word[0] for word in order).casefold(), what)
            for word in (words[0], words[-1]):
                self._families.setdefault(word[0].casefold(), what)
                self._add_address(word.casefold(), what)
        for part in _EASTERN.findall(name):
            self._add_signs(part, what)

    def add_title(self, title: str, what: str) -> None:
        """Take what may be a name in the title of a hidden source: whatever is no ordinary word."""
        words = list(_words_in(title))
        has_names = any(word[0].isupper() for word in words[1:])
        for word in words:
            if (word[0].isupper() or not has_names or _CASELESS.match(word)) and self._may_be_name(word):
                self._add_word(word, what, is_name=False)
        for part in _EASTERN.findall(_simple(title)):
            for name in _names_in_signs(part):
                self._add_signs(name, what)

    def add_passage(self, text: str, what: str) -> None:
        """Take the names in a passage or a note: words in a row with a capital, or with a form of address."""
        for name in _names_in_passage(text, self._may_be_name):
            for word in _words_in(name):
                self._add_word(word, what, is_name=False)
        simple = _simple(text)
        for pattern in _around_names():
            for found in pattern.finditer(simple):
                if found["name"][:2] not in name_words().no_names:
                    self._add_signs(found["name"], what)

    def _may_be_name(self, word: str) -> bool:
        return len(word) > 1 and word.casefold() not in self._ordinary

    def _add_word(self, word: str, what: str, *, is_name: bool) -> None:
        for form in _forms(word):
            if len(form) > 1:
                self._words.setdefault(form, (what, is_name and len(form) >= _LONG))
                if len(form) > _BENT and form[-1] in _VOWELS:
                    self._stems.setdefault(form[:-1], what)

    def _add_signs(self, name: str, what: str) -> None:
        """Take a name in signs: whole, the given name alone, and the family name with a form of address."""
        name = _simple(name)
        if len(name) < 2:
            return
        self._eastern.setdefault(r"[\s·・.]*".join(map(re.escape, name)), what)
        family = name[:2] if name[:2] in name_words().two_signs else name[0]
        given = name[len(family) :]
        if family[0] in name_words().family_names or len(name) in (2, 3):
            if len(given) > 1:
                self._eastern.setdefault(re.escape(given), what)
            self._eastern.setdefault(
                rf"(?:老|小|阿)?{re.escape(family)}(?:{name_words().address}|씨|さん|氏|様)", what
            )
            self._eastern.setdefault(rf"[老小阿]{re.escape(family)}", what)
        if sound := name_words().family_names.get(family):
            self._words.setdefault(sound, (what, False))

    def _add_address(self, sound: str, what: str) -> None:
        """Take the signs that a family name in Latin letters may be written with, beside what shows a name."""
        signs = "".join(sign for sign, said in name_words().family_names.items() if said == sound)
        if signs:
            self._eastern.setdefault(rf"(?:老|小|阿)?[{signs}](?:{name_words().address})", what)
            self._eastern.setdefault(rf"[{signs}][\u4e00-\u9fff]{{1,2}}(?={name_words().after_name})", what)

    # looking ------------------------------------------------------------------------------------

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where names stand in a text, in order; names beside one another are one."""
        text = text.translate(_WIDE)
        public = [found.span() for found in self._public.finditer(_simple(text))] if self._public else []
        found = [*self._in_words(text, public), *self._in_signs(text, public), *self._by_initials(text)]
        joined: list[Span] = []
        for span in sorted(found, key=lambda one: (one.start, one.end)):
            if joined and (
                span.start <= joined[-1].end or _JOINT.fullmatch(text[joined[-1].end : span.start])
            ):
                last = joined[-1]
                joined[-1] = Span(last.start, max(last.end, span.end), last.what)
            else:
                joined.append(span)
        return tuple(_with_initials(span, text) for span in joined)

    def _in_words(self, text: str, public: list[tuple[int, int]]) -> Iterator[Span]:
        """Yield the words of hidden names: those that are sure, and whatever of them stands beside another one."""
        last: tuple[Span, bool] | None = None
        for found in _WORD.finditer(text):
            token = _Token(*found.span(), found[0])
            what, is_certain = self._what(token)
            if not what:
                last = None
                continue
            span = Span(token.start, token.end, what)
            is_sure = is_certain and not _is_within(span, public)
            beside = last and _JOINT.fullmatch(text[last[0].end : span.start])
            if last and beside and not _is_one(last[0], span, public):
                is_sure = True
                if not last[1]:
                    yield last[0]
            if is_sure:
                yield span
            last = span, is_sure

    def _what(self, token: _Token) -> tuple[str, bool]:
        """Tell what a word is, if it is of a hidden name, and whether its letters are as a name is written."""
        for form in token.forms:
            for stem in _unbent(form):
                if held := self._words.get(stem):
                    return held[0], token.is_capital or held[1]
                if stem in self._stems and token.is_capital:
                    return self._stems[stem], True
            for word, (what, is_name) in self._words.items():
                if len(word) >= _LONG and word in form and (is_name or token.is_capital):
                    return what, True
                if form.startswith(word) and form[len(word) :] in self._words:  # WangWei
                    return what, token.is_capital
        pieces = _PIECE.findall(token.text)
        if len(pieces) > 1:
            found = (self._what(_Token(0, len(piece), piece)) for piece in pieces)
            return next((one for one in found if one[1]), ("", False))
        return "", False

    def _in_signs(self, text: str, public: list[tuple[int, int]]) -> Iterator[Span]:
        if self._pattern is None:
            patterns = sorted(self._eastern, key=len, reverse=True)
            self._pattern = re.compile("|".join(f"(?:{each})" for each in patterns) or r"(?!)")
        for found in self._pattern.finditer(_simple(text)):
            what = next(
                (what for each, what in self._eastern.items() if re.match(each, _simple(found[0]))), ""
            )
            span = Span(*found.span(), what or next(iter(self._eastern.values())))
            if not _is_within(span, public):
                yield span

    def _by_initials(self, text: str) -> Iterator[Span]:
        for found in re.finditer(r"(?<!\w)(?:[^\W\d_]\.[\s\-]?){2,4}", text):
            letters = "".join(letter for letter in found[0] if letter.isalpha())
            what = self._initials.get(letters.casefold())
            if what and letters.isupper() and letters.casefold() not in INITIALS:
                yield Span(found.start(), found.start() + len(found[0].rstrip(" -")), what)
        for found in re.finditer(r"(?P<address>[^\W\d_]+)\.?\s(?P<letter>[^\W\d_])\.", text):
            what = self._families.get(found["letter"].casefold())
            is_address = found["address"].casefold() in name_words().honorifics or found["address"] == "M"
            if what and is_address and found["letter"].isupper():
                yield Span(found.start("letter"), found.end(), what)


def _is_within(span: Span, public: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in public)


def _is_one(one: Span, other: Span, public: Iterable[tuple[int, int]]) -> bool:
    """Tell whether two words stand in one public name."""
    return any(start <= one.start and other.end <= end for start, end in public)


def _with_initials(span: Span, text: str) -> Span:
    """Return a span with the initials of given names that stand beside it: W. Wang, Wang W."""
    before = re.search(r"(?<!\w)(?:[^\W\d_a-z]\.[\s\-]?)+$", text[: span.start])
    after = re.match(r"(?:\s[^\W\d_a-z]\.)+", text[span.end :])
    return Span(before.start() if before else span.start, span.end + (after.end() if after else 0), span.what)


def _names_in_passage(text: str, may_be_name: Callable[[str], bool]) -> Iterator[str]:
    """Yield what looks like a full name in running text."""
    rows: list[list[str]] = [[]]
    end = 0
    for found in _WORD.finditer(text):
        word = found[0]
        is_address = word.casefold() in name_words().honorifics
        if not (is_address or (word[0].isupper() and may_be_name(word))):
            rows.append([])
        elif _ROW.fullmatch(text[end : found.start()]) and not is_address:
            rows[-1].append(word)
        else:
            rows.append([word])
        end = found.end()
    for row in rows:
        names = [word for word in row if word.casefold() not in name_words().honorifics]
        if names and len(row) > 1:
            yield " ".join(names)


def _names_in_signs(text: str) -> Iterator[str]:
    """Yield whatever may be a name in a title without spaces."""
    for place, sign in enumerate(text):
        length = 2 if text[place : place + 2] in name_words().two_signs else 1
        if length == 1 and sign not in name_words().family_names:
            length = 0
        if length and text[place : place + 2] not in name_words().no_names:
            yield from (
                name for more in (2, 1) if len(name := text[place : place + length + more]) == length + more
            )
        if sign in name_words().korean and len(name := text[place : place + 3]) == 3:
            yield name
    if re.search(r"[\u3040-\u30ff]", text):
        yield from re.findall(r"[\u30a1-\u30fa\u30fc]{2,}", text)
        for run in re.findall(r"[\u4e00-\u9fff]{2,5}", text):
            yield run
            yield from (run[:2], run[2:]) if len(run) == 4 else ()


def _around_names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    family = f"(?:{'|'.join(name_words().two_signs)}|[{''.join(name_words().family_names)}])"
    name = rf"(?P<name>{family}[\u4e00-\u9fff]{{1,2}}?)"
    return (
        re.compile(
            rf"(?:{name_words().before_name}){name}(?=$|[^\u4e00-\u9fff]|{name_words().after_name}|的|在|于|把|将|向)"
        ),
        re.compile(rf"{name}(?={name_words().after_name})"),
    )


def _words_in(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(text.translate(_WIDE)))


def _unbent(form: str) -> Iterator[str]:
    """Yield a word, and what is left of it without the endings that languages put behind names."""
    yield form
    if form.endswith("s") and len(form) > 2:
        yield form[:-1]
    for ending in name_words().endings:
        if form.endswith(ending) and len(form) - len(ending) >= _BENT:
            yield form[: -len(ending)]
    for clitic in _CLITICS:
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            yield form[len(clitic) :]


def _forms(word: str) -> frozenset[str]:
    """Return a word as it is compared: without accents, in Latin letters, its sounds in one spelling."""
    plain = word.casefold()
    found = {fold(plain), fold(plain.translate(_UMLAUTS))}
    latin = {"".join(CYRILLIC.get(letter, letter) for letter in form) for form in found | {plain}}
    return frozenset(filter(None, {fold(form) for form in latin} | {_sound(fold(form)) for form in latin}))


def _sound(form: str) -> str:
    if len(form) < _BENT + 1:
        return form
    return re.sub("i+", "i", form.replace("kh", "h").replace("j", "i").replace("y", "i"))


def _simple(text: str) -> str:
    """Return a text with simplified signs, sign for sign."""
    return text.translate(CHARACTERS)


def _spaced(name: str) -> str:
    return " ".join(_simple(name).split())


def _either(names: list[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of some names as whole words."""
    if not names:
        return None
    whole = (
        rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)" if name.isascii() else re.escape(name) for name in names
    )
    return re.compile("|".join(whole), re.IGNORECASE)
