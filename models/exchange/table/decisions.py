"""Reads the dates and sums of rows as a person decided, and collects what is in doubt: each once, with all its rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from models.errors import AmbiguousValue, UnreadableValue
from models.exchange.doubts import LEAVE, Doubt, DoubtKind, Reading
from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.translation import tr
from models.values.when import When

_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d", re.ASCII)
_NUMERIC: Final = re.compile(r"[\d.,]+", re.ASCII)
_THREE_DECIMALS: Final = re.compile(r"\d+\.\d{3}", re.ASCII)
_Key = tuple[DoubtKind, str]


class Left(Exception):
    """Words that are to stay words, because a person said so."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The words of a date, of its first and last day if there are two, and the order of day and month in each."""

    first: str
    last: str = ""
    order: str = ""
    end_order: str = ""
    zone: str = ""

    @property
    def words(self) -> str:
        """Return all of the words."""
        return f"{self.first} – {self.last}" if self.first and self.last else self.first or self.last

    def read(self) -> When:
        """Return the date; UnreadableValue says what is wrong."""
        return values.read_span(self.first, self.last, self.order, self.end_order, self.zone)

    @property
    def ends(self) -> tuple["Dated", ...]:
        """Return first and last day each by itself; nothing of a date that is one."""
        if not (self.first and self.last):
            return ()
        end = Dated(self.last, order=self.end_order or self.order, zone=self.zone)
        return replace(self, last="", end_order=""), end


class Decisions:
    """What was decided of one table, and what is in doubt."""

    def __init__(self, options: ImportOptions) -> None:
        """Begin without a doubt."""
        self._options = options
        self._rows: dict[_Key, list[int]] = {}
        self._errors: dict[_Key, UnreadableValue] = {}
        self._failed: dict[Dated, UnreadableValue] = {}

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what is in doubt or was decided, in the order of the table."""
        return tuple(map(self._doubt, self._rows))

    def _doubt(self, key: _Key) -> Doubt:
        kind, words = key
        is_date = kind is DoubtKind.DATE
        error = self._errors.get(key)
        readings = error.readings if isinstance(error, AmbiguousValue) else ()
        choose = _date_choice if is_date else _sum_choice
        return Doubt(
            kind,
            words,
            str(error or tr("It can be read as it stands.")),
            tuple(Reading(one, choose(words, one)) for one in readings),
            tuple(self._rows[key]),
            (self._options.dates if is_date else self._options.sums).get(words, ""),
        )

    # dates --------------------------------------------------------------------------------------

    def date(self, row: int, dated: Dated) -> When | None:
        """Return a date as its words say it or a person decided; None where it is to stay words.

        UnreadableValue says what is wrong, and the doubt is noted.
        """
        try:
            if (decided := self._decided(row, dated)) is not None:
                return decided
            ends = [self._decided(row, end) for end in dated.ends]
        except Left:
            return None
        if any(ends):
            words = [when.edtf if when else end.first for when, end in zip(ends, dated.ends, strict=True)]
            return replace(replace(dated, first=words[0], last=words[1]).read(), wording=dated.words)
        return self._read(row, dated)

    def _decided(self, row: int, dated: Dated) -> When | None:
        """Return what was decided of a date; Left where it is to stay words."""
        choice = self._options.dates.get(dated.words, "")
        if not choice:
            return None
        self._note((DoubtKind.DATE, dated.words), row, dated.read)
        if choice == LEAVE:
            raise Left
        return replace(Dated(choice, zone=dated.zone).read(), wording=dated.words)

    def _read(self, row: int, dated: Dated) -> When:
        """Read a date; what a table cannot say once it is not asked again."""
        error = self._failed.get(dated)
        if error is None:
            try:
                return dated.read()
            except UnreadableValue as told:
                self._failed[dated] = error = told
        at_fault = [end for end in dated.ends if not _can(end.read)]
        if at_fault:
            for end in at_fault:
                self._note((DoubtKind.DATE, end.words), row, end.read)
        else:
            self._note((DoubtKind.DATE, dated.words), row, partial(_fail, error))
        raise error

    # sums ---------------------------------------------------------------------------------------

    def words_of_sum(self, row: int, text: str, read: Callable[[str], object]) -> str:
        """Return the words as which a sum is to be read; Left where it is to stay words."""
        choice = self._options.sums.get(text, "")
        if not choice:
            return text
        self.doubt_sum(row, text, read)
        if choice == LEAVE:
            raise Left
        return choice

    def doubt_sum(self, row: int, text: str, read: Callable[[str], object]) -> None:
        """Note that a sum is in doubt."""
        self._note((DoubtKind.SUM, text), row, lambda: read(text))

    # both ---------------------------------------------------------------------------------------

    def _note(self, key: _Key, row: int, read: Callable[[], object]) -> None:
        """Note a row of a doubt; what is wrong with its words is asked once."""
        if key not in self._rows:
            self._rows[key] = [row]
            try:
                read()
            except UnreadableValue as error:
                self._errors[key] = error
        elif self._rows[key][-1] != row:
            self._rows[key].append(row)


def _fail(error: UnreadableValue) -> None:
    raise error


def _can(read: Callable[[], object]) -> bool:
    try:
        read()
    except UnreadableValue:
        return False
    return True


def _date_choice(words: str, reading: str) -> str:
    """Return a reading as it can be read again, with the time of day that stands behind the words."""
    clock = values.clock_behind(words)
    return reading + clock if clock and _can(Dated(reading + clock).read) else reading


def _sum_choice(words: str, reading: str) -> str:
    """Return a reading as it can be read again: a number takes the place of the one in the words, with its scale."""
    if not _NUMERIC.fullmatch(reading):
        return reading
    bare = reading.replace(",", "")
    number = bare + "0" if _THREE_DECIMALS.fullmatch(bare) else bare
    found = _NUMBER.search(words)
    if found is None:
        return number
    behind = words[found.end() :]
    if re.sub(r"\D", "", found[0]) != re.sub(r"\D", "", bare):  # a scale is in the number now
        behind = "".join(re.findall(r"\s.*", behind.lstrip())[:1])
    return words[: found.start()] + number + behind
