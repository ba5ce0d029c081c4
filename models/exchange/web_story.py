"""Writes a story that is scrolled: event by event in words, while a map and a ribbon of time beside them follow.

A small script follows the reader; without it the pictures stand above the words, and nothing is missing.
"""

from collections.abc import Iterator, Mapping, Sequence

from models.errors import CaseError
from models.exchange.html_page import style_sheet, told, whole_page
from models.exchange.web_figure import WebFigure, figure_html, figures_of, picture_rules
from models.exchange.web_page import Card, PageWords, Rail, light_rule, page_fonts
from models.exchange.written import Written
from models.machine.paths import resource
from models.translation import tr


def story_text(
    document: Written,
    figures: Sequence[WebFigure],
    entries: Mapping[str, int],
    cards: Sequence[Card],
    words: PageWords,
) -> str:
    """Return the page; what its arguments mean, `web_page_text` tells."""
    body = _Story(document, figures, figures_of(figures, entries), cards, words)
    lights = map(light_rule, sorted(set(entries.values())))
    style = "\n".join((page_fonts(document, figures, cards), style_sheet(), *picture_rules(figures), *lights))
    stage = [
        line for number, one in enumerate(figures, start=1) for line in figure_html(one, number, entries)
    ]
    above = "\n".join((f'<p class="lead">{told(words.lead)}</p>' if words.lead else "", *stage))
    return whole_page(document.title, document.language, style, body.lines(above), _script())


def _script() -> str:
    """Return the script, without its comment."""
    try:
        text = resource("styles", "story.js").read_text(encoding="utf-8")
    except OSError as error:
        raise CaseError(tr("The script of stories is missing: install Dateline again.")) from error
    return text[text.index("*/") + 2 :].strip()


class _Story(Rail):
    """Writes the pictures and the entries so that the ones can stand still while the others are scrolled."""

    look = "wide told"

    def _entries(self, above: str) -> Iterator[str]:
        lead, _, stage = above.partition("\n")
        yield lead
        yield f'<h2 class="list" id="events">{told(self._words.entries)}</h2>'
        yield '<div class="scrolled">'
        yield f'<div class="stage">{stage}</div>'
        yield from super()._entries("")
        yield "</div>"
