"""Writes figures and the document beneath them as one HTML page: no script, no request, readable without eyes.

The entries stand along a rail as a vertical timeline, which is all that a phone shows of it; above 700 px the figure
stands over them. An entry or a note that is led to shows as a card over the page, and goes when its reader goes back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.exchange.html_page import Body, page, style_sheet, told
from models.exchange.svg import svg_text_of_mark
from models.exchange.web_figure import WebFigure, figure_html, figures_of, labels_of, picture_rules
from models.exchange.web_font import font_faces
from models.exchange.written import Inline, Line, Piece, Ref, Section, Written
from models.figure.marks import Mark


@dataclass(frozen=True, slots=True)
class Card:
    """What the rail tells of an entry besides its words: its kind by mark and name, its sums, its sources by name."""

    kind: str = ""
    mark: Mark | None = None  # drawn around 0, 0, in px
    year: str = ""
    sums: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of the page itself."""

    entries: str = "The events in words"
    details: str = "What is known, and who says so"
    sources: str = "Sources"
    show: str = "Show on the figure"
    close: str = "Close"
    date: str = "Date"
    event: str = "Event"
    lead: str = ""  # how a story is read


NO_WORDS = PageWords()


def web_page_text(
    document: Written,
    figures: Sequence[WebFigure],
    entries: Mapping[str, int],
    cards: Sequence[Card] = (),
    words: PageWords = NO_WORDS,
) -> str:
    """Return the page; `entries` is the number of each event's entry, by its id, which is not written.

    `cards` are those of the entries, in their order. Figures are best made without numbered notes of their own.
    """
    shown = figures_of(figures, entries)
    lights = map(light_rule, sorted(set(entries.values())))
    rules = (page_fonts(document, figures, cards), style_sheet(), *picture_rules(figures), *lights)
    above = [
        line for number, one in enumerate(figures, start=1) for line in figure_html(one, number, entries)
    ]
    above.append(f'<h2 class="list" id="events">{told(words.entries)}</h2>')

    def body(written: Written) -> Body:
        return Rail(written, figures, shown, cards, words)

    return page(document, "\n".join(rules), "\n".join(above), body)


def light_rule(number: int) -> str:
    """Return the rule by which an entry lights up its marks."""
    return (
        f'body:has(:is(#entry-{number}, [id^="mark-{number}-"]):target) .m{number}, '
        f"body:has(#entry-{number} :focus) .m{number} {{ opacity: 1; }}"
    )


def page_fonts(document: Written, figures: Sequence[WebFigure], cards: Sequence[Card] = ()) -> str:
    """Return the rules that hold the letters of a page in both weights, and no other letters."""
    labels = tuple(labels_of(figures))
    heads = [
        inline.text
        for section in document.sections
        for inline in (*section.heading, *section.over)
        if not isinstance(inline, Ref)
    ]
    strong = [
        i.text for note in document.notes for i in note.inlines if isinstance(i, Piece) and i.look == "strong"
    ]
    on_cards = [text for card in cards for text in (card.kind, *card.sums, *card.sources)]
    bold = [document.title, document.notes_title, *heads, *strong, *on_cards]
    captions = [one.caption for one in figures]
    plain = (*document.pieces, *on_cards, *captions, *(label.text for label in labels if not label.is_bold))
    return font_faces(
        (*plain, "0123456789,↑×[]()–·;:+"),
        (*bold, *(label.text for label in labels if label.is_bold), "0123456789"),
    )


class Rail(Body):
    """Writes the entries along a rail: what is told first, and the statements with their notes on request."""

    look, list_look = "wide", "rail"

    def __init__(
        self,
        document: Written,
        figures: Sequence[WebFigure],
        shown: Mapping[int, Sequence[int]],
        cards: Sequence[Card],
        words: PageWords,
    ) -> None:
        """Take what stands on the page; `shown` are the figures on which each entry has a mark."""
        super().__init__(document)
        self._figures, self._shown, self._cards, self._words = figures, shown, cards, words
        self._year = ""

    def _section(self, number: int, section: Section) -> Iterator[str]:
        card = self._cards[number - 1] if number <= len(self._cards) else Card()
        yield f'<li id="row-{number}">'
        if card.year and card.year != self._year:
            yield f'<p class="year" aria-hidden="true"><span>{told(card.year)}</span></p>'
            self._year = card.year
        yield f'<article id="entry-{number}" aria-labelledby="title-{number}">'
        yield mark_html(card.mark)
        yield (
            f'<p class="date">{self._dated(replace(section, over=_bare(section.over)))}</p>'
            if section.over
            else ""
        )
        yield f'<h3 id="title-{number}">{self._inlines(_bare(section.heading))}</h3>'
        yield f"<p>{self._inlines(section.text)}</p>" if section.text else ""
        yield from card_html(card, self._words)
        yield from self._details(number, section)
        shows = self._shown.get(number, ())
        back = f"mark-{number}-{shows[0]}" if shows else f"row-{number}"
        yield f'<a class="close" href="#{back}">{told(self._words.close)}</a>'
        yield "</article>"
        yield "</li>"

    def _details(self, number: int, section: Section) -> Iterator[str]:
        links = " ".join(
            f'<a class="on-{self._figures[figure - 1].view}" href="#mark-{number}-{figure}">'
            f"{told(self._figures[figure - 1].name)}</a>"
            for figure in self._shown.get(number, ())
        )
        heads = ((self._words.date, section.over), (self._words.event, section.heading))
        cited = [Line(inlines, label) for label, inlines in heads if len(inlines) > len(_bare(inlines))]
        if cited or section.lines or links:
            yield f"<details><summary>{told(self._words.details)}</summary>"
            yield from self._statements(replace(section, lines=(*cited, *section.lines)))
            yield f'<p class="shows">{told(self._words.show)}: {links}</p>' if links else ""
            yield "</details>"


def _bare(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a date or a title without the notes on it, which stand among the statements; marks of the desk stay."""
    return (*inlines[:1], *(one for one in inlines[1:] if isinstance(one, Piece) and one.look == "flag"))


def card_html(card: Card, words: PageWords) -> Iterator[str]:
    """Yield the kind, the sums and the sources of an entry, each in a line."""
    if card.sums:
        yield f'<p class="sums">{" · ".join(map(told, card.sums))}</p>'
    kind = f'<span class="kind">{told(card.kind)}</span>' if card.kind else ""
    sources = "; ".join(map(told, card.sources))
    by = f'<span class="label">{told(words.sources)}:</span>{sources}' if sources else ""
    if kind or by:
        yield f'<p class="by">{kind}{by}</p>'


def mark_html(mark: Mark | None) -> str:
    """Return the mark of a kind as a small picture that says nothing by itself."""
    if mark is None:
        return ""
    return f'<svg class="mark" viewBox="-12 -12 24 24" aria-hidden="true">{svg_text_of_mark(mark)}</svg>'
