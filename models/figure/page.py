"""The publication page: title, deck, the figure itself, legend, numbered sources, remarks, source line and credit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.errors import CaseError
from models.figure.legend import Key, legend_marks
from models.figure.marks import Figure, Group, Label, Mark, Target, shifted_group
from models.figure.measure import Measure
from models.figure.notes import NOTE_LEADING, Line, draw_lines, set_notes, set_notes_within
from models.figure.phrases import phrase
from models.figure.proof import proof
from models.figure.scene import Heading, Note
from models.figure.style import Style
from models.figure.text import wrap, wrap_evenly
from models.texts.bidi import is_right_to_left
from models.translation import tr, tr_count
from models.values.when import When
from models.values.when.words import words

Body = Callable[[float, float], Figure]
BODY_SHARE = (
    0.6  # on a page of fixed height the figure gets at least this part of what title and source leave
)
AIR = 0.4  # gaps that a page of fixed height keeps free under its body
TALLEST = 0.62  # height of a body that does not say its own, in widths


@dataclass(frozen=True, slots=True)
class _Block:
    """Labels or marks set from 0 downwards, and how high they are."""

    name: str
    marks: tuple[Mark, ...]
    height: float


def layout_page(  # noqa: PLR0913 - what is said, what is drawn, and on what ground
    heading: Heading,
    notes: Sequence[Note],
    body: Body,
    width: float,
    height: float | None,
    style: Style,
    measure: Measure,
    *,
    legend: Callable[[float], Sequence[Key]] | None = None,
    natural_height: Callable[[float], float] | None = None,
    language: str = "en",
) -> Figure:
    """Return the whole page; without a height it grows, with one the body gets what the words leave.

    `legend` answers the entries for a body of that width. Raises CaseError if the page is too small for its words.
    """
    page = _Page(heading, width, style, measure, language)
    keys = tuple(legend(page.inner)) if legend else ()
    return (
        page.grown(notes, keys, body, natural_height)
        if height is None
        else page.fixed(notes, keys, body, height)
    )


class _Page:
    """The blocks of a page of one width."""

    def __init__(self, heading: Heading, width: float, style: Style, measure: Measure, language: str) -> None:
        self._heading, self._style, self._measure, self._language = heading, style, measure, language
        self._width = width
        self._is_one = False  # remarks stand in one paragraph with the source line
        self.inner = width - 2 * style.margin

    def grown(
        self, notes: Sequence[Note], keys: Sequence[Key], body: Body, natural: Callable[[float], float] | None
    ) -> Figure:
        """The page as high as it needs to be."""
        tall = natural(self.inner) if natural else TALLEST * self.inner
        figure = body(self.inner, tall)
        self._heading = replace(self._heading, remarks=(*self._heading.remarks, *figure.remarks))
        lines = set_notes(notes, self.inner, self._style, self._measure)
        return self._assembled(figure, keys, lines, None, 0)

    def fixed(self, notes: Sequence[Note], keys: Sequence[Key], body: Body, height: float) -> Figure:
        """The page at a given height: the notes are cut before the body becomes too low."""
        style = self._style
        self._is_one = True
        words = self._body_top() - style.margin + self._stacked(self._foot())
        legend = max((self._legend(keys, left).height for left in (0.0, 0.25 * self.inner)), default=0.0)
        spare = height - 2 * style.margin - words - (legend + style.gap if keys else 0.0) - AIR * style.gap
        if spare < 4 * style.label_size:
            raise CaseError(
                tr("The page is too low for its words: make it higher, or shorten title and deck.")
            )
        step = style.note_size * NOTE_LEADING
        room = int(((1 - BODY_SHARE) * spare - style.gap) / step) if notes else 0
        lines, left_out = set_notes_within(
            notes, self.inner, max(room, 1), style, self._measure, self._language
        )
        tall = spare - (len(lines) * step + style.gap if lines else 0.0)
        figure = self._filling(keys, body, tall, legend)
        if new := [one for one in figure.remarks if one not in self._heading.remarks]:
            lower = replace(self._heading, remarks=(*self._heading.remarks, *new))
            page = _Page(lower, self._width, style, self._measure, self._language)
            return replace(page.fixed(notes, keys, _silenced(body), height), remarks=figure.remarks)
        return self._assembled(figure, keys, lines, height, left_out)

    def _filling(self, keys: Sequence[Key], body: Body, tall: float, legend: float) -> Figure:
        """Return the body as high as its own legend lets it be: which entries it needs is known once it stands."""
        figure = body(self.inner, tall)
        kept = self._legend(self._needed(keys, figure), figure.plot.x).height
        while legend - kept > 1:
            higher = body(self.inner, tall + legend - kept)
            needed = self._legend(self._needed(keys, higher), higher.plot.x).height
            if needed <= kept + 0.1:
                return higher
            kept = needed
        return figure

    def _assembled(
        self, body: Figure, keys: Sequence[Key], notes: Sequence[Line], height: float | None, left_out: int
    ) -> Figure:
        style = self._style
        y = style.margin
        groups: list[Group] = []
        for block in self._head():
            groups.append(self._put(block, y))
            y += block.height + 0.6 * style.gap
        body_top = self._body_top()
        groups += [shifted_group(group, style.margin, body_top) for group in body.groups]
        y = body_top + body.height
        low = [self._legend(self._needed(keys, body), body.plot.x), self._notes(notes), *self._foot()]
        used = [block for block in low if block.height]
        if height is not None:  # the last lines stand at the foot of the page
            y = height - style.margin - sum(block.height + style.gap for block in used)
        for block in used:
            y += style.gap
            groups.append(self._put(block, y))
            y += block.height
        page = Figure(
            self._width,
            height if height is not None else y + style.margin,
            tuple(groups),
            background=style.background,
            targets=tuple(self._moved(target, body_top) for target in body.targets),
            unlabelled=body.unlabelled,
            not_shown=body.not_shown,
            counted=body.counted,
            warnings=body.warnings,
            remarks=body.remarks,
            plot=body.plot.moved(style.margin, body_top),
        )
        return replace(page, warnings=(*page.warnings, *self._warnings(page, left_out)))

    def _body_top(self) -> float:
        """Return where the body begins, under title and deck."""
        gap = self._style.gap
        return self._style.margin + sum(block.height + 0.6 * gap for block in self._head()) + 1.4 * gap

    def _moved(self, target: Target, dy: float) -> Target:
        return replace(target, rect=target.rect.moved(self._style.margin, dy))

    def _put(self, block: _Block, y: float) -> Group:
        return shifted_group(Group(block.name, block.marks), self._style.margin, y)

    def _stacked(self, blocks: Sequence[_Block]) -> float:
        return sum(block.height + self._style.gap for block in blocks)

    def _head(self) -> list[_Block]:
        style, heading = self._style, self._heading
        blocks = (
            self._text("title", heading.title, style.title_size, style.ink, True),
            self._text("deck", heading.deck, style.deck_size, style.soft),
        )
        return [block for block in blocks if block.height]

    def _foot(self) -> list[_Block]:
        style = self._style
        told = () if self._is_one else self._heading.remarks
        remarks = [self._text("remarks", text, style.note_size, style.note) for text in told]
        return [block for block in (*remarks, self._source()) if block.height]

    def _text(self, name: str, text: str, size: float, colour: str, is_bold: bool = False) -> _Block:
        set_lines = wrap_evenly if name in ("title", "deck") else wrap
        lines = set_lines(text, self.inner, size, self._measure, is_bold)
        labels = self._lines(lines, 0.0, size, colour, is_bold)
        if lines and is_right_to_left(lines[0]):
            labels = tuple(replace(one, x=self.inner - self._width_of(one)) for one in labels)
        return _Block(name, labels, len(lines) * size * self._style.leading)

    def _width_of(self, label: Label) -> float:
        return self._measure.width(label.text, label.size, label.is_bold)

    def _lines(
        self, lines: Sequence[str], top: float, size: float, colour: str, is_bold: bool = False
    ) -> tuple[Label, ...]:
        step = size * self._style.leading
        return tuple(
            Label(0.0, top + number * step + 0.5 * step + 0.34 * size, line, size, colour, is_bold)
            for number, line in enumerate(lines)
        )

    def _needed(self, keys: Sequence[Key], body: Figure) -> Sequence[Key]:
        """The entries for what stands on the figure: what found no room, or is only counted, needs none."""
        gone = {*body.not_shown, *body.counted}
        return [left for key in keys if (left := key.without(gone, self._language))] if gone else keys

    def _legend(self, keys: Sequence[Key], left: float) -> _Block:
        return _Block("legend", *legend_marks(keys, left, self.inner, 0.0, self._style, self._measure))

    def _notes(self, lines: Sequence[Line]) -> _Block:
        tall = len(lines) * self._style.note_size * NOTE_LEADING
        return _Block("notes", draw_lines(lines, 0.0, 0.0, self._style), tall)

    def _source(self) -> _Block:
        """Source line and date of the data at the left, credit at the right, or under it where there is no room."""
        size, ink = self._style.source_size, self._style.ink
        between = "" if self._language.startswith("zh") else " "
        told = self._heading.remarks if self._is_one else ()
        said = between.join(part for part in (self._heading.source_line, self._as_of(), *told) if part)
        credit = wrap(self._heading.credit, self.inner, size, self._measure)
        beside = max((self._measure.width(line, size) for line in credit), default=0.0)
        room = self.inner - beside - 2 * size if credit else self.inner
        is_beside = room > 0.55 * self.inner
        left = wrap(said, room if is_beside else self.inner, size, self._measure)
        whole = wrap(said, self.inner, size, self._measure)
        ends = self._measure.width(whole[-1], size) if whole else 0.0
        is_behind = len(credit) == 1 and ends <= room + size  # the credit finds room behind the last line
        if is_beside and len(whole) + (0 if is_behind else len(credit)) < len(left):
            left, is_beside = whole, is_behind
        step = size * self._style.leading
        top = max(len(left) - len(credit), 0) * step if is_beside else len(left) * step
        right = [
            replace(label, x=self.inner - self._measure.width(label.text, size) if is_beside else 0.0)
            for label in self._lines(credit, top, size, ink)
        ]
        rows = max(len(left), len(credit)) if is_beside else len(left) + len(credit)
        return _Block("source", (*self._lines(left, 0.0, size, ink), *right), rows * step)

    def _as_of(self) -> str:
        if not self._heading.as_of:
            return ""
        try:
            date = words(When.from_edtf(self._heading.as_of), self._language)
        except CaseError:
            date = self._heading.as_of
        return phrase(self._language, "as_of", date=date)

    def _warnings(self, page: Figure, left_out: int) -> tuple[str, ...]:
        found = list(proof(page, self._style, self._measure))
        if page.unlabelled:
            found.append(
                tr_count(
                    len(page.unlabelled),
                    "{n} event without words: make the figure higher or show fewer events.",
                    "{n} events without words: make the figure higher or show fewer events.",
                )
            )
        if page.not_shown:
            found.append(
                tr_count(
                    len(page.not_shown),
                    "{n} event not shown at all: without a date or place that is needed, or for want of room.",
                    "{n} events not shown at all: without a date or place that is needed, or for want of room.",
                )
            )
        if not self._heading.source_line:
            found.append(tr("There is no source line: say in the heading where the facts come from."))
        if left_out:
            found.append(
                tr(
                    "{n} numbered sources found no room: make the page higher or shorten the notes.",
                    n=left_out,
                )
            )
        return tuple(found)


def _silenced(body: Body) -> Body:
    """Return a body whose remarks stand on the page already."""
    return lambda width, height: replace(body(width, height), remarks=())
