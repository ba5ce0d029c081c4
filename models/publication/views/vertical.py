"""The view from top to bottom: each event with its date, a sentence, its sums and its sources by name."""

import re
from functools import partial
from typing import Final

from models.figure.scene import UNCHANGED, Step, VerticalScene
from models.figure.vertical import layout_vertical, vertical_height, vertical_keys
from models.publication.chronology.noting import is_public
from models.publication.chronology.sources import name_words
from models.publication.chronology.telling import Telling
from models.publication.chronology.words import said
from models.publication.label_dates import without_date
from models.publication.scenes import standing_word
from models.publication.views.shown import Body, Shown, flag_of
from models.publication.words import bracketed, undated_words
from models.records.dossier import Dossier
from models.records.story import Field, Stance
from models.texts.first_sentence import first_sentence

NO_BREAK: Final = "\u00a0"
MOST: Final = 2
"""How many sums and how many sources of an event are named."""


def vertical_body(shown: Shown) -> Body:
    """Return the events one under the other along a rail."""
    scene, style, measure = vertical_scene(shown), shown.style, shown.measure
    return Body(
        partial(layout_vertical, scene, style=style, measure=measure),
        keys=lambda _width: vertical_keys(scene, style),
        natural_height=lambda width: vertical_height(scene, width, style, measure),
    )


def vertical_scene(shown: Shown) -> VerticalScene:
    """Return the events one under the other."""
    spec = shown.spec
    telling = Telling(spec.language, shown.withheld, shown.reader.zone)
    steps = tuple(_step(dossier, shown, telling) for dossier in shown.dossiers)
    return VerticalScene(steps, shown.names.looks, spec.language)


def _step(dossier: Dossier, shown: Shown, telling: Telling) -> Step:
    event, language, public = dossier.event, shown.spec.language, shown.withheld.out_of
    standing = standing_word(event.standing, language)
    flag = flag_of(dossier, language) if shown.spec.marks_state else ""
    return Step(
        event.id,
        _date(telling.date(event.when)) if event.when else undated_words(dossier, language),
        bracketed(public(without_date(event.title, event.when)), standing, language)
        + (f" [{flag.replace(' ', NO_BREAK)}]" if flag else ""),
        event.kind_id,
        event.when,
        sentence=first_sentence(public(event.description)) if shown.spec.with_sentences else "",
        sums=" · ".join(_first(_sums(dossier, telling), language)),
        sources="" if shown.numbers else "; ".join(_first(_sources(dossier, shown), language)),
        notes=shown.numbers.get(event.id, ()),
        label=shown.changes.get(event.id, UNCHANGED),
        standing=standing,
    )


def _date(words: str) -> str:
    """Return a date of which no line ends between the day and the month."""
    return re.sub(r"(\d\.?) (?=[^\W\d])", rf"\1{NO_BREAK}", words)


def _sums(dossier: Dossier, telling: Telling) -> tuple[str, ...]:
    """Return the sums of an event in words, none that tells another again or is part of it."""
    told = (
        telling.value(dossier, stated)
        for field in (Field.AMOUNT, Field.QUANTITY)
        for stated in dossier.of(field)
        if not stated.claim.restates and not stated.claim.part_of
    )
    return tuple(dict.fromkeys(one for one in told if one))


def _sources(dossier: Dossier, shown: Shown) -> tuple[str, ...]:
    """Return the names of the public sources that support what is told of an event."""
    names = (
        name_words(cited.source, shown.withheld)
        for stated in dossier.stated
        if stated.claim.field in SAID
        for cited in stated.cited
        if is_public(cited.source) and cited.citation.stance is Stance.SUPPORTS
    )
    return tuple(dict.fromkeys(name for name in names if name))


SAID: Final = (Field.WHAT, Field.WHEN, Field.AMOUNT, Field.QUANTITY)
"""What this view says of an event."""


def _first(texts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the first few of some words, and how many more there are."""
    more = len(texts) - MOST
    return (*texts[:MOST], said(language, "told_more", x=more)) if more > 1 else texts
