"""The view as a dated list in columns."""

from functools import partial
from typing import Final

from models.figure.scene import UNCHANGED, Entry, StripScene
from models.figure.strip import layout_strip, strip_height, strip_keys
from models.publication.scenes import standing_word
from models.publication.views.shown import Body, Shown, flag_of
from models.publication.words import bracketed, undated_words
from models.values.when import words as words_of_when

NO_BREAK: Final = "\u00a0"


def strip_body(shown: Shown) -> Body:
    """Return the events as a dated list in columns."""
    scene, style, measure = _scene(shown), shown.style, shown.measure
    return Body(
        partial(layout_strip, scene, style=style, measure=measure),
        keys=lambda _width: strip_keys(scene, style),
        natural_height=lambda width: strip_height(scene, width, style, measure),
    )


def _scene(shown: Shown) -> StripScene:
    language, public, changes = shown.spec.language, shown.withheld.out_of, shown.changes
    entries = []
    for dossier in shown.dossiers:
        event = dossier.event
        flag = flag_of(dossier, language) if shown.spec.marks_state else ""
        standing = standing_word(event.standing, language)
        entries.append(
            Entry(
                event.id,
                words_of_when(event.when, language) if event.when else undated_words(dossier, language),
                bracketed(public(event.title), standing, language)
                + (f" [{flag.replace(' ', NO_BREAK)}]" if flag else ""),
                event.kind_id,
                shown.numbers.get(event.id, ()),
                changes.get(event.id, UNCHANGED),
                standing,
            )
        )
    return StripScene(tuple(entries), shown.names.looks, language)
