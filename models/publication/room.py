"""Whether a figure has the room that its place gives it, and what helps where it has not."""

from collections.abc import Callable, Iterator
from typing import Final

from models.figure.map_plan import TOO_LOW
from models.figure.marks import Figure, Label
from models.figure.style import Style
from models.publication.choices import MOST_NOTES, PRESETS, FigureSpec, Preset
from models.translation import tr, tr_later
from models.values.listing import one_of

FEWEST: Final = 4
"""No figure is told to show fewer events than these."""


_TOO_HIGH: Final = tr_later("The figure is {height} high, and {most} is the most that a page holds: {ways}.")
_TOO_LONG: Final = tr_later(
    "The figure is {height} high, and {most} is the most that readers scroll through: {ways}."
)
_TOO_MANY: Final = tr_later(
    "{n} numbered sources are left out, as more than {most} fill a page: "
    "choose them under the figure or in a text beside it to print them."
)
_NO_ROOM: Final = tr_later(
    "{n} numbered sources are left out, as the figure needs their room: "
    "choose them under the figure or in a text beside it to print them."
)


def lost(figure: Figure) -> tuple[int, int, int, bool]:
    """Tell how much of a figure found no room: what its page has to say of that, events and words, events, a map."""
    silent = len(figure.not_shown) + len(figure.unlabelled)
    return len(figure.remarks), silent, len(figure.not_shown), is_map_low(figure)


def is_map_low(figure: Figure) -> bool:
    """Tell whether words leave the map of a figure too little room."""
    return tr(TOO_LOW) in figure.warnings


def room_warnings(
    figure: Figure, spec: FigureSpec, natural_height: Callable[[float], float], style: Style
) -> Iterator[str]:
    """Tell that a figure is higher than its place, or that a fixed height is too low for it, and what to do."""
    size = spec.format
    if size.height is None and figure.height > size.most + 1:
        ways = [
            _fewer(figure, size.most / figure.height),
            *_without(figure, spec, size),
            *_wider(figure, spec, natural_height, style),
        ]
        yield tr(
            _TOO_HIGH if size.is_print else _TOO_LONG,
            height=size.told(figure.height),
            most=size.told(size.most),
            ways=one_of(ways),
        )
    lost = len(figure.unlabelled) + len(figure.not_shown)
    total = len({id for target in figure.targets for id in target.items} | set(figure.not_shown))
    if size.height is not None and lost > total / 4:
        ways = [_fewer(figure, 1 - lost / total), *_without(figure, spec, size), tr("choose a higher format")]
        yield tr("{n} events are too many for this size: {ways}.", n=total, ways=one_of(ways))


def _fewer(figure: Figure, share: float) -> str:
    total = len({id for target in figure.targets for id in target.items} | set(figure.not_shown))
    return tr("show about {n} events", n=max(int(share * total), FEWEST))


def _without(figure: Figure, spec: FigureSpec, size: Preset) -> Iterator[str]:
    """Leave out what is no event, with the height that this gives back."""
    ways = (
        ("notes", tr_later("leave the notes out ({height})")),
        ("legend", tr_later("leave the legend out ({height})")),
    )
    for name, words in ways:
        if (tall := _tall(figure, name)) > 0.04 * figure.height:
            yield tr(words, height=size.told(tall))
    if spec.with_sentences and spec.view in ("strip", "vertical"):
        yield tr("leave the sentences out")


def _tall(figure: Figure, name: str) -> float:
    """How high a block of words is."""
    ys = [
        mark.y
        for group in figure.groups
        if group.name == name
        for mark in group.marks
        if isinstance(mark, Label)
    ]
    return max(ys) - min(ys) if ys else 0.0


def _wider(
    figure: Figure, spec: FigureSpec, natural_height: Callable[[float], float], style: Style
) -> Iterator[str]:
    """Take the next wider format of the same medium, with the height that the figure has there."""
    size, margins = spec.format, 2 * style.margin
    wider = sorted(
        {one.width for one in PRESETS.values() if one.is_print == size.is_print and one.height is None}
    )
    for width in wider:
        if width > size.width + 1:
            saved = natural_height(size.width - margins) - natural_height(width - margins)
            if saved > 0.05 * figure.height:
                yield tr(
                    "make it {width} wide (about {height} high)",
                    width=size.told(width),
                    height=size.told(figure.height - saved),
                )
                return


def notes_left_out(asked: FigureSpec, settled: FigureSpec, sources: int) -> Iterator[str]:
    """Say that numbered sources, or sentences, were left out because nobody said that they should stand there."""
    if asked.with_sentences and not settled.with_sentences:
        yield tr(
            "The sentences on events are left out, as the figure needs their room: choose them to print them."
        )
    if asked.notes == "auto" and settled.notes == "out":
        yield tr(_TOO_MANY if sources > MOST_NOTES else _NO_ROOM, n=sources, most=MOST_NOTES)
