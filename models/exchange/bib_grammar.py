"""The grammar of BibTeX files: entries, abbreviations, values in braces, in quotation marks and joined with #.

It is code of our own because bibtexparser 2 leaves out an entry that names a field twice, does not join values with #,
and says nothing of abbreviations that are explained nowhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from models.translation import tr

_START: Final = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_NEXT: Final = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][^\s{},=\"]*[,\s]")
_NAME: Final = re.compile(r"\s*([^\s=,{}()\"#%']+)\s*=\s*")
_KEY: Final = re.compile(r"\s*([^\s,{}=\"#]*)\s*(?=[,})])")
_WORD: Final = re.compile(r"[^\s=,{}()\"#%']+")
_GAP: Final = re.compile(r"\s*")
_COMMAS: Final = re.compile(r"[\s,]*")
_BRACE: Final = re.compile(r"[{}]")
_QUOTED: Final = re.compile(r'[{}"]')
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Tell = Callable[[int, str], None]


class _BrokenEntry(Exception):
    """What is wrong with an entry, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the file: its kind and the names of its fields in small letters."""

    kind: str
    key: str
    line: int
    fields: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Grammar:
    """Reads the entries of a text; what is broken is told and the next entry is read."""

    text: str
    tell: Tell
    macros: dict[str, str] = field(default_factory=lambda: {name: name for name in MONTHS})
    _limit: int = -1  # where the next entry begins

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in their order."""
        at, line, counted = 0, 1, 0
        while found := _START.search(self.text, at):
            line, counted = line + self.text.count("\n", counted, found.start()), found.start()
            kind = found[1].casefold()
            try:
                entry, at = self._entry(kind, found, line)
                if entry is not None:
                    yield entry
            except _BrokenEntry as error:
                if kind != "comment":
                    self.tell(line, tr("This entry is broken and was left out: {error}.", error=error))
                at = max(self._limit_after(found.end()), found.end())

    def _entry(self, kind: str, found: re.Match[str], line: int) -> tuple[Entry | None, int]:
        at = found.end()
        limit = self._limit_after(at)
        if kind == "comment":
            return None, self._group_end(at, limit)
        if kind == "preamble":
            return None, self._value(at, limit, line)[1] + 1
        key = ""
        if kind != "string" and (named := _KEY.match(self.text, at, limit)):
            key, at = named[1], named.end()
        fields, at = self._fields(at, limit, "}" if found[2] == "{" else ")", line)
        if kind == "string":
            self.macros.update(fields)
            return None, at
        return Entry(kind, key, line, tuple(fields)), at

    def _limit_after(self, at: int) -> int:
        """Tell where the next entry begins on a line of its own: no value goes beyond that."""
        if self._limit <= at < len(self.text):
            found = _NEXT.search(self.text, at)
            self._limit = found.start() + 1 if found else len(self.text)
        return self._limit

    def _fields(self, at: int, limit: int, end: str, line: int) -> tuple[list[tuple[str, str]], int]:
        fields: list[tuple[str, str]] = []
        while True:
            at = self._skip(_COMMAS, at, limit)
            if self.text[at : at + 1] == end and at < limit:
                return fields, at + 1
            name = _NAME.match(self.text, at, limit)
            if not name:
                raise _BrokenEntry(tr("a field without a name, or a brace that is never closed"))
            value, at = self._value(name.end(), limit, line)
            fields.append((name[1].casefold(), value))

    def _value(self, at: int, limit: int, line: int) -> tuple[str, int]:
        """Return a value and where it ends; its parts are joined with #."""
        parts: list[str] = []
        while True:
            at = self._skip(_GAP, at, limit)
            part, at = self._part(at, limit, line)
            parts.append(part)
            at = self._skip(_GAP, at, limit)
            if self.text[at : at + 1] != "#" or at >= limit:
                return "".join(parts), at
            at += 1

    def _part(self, at: int, limit: int, line: int) -> tuple[str, int]:
        sign = self.text[at : at + 1]
        if sign == "{":
            end = self._group_end(at + 1, limit)
            return self.text[at + 1 : end - 1], end
        if sign == '"':
            end = self._quote_end(at + 1, limit)
            return self.text[at + 1 : end - 1], end
        word = _WORD.match(self.text, at, limit)
        if not word:
            raise _BrokenEntry(tr("a field without a value, or a brace that is never closed"))
        if word[0].isdecimal():
            return word[0], word.end()
        known = self.macros.get(word[0].casefold())
        if known is None:
            self.tell(
                line,
                tr(
                    "The abbreviation “{word}” is explained nowhere and was taken as it stands.", word=word[0]
                ),
            )
        return word[0] if known is None else known, word.end()

    def _group_end(self, at: int, limit: int) -> int:
        """Tell where a group in braces ends; as in BibTeX, a backslash before a brace makes no difference."""
        depth = 1
        for brace in _BRACE.finditer(self.text, at, limit):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                return brace.end()
        raise _BrokenEntry(tr("a brace is never closed"))

    def _quote_end(self, at: int, limit: int) -> int:
        depth = 0
        for sign in _QUOTED.finditer(self.text, at, limit):
            if sign[0] == '"' and depth <= 0:
                return sign.end()
            depth += {"{": 1, "}": -1}.get(sign[0], 0)
        raise _BrokenEntry(tr("a quotation mark is never closed"))

    def _skip(self, pattern: re.Pattern[str], at: int, limit: int) -> int:
        found = pattern.match(self.text, at, limit)
        return found.end() if found else at
