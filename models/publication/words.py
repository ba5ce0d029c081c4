"""What is said of a figure in words: its alternative text, its long description, the list of its sources."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from models.errors import CaseError
from models.figure.marks import Figure
from models.figure.phrases import phrase
from models.figure.scene import Note
from models.publication.choices import FigureSpec
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.own_words import printed_title
from models.publication.panels import Panels, title_of
from models.publication.scenes import standing_word
from models.publication.time_axis import axis_sentences
from models.records.dossier import Dossier
from models.records.story import Field
from models.texts.first_sentence import first_sentence
from models.translation import tr
from models.values.when import When
from models.values.when import words as words_of_when

LONGEST_NAME = 80  # letters of what stands at a mark
SHORTEST_TITLE = 20  # letters to which a title may be cut before an alternative text
LONGEST_ALT, TOO_LONG_ALT = 125, 250  # letters of an alternative text: more is warned of, more is refused


def describe(dossiers: Sequence[Dossier], spec: FigureSpec) -> str:
    """Return what is read out of a settled figure to those who cannot see it: what it shows, behind its title.

    It is as short as is read out well: a long title is cut, what the axis leaves out is left to the long description.
    """
    return fitted(_told(dossiers, spec), spec, spec.title)


def _told(dossiers: Sequence[Dossier], spec: FigureSpec) -> str:
    """Return in a sentence what the figure shows."""
    language, count = spec.language, len(dossiers)
    one, many = (
        ("count_relation_one", "count_relations") if spec.view == "relations" else ("count_one", "count_many")
    )
    counted = said(language, one) if count == 1 else said(language, many, x=count)
    told = said(language, f"alt_{spec.view}", x=counted, y=span_words(dossiers, language))
    return in_panels(told, spec)


def fitted(told: str, spec: FigureSpec, title: str = "") -> str:
    """Return what is said of a figure behind its title, and as far as it stays short what its axis leaves out."""
    language = spec.language
    whole = said(language, "titled", x=title, y=told) if title else told
    if (over := len(whole) - LONGEST_ALT) > 0 and title:
        room = len(title) - over
        short = shorten(title, room, placeholder=" …") if room >= SHORTEST_TITLE else ""
        whole = said(language, "titled", x=short, y=told) if short else told
    for sentence in axis_sentences(spec):
        longer = whole + ("" if language.startswith("zh") else " ") + sentence
        whole = longer if len(longer) <= LONGEST_ALT else whole
    return whole


def in_panels(told: str, spec: FigureSpec) -> str:
    """Return what is said of a figure, and for what its panels stand."""
    by = spec.panels_by
    return said(spec.language, "alt_panels", x=told, y=said(spec.language, f"panel_{by}")) if by else told


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


def long_description(
    dossiers: Sequence[Dossier], spec: FigureSpec, withheld: Withheld, panels: Panels | None = None
) -> str:
    """Return all that a settled figure shows as a dated list, or one for each panel, for those who cannot see it."""

    def lines() -> Iterator[str]:
        yield withheld.out_of(spec.title or _told(dossiers, spec))
        if spec.deck:
            yield withheld.out_of(spec.deck)
        yield from axis_sentences(spec)
        for title, held in _parts(dossiers, spec, panels):
            yield ""
            if title:
                yield withheld.out_of(title)
            yield from (_line(dossier, spec, withheld) for dossier in held)
        if panels and panels.left_out:
            yield ""
            yield withheld.out_of(left_out_words([title_of(one, spec) for one in panels.left_out], spec))

    return "\n".join(lines()) + "\n"


def _parts(
    dossiers: Sequence[Dossier], spec: FigureSpec, panels: Panels | None
) -> Iterator[tuple[str, Sequence[Dossier]]]:
    """Yield the events of each panel under its title, those that stand in none without one."""
    if panels is None:
        yield "", dossiers
        return
    for panel in panels.shown:
        held = frozenset(panel.events)
        yield title_of(panel, spec), [one for one in dossiers if one.event.id in held]
    seen = panels.events
    if rest := [one for one in dossiers if one.event.id not in seen]:
        yield "", rest


def left_out_words(titles: Sequence[str], spec: FigureSpec) -> str:
    """Name all the panels that are not shown."""
    return phrase(spec.language, "panels_left_out", x=phrase(spec.language, "semicolon").join(titles))


def _line(dossier: Dossier, spec: FigureSpec, withheld: Withheld) -> str:
    event, language = dossier.event, spec.language
    told = words_of_when(event.when, language) if event.when else undated_words(dossier, language)
    title = withheld.out_of(printed_title(event, spec))
    line = f"{told}: {bracketed(title, standing_word(event.standing, language), language)}"
    sentence = first_sentence(withheld.out_of(event.description)) if spec.with_sentences else ""
    return f"{line}\n    {sentence}" if sentence else line


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
            tr(
                "The alternative text has {n} letters, more than {most}: shorten it, and "
                "leave the details to the long description.",
                n=len(text),
                most=TOO_LONG_ALT,
            )
        )
    if len(text) > LONGEST_ALT:
        return tr(
            "The alternative text has {n} letters; up to {most} are read out well.",
            n=len(text),
            most=LONGEST_ALT,
        )
    return ""
