"""The field of a date that may lean on other events of the case: three days after the ruling."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from gui.forms.event_draft import printed
from gui.forms.span_choice import SpanField
from gui.forms.value_fields import WHEN_HINT, ReadField, bounds_words
from gui.session import Session
from models.errors import AmbiguousDate, UnreadableValue
from models.records.leaning import Lean, date_of, lean_words, read_lean
from models.records.story import Claim, Event, EventId
from models.texts.search_text import fold, runs
from models.translation import tr
from models.values.listing import one_of, quoted
from models.values.when import When, is_undated, read_when
from models.values.when.zones import longitude_of_words

MOST_NAMED = 3  # events that could be meant


@dataclass(frozen=True, slots=True)
class Leaning:
    """A date that leans, how it leans in words, and what it is worked out as; None where that is not known."""

    lean: Lean
    words: str
    when: When | None


def leaning_field(
    session: Session, event_id: EventId, parent: QWidget | None = None
) -> ReadField[When | Leaning]:
    """Return a field that reads dates, and dates that lean on another event than `event_id`."""
    reader = _Reader(session, event_id)
    return SpanField(tr("When"), reader.read, _say, tr(WHEN_HINT), parent, is_undated)


def leaning_of(session: Session, claim: Claim) -> Leaning | None:
    """Return how the date of a claim leans; None if it stands by itself."""
    lean = Lean.of(claim)
    return _leaning(session, lean) if lean else None


def kept_lean(value: When | Leaning | None) -> Lean | None:
    """Return the lean of what a field holds."""
    return value.lean if isinstance(value, Leaning) else None


def kept_when(field: ReadField[When | Leaning], quotes: Iterable[str]) -> When | None:
    """Return the date of what a field holds; of what was typed it keeps as printed only what stands in a quote."""
    value = field.value
    if isinstance(value, Leaning):
        return value.when and replace(value.when, wording=field.text)
    if value is None or field.is_untouched:
        return value
    names_clock = longitude_of_words(field.text) is not None  # the words alone tell whose clock is meant
    return replace(value, wording=field.text if names_clock else printed(field.text, quotes))


def _say(value: When | Leaning) -> str:
    if isinstance(value, When):
        return bounds_words(value)
    worked_out = bounds_words(value.when) if value.when else tr("not known until that has a date")
    return f"{value.words} – {worked_out}"


def _leaning(session: Session, lean: Lean) -> Leaning:
    supports = [session.reader.get(Event, id) for id in lean.supports]
    said = lean_words(lean, *(event.title for event in supports))
    return Leaning(lean, said, date_of(lean, *(event.when for event in supports)))


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    event_id: EventId

    def read(self, text: str) -> When | Leaning:
        """Read a date, or one that leans; UnreadableValue says what is missing."""
        try:
            return read_when(text)
        except AmbiguousDate:
            raise
        except UnreadableValue:
            words = read_lean(text)
            if words is None:
                raise
        until = self._event(words.until) if words.until else None
        return _leaning(self.session, Lean(words.way, self._event(words.event), until, words.lag))

    def _event(self, words: str) -> EventId:
        """Return the one event whose title is, or else holds, these words."""
        index, sought = self.session.index, runs(words)
        titles = {id: title for id, title in zip(index.ids, index.titles, strict=True) if id != self.event_id}
        found = [id for id, title in titles.items() if fold(title) == fold(words)]
        found = found or [id for id, title in titles.items() if all(run in fold(title) for run in sought)]
        if not found:
            raise UnreadableValue(
                tr(
                    "No event is called “{words}”: write a date, or words of another event's title.",
                    words=words,
                )
            )
        if len(found) > 1:
            named = one_of(quoted(titles[id]) for id in found[:MOST_NAMED])
            raise UnreadableValue(
                tr("“{words}” can be {named}: write more of the title.", words=words, named=named)
            )
        return EventId(found[0])
