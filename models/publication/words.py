"""What is said of a figure in words: its alternative text, its long description, the list of its sources."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from models.errors import CaseError
from models.figure.marks import Figure
from models.figure.scene import Note
from models.publication.choices import FigureSpec
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.own_words import printed_title
from models.publication.scenes import standing_word
from models.records.dossier import Dossier
from models.records.story import Field
from models.values.when import When
from models.values.when import words as words_of_when

LONGEST_NAME = 80  # letters of what stands at a mark
LONGEST_ALT, TOO_LONG_ALT = 125, 250  # letters of an alternative text: more is warned of, more is refused


def describe(dossiers: Sequence[Dossier], spec: FigureSpec) -> str:
    """Return in a sentence, behind the title, what the figure shows, for those who cannot see it."""
    language, count = spec.language, len(dossiers)
    one, many = (
        ("count_relation_one", "count_relations") if spec.view == "relations" else ("count_one", "count_many")
    )
    counted = said(language, one) if count == 1 else said(language, many, x=count)
    told = said(language, f"alt_{spec.view}", x=counted, y=span_words(dossiers, language))
    return said(language, "titled", x=spec.title, y=told) if spec.title else told


def span_words(dossiers: Sequence[Dossier], language: str) -> str:
    """Return from when to when the events are, as it stands behind other words; nothing where nobody knows."""
    whens = [dossier.event.when for dossier in dossiers if dossier.event.when]
    starts = [(when.earliest, when) for when in whens if when.earliest]
    ends = [(when.latest, when) for when in whens if when.latest]
    if not starts or not ends:
        return ""
    first, last = min(starts, key=lambda pair: pair[0]), max(ends, key=lambda pair: pair[0])
    begin, end = (_at(day, when, language) for day, when in (first, last))
    return said(language, "span", x=begin, y=end) if begin != end else said(language, "moment", x=end)


def _at(day: date, when: When, language: str) -> str:
    """Return a day as exactly as its date has it: an interval's end by its year."""
    is_plain = re.fullmatch(r"\d{4}(-\d\d){0,2}", when.edtf)
    return words_of_when(when if is_plain else When.from_edtf(f"{day.year:04}"), language)


def long_description(dossiers: Sequence[Dossier], spec: FigureSpec, withheld: Withheld) -> str:
    """Return all that a figure shows as a dated list, for those who cannot see it."""

    def lines() -> Iterator[str]:
        yield withheld.out_of(spec.title or describe(dossiers, spec))
        if spec.deck:
            yield withheld.out_of(spec.deck)
        yield ""
        for dossier in dossiers:
            event, language = dossier.event, spec.language
            told = words_of_when(event.when, language) if event.when else undated_words(dossier, language)
            title = bracketed(
                withheld.out_of(printed_title(event, spec)), standing_word(event.standing, language), language
            )
            yield f"{told}: {title}"

    return "\n".join(lines()) + "\n"


def mark_names(
    dossiers: Sequence[Dossier], figure: Figure, spec: FigureSpec, withheld: Withheld
) -> tuple[tuple[str, str], ...]:
    """Return what a designer reads at the marks of events, by their ids: date and title, and how many stand as one."""
    held: dict[str, set[str]] = {}
    for target in figure.targets:
        if target.items:
            held.setdefault(target.items[0], set()).update(target.items)
    named = []
    for event in (dossier.event for dossier in dossiers):
        title = withheld.out_of(printed_title(event, spec))
        name = shorten(f"{_sorted_by(event.when, spec.language)} {title}", LONGEST_NAME, placeholder=" …")
        more = len(held.get(event.id, ())) - 1
        named.append((str(event.id), f"{name} +{more}" if more > 0 else name))
    return tuple(named)


def _sorted_by(when: When | None, language: str) -> str:
    """Return a date as lists are sorted by it, 2021-09-24; one that is no plain day, month or year in words."""
    if when is None:
        return ""
    return when.edtf if re.fullmatch(r"\d{4}(-\d\d){0,2}", when.edtf) else words_of_when(when, language)


def undated_words(dossier: Dossier, language: str) -> str:
    """Say that an event has no date, and whether that is so because review rejected it."""
    return said(language, "date_rejected" if Field.WHEN in dossier.rejected else "undated")


def bracketed(title: str, word: str, language: str) -> str:
    """Return a title with a word in brackets behind it; the title alone if there is no word."""
    return said(language, "brackets", x=title, y=word) if word else title


def sources_text(notes: Sequence[Note], spec: FigureSpec) -> str:
    """Return the numbered sources as text, for a figure whose sources stand beside it."""
    lines = [f"{note.mark}  {note.text}" for note in notes]
    return "\n".join([said(spec.language, "sources"), "", *lines]) + "\n"


def checked_alt(text: str) -> str:
    """Tell what is to be said of an alternative text's length; CaseError if it is too long to be read out."""
    if len(text) > TOO_LONG_ALT:
        raise CaseError(
            f"The alternative text has {len(text)} letters, more than {TOO_LONG_ALT}: shorten it, "
            "and leave the details to the long description."
        )
    if len(text) > LONGEST_ALT:
        return f"The alternative text has {len(text)} letters; up to {LONGEST_ALT} are read out well."
    return ""
