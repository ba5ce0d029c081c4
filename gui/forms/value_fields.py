"""Fields that read words and show what was read before it is accepted: dates, sums, points."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from models.errors import CaseError, UnreadableValue
from models.translation import language, tr, tr_later
from models.values.listing import sentences, set_apart
from models.values.money import Amount, ends_words, is_undisclosed, read_amount, read_sums
from models.values.money import words as words_of_sum
from models.values.money.phrases import Read
from models.values.when import Mark, Precision, When, is_undated, read_when, remarks
from models.values.when import words as words_of_when
from models.values.when.clock import moment_of
from models.values.where.points import Point

T = TypeVar("T")
WHEN_HINT = tr_later("24 Sept 2021, about Feb 2025, since 2018, 4 Aug 2020 18:07, 3 days after the ruling")
_MEANT: Final = {
    Mark.WITHIN: tr_later("once in that time"),
    Mark.RANGE: tr_later("all through that time"),
    Mark.EITHER: tr_later("on one of these days"),
    Mark.EACH: tr_later("on each of these days"),
}
"""What is said of a date that its words could leave open."""
_CLOCKS: Final = {
    Precision.HOUR: tr_later("one hour"),
    Precision.MINUTE: tr_later("one minute"),
    Precision.SECOND: tr_later("one second"),
}
_SIDES: Final = {
    (True, True): tr_later("{lat}° N, {lon}° E"),
    (True, False): tr_later("{lat}° N, {lon}° W"),
    (False, True): tr_later("{lat}° S, {lon}° E"),
    (False, False): tr_later("{lat}° S, {lon}° W"),
}
NO_VALUE = tr_later("Not known: the words are kept.")


class ReadField(QWidget, Generic[T]):
    """One line of words with, under it, what they are read as, or the one sentence that says what is wrong."""

    read_anew = Signal()

    def __init__(
        self,
        name: str,
        read: Callable[[str], T],
        say: Callable[[T], str],
        hint: str,
        parent: QWidget | None = None,
        is_none: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Read words with `read`, and show the value in the words of `say`; an empty field has no value.

        `is_none` knows the words that say that there is none, such as n.d.
        """
        super().__init__(parent)
        self._read, self._say, self._is_none = read, say, is_none
        self._value: T | None = None
        self._shown: tuple[str, T] | None = None
        self.problem = ""
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(self._on_text)
        self.reading = PlainLabel(role="note", is_wrapped=True)
        self.reading.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.reading)
        self._column = column
        self._add_more(name)
        self.setFocusProxy(self.line)

    @property
    def value(self) -> T | None:
        """Tell what was read; None if the field is empty or cannot be read."""
        return self._value

    @property
    def is_untouched(self) -> bool:
        """Tell whether the field still shows a value as it was kept."""
        return self._shown is not None and self.line.text() == self._shown[0]

    @property
    def says_none(self) -> bool:
        """Tell whether the words say that there is no value."""
        return self._is_none(self.text)

    @property
    def text(self) -> str:
        """Return the words as they were typed."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show these words and read them."""
        self.line.setText(text)

    def show_value(self, value: T, text: str) -> None:
        """Show a value in these words; while they stand untouched they mean it, though they may say less."""
        self.line.setText(text)
        shown = self.line.text()  # a line shows no line ends
        self._shown = (shown, value)
        self._on_text(shown)  # the line does not speak up where it showed these words before
        self.line.setCursorPosition(0)

    def _add_more(self, name: str) -> None:
        """Add what stands under the line; nothing here."""

    def _settled(self, value: T | None) -> T | None:
        """Return what was read as it is meant; here as it was read."""
        return value

    def _on_text(self, text: str) -> None:
        self._value, self.problem = None, ""
        if self._shown is not None and text == self._shown[0]:
            self._value = self._shown[1]
        elif text.strip() and not self._is_none(text):
            try:
                self._value = self._read(text.strip())
            except CaseError as error:
                self.problem = str(error)
        self._value = self._settled(self._value)
        none = tr(NO_VALUE) if text.strip() and self._is_none(text) else ""
        said = self._say(self._value) if self._value is not None else self.problem or none
        self.reading.setText(said)
        self.reading.set_role("warning" if self.problem else "note")
        self.reading.setVisible(bool(said))
        self.read_anew.emit()


