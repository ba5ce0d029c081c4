"""The view as a dated list in columns."""

from functools import partial
from typing import Final

from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED, Entry, StripScene
from models.figure.strip import layout_strip, strip_height, strip_keys
from models.publication.label_dates import without_date
from models.publication.scenes import standing_word
from models.publication.views.shown import Body, Shown, flag_of
from models.publication.words import bracketed, undated_words
from models.texts.first_sentence import first_sentence
from models.values.when import words as words_of_when

NO_BREAK: Final = "\u00a0"


def strip_body(shown: Shown) -> Body:
    """Return the events as a dated list in columns."""
    scene, style, measure = strip_scene(shown), shown.style, shown.measure
    return Body(
        partial(layout_strip, scene, style=style, measure=measure),
        keys=lambda _width: strip_keys(scene, style),
        natural_height=lambda width: strip_height(scene, width, style, measure),
    )


def strip_scene(shown: Shown) -> StripScene:
    """Return the events as dated lines."""
    language, public, changes = shown.spec.language, shown.withheld.out_of, shown.changes
    entries = []
    year = ""
    for dossier in shown.dossiers:
        event = dossier.event
        flag = flag_of(dossier, language) if shown.spec.marks_state else ""
        standing = standing_word(event.standing, language)
        begins = event.when.earliest if event.when and shown.spec.has_years else None
        head = f"{begins.year}" if begins and f"{begins.year}" != year else ""
        year = head or year
        entries.append(
            Entry(
                event.id,
                words_of_when(event.when, language) if event.when else undated_words(dossier, language),
                bracketed(public(without_date(event.title, event.when)), standing, language)
                + (f" [{flag.replace(' ', NO_BREAK)}]" if flag else ""),
                event.kind_id,
                shown.numbers.get(event.id, ()),
                changes.get(event.id, UNCHANGED),
                standing,
                phrase(language, "axis_year", year=head) if head else "",
                first_sentence(public(event.description)) if shown.spec.with_sentences else "",
            )
        )
    return StripScene(tuple(entries), shown.names.looks, language)
