"""The proof of a laid-out page: words too small, too pale or without letters, and anything that is cut."""

from collections.abc import Iterator

from models.figure.colours import contrast
from models.figure.marks import Figure, Label
from models.figure.measure import Measure
from models.figure.style import Style
from models.translation import tr

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11
THINNEST = 0.25  # points


def proof(figure: Figure, style: Style, measure: Measure) -> Iterator[str]:
    """Tell what a graphics desk must mend, one sentence each."""
    labels = [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    yield from _small(labels, style)
    yield from _pale(style)
    lost = measure.missing("".join(label.text for label in labels))
    if lost:
        yield tr(
            "No font has the letter {letters}: replace it, or it is missing in print.", letters=" ".join(lost)
        )
    for label in labels:
        end = label.x + measure.width(label.text, label.size, label.is_bold)
        if label.anchor == "start" and (label.x < -0.01 or end > figure.width + 0.01):
            yield tr("“{text}” reaches over the edge: make the figure wider.", text=label.text)


def _small(labels: list[Label], style: Style) -> Iterator[str]:
    """Words below the smallest size; raised source numbers are set smaller by custom."""
    unit = "points" if style.is_print else "px"
    sizes = {label.size: label.text for label in reversed(labels) if not _is_raised(label)}
    for size in sorted(sizes):
        if size < style.smallest - 1e-6:
            yield tr(
                "“{text}” is set in {size:g} {unit}, below the smallest of {smallest:g} {unit}.",
                text=sizes[size],
                size=size,
                unit=unit,
                smallest=style.smallest,
            )


def _is_raised(label: Label) -> bool:
    return bool(label.item) and not label.text.strip("0123456789,–")


def _pale(style: Style) -> Iterator[str]:
    words = (
        (tr("The words in ink"), style.ink, style.background),
        (tr("The words in soft"), style.soft, style.background),
        (tr("The words in note"), style.note, style.background),
        (tr("The words in place_ink, the names of places"), style.place_ink, style.land_shaded),
        (tr("The words in place_ink, the names of places"), style.place_ink, style.land_whole),
        (tr("The words in place_faint, the names of provinces"), style.place_faint, style.land),
        (tr("The words in place_faint, the names of provinces"), style.place_faint, style.land_whole),
        (tr("The words in place_faint, the names of provinces"), style.place_faint, style.land_shaded),
    )
    for name, colour, ground in words:
        if contrast(colour, ground) < TEXT_CONTRAST:
            yield _too_pale(f"{name} {colour}", colour, ground, TEXT_CONTRAST)
    for name in ("outline", "leader"):
        colour = getattr(style, name)
        if contrast(colour, style.background) < MARK_CONTRAST:
            yield _too_pale(
                tr("The {name} {colour}", name=name, colour=colour), colour, style.background, MARK_CONTRAST
            )
    for name in ("rule_width", "grid_width", "outline_width", "leader_width"):
        if getattr(style, name) < THINNEST:
            yield tr(
                "{name} is {width:g} points, below the thinnest of {thinnest:g}.",
                name=name,
                width=getattr(style, name),
                thinnest=THINNEST,
            )


def _too_pale(what: str, colour: str, ground: str, wanted: float) -> str:
    reached = contrast(colour, ground)
    return tr(
        "{what} has a contrast of {reached:.1f} to {ground}: at least {wanted:g} is wanted.",
        what=what,
        reached=reached,
        ground=ground,
        wanted=wanted,
    )