def when_field(parent: QWidget | None = None) -> ReadField[When]:
    """Return a field for dates in words; it shows the days they can mean."""
    return ReadField(
        tr("When"),
        read_when,
        bounds_words,
        tr("24 Sept 2021, about Feb 2025, since 2018, 2021年9月24日"),
        parent,
        is_undated,
    )


def day_field(parent: QWidget | None = None) -> ReadField[When]:
    """Return a field for one day."""
    return ReadField(tr("Day"), _read_day, _day_words, tr("29 November 2026"), parent)


def _read_day(text: str) -> When:
    when = read_when(text)
    if when.precision is not Precision.DAY or when.earliest != when.latest:
        raise UnreadableValue(tr("“{text}” is no single day: write one such as 29 November 2026.", text=text))
    return When.from_edtf(when.earliest.isoformat()) if when.earliest else when


def sum_field(parent: QWidget | None = None) -> ReadField[tuple[Read, ...]]:
    """Return a field for amounts of money and quantities of anything; a phrase may hold one that restates another."""
    hint = tr("over ¥3bn, $10–15m, 30亿元 ($408m), 61,000 BTC")
    return ReadField(tr("Amount or quantity"), read_sums, _sums_words, hint, parent, is_undisclosed)


def amount_field(parent: QWidget | None = None) -> ReadField[Amount]:
    """Return a field for one amount of money."""
    return ReadField(tr("Amount"), read_amount, ends_words, tr("over ¥3bn, $10–15m, about $408m"), parent)


def bounds_words(when: When) -> str:
    """Return a date in words with the first and last day it can mean, and what does not fit in its wording."""
    return _with_remarks(
        when, tr("{name}: {words}", name=words_of_when(when, language()), words=_meant(when))
    )


def meant_words(when: When) -> str:
    """Return the first and last day that a date can mean, and what does not fit in its wording."""
    return _with_remarks(when, _meant(when))


def _with_remarks(when: When, said: str) -> str:
    return sentences(tr("{words}.", words=said), *remarks(when.wording)) if _has_remarks(when) else said


def _has_remarks(when: When) -> bool:
    try:
        return bool(when.wording and remarks(when.wording))
    except CaseError:  # the words of a source need not be a date
        return False


def _meant(when: When) -> str:
    if when.precision in _CLOCKS:
        return tr(_CLOCKS[when.precision])
    if when.mark in _MEANT and not (when.mark is Mark.RANGE and when.is_about):
        return tr(_MEANT[when.mark])
    if when.is_timed and when.begins is not None and when.ends is not None:
        begin, end = (_minute(moment) for moment in (when.begins, when.ends))
        return tr("between {begin} and {end}", begin=begin, end=end)
    first = _day_words(When.from_edtf(when.earliest.isoformat())) if when.earliest else ""
    last = _day_words(When.from_edtf(when.latest.isoformat())) if when.latest else ""
    if first == last:
        return tr("one day")
    if not first:
        return (
            tr("{day} at the latest", day=last)
            if when.mark is Mark.BEFORE
            else tr("ended {day} at the latest", day=last)
        )
    if not last:
        return tr("from {day}, end open", day=first)
    return tr("between {begin} and {end}", begin=first, end=last)


def _minute(moment: float) -> str:
    """Return a moment in words, to the minute."""
    return _day_words(When.from_edtf(f"{moment_of(moment):%Y-%m-%dT%H:%M}"))


def _day_words(when: When) -> str:
    return words_of_when(when, language())


def _sums_words(reads: tuple[Read, ...]) -> str:
    return set_apart(map(_sum_words, reads))


def _sum_words(read: Read) -> str:
    said = tr("{name}: {words}", name=words_of_sum(read.value, language()), words=ends_words(read.value))
    return said if read.restates is None else tr("the same, {sum}", sum=said)


def sides_words(point: Point, lat: str, lon: str) -> str:
    """Return the numbers of a point with the sides of the compass on which it lies: 32.456° N, 119.923° E."""
    return tr(_SIDES[point.lat >= 0, point.lon >= 0], lat=lat, lon=lon)
