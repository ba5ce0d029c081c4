"""The current event over a map: its places are named, even where others left them no room."""

from collections.abc import Sequence

from models.figure.chosen import laid_over, word_box
from models.figure.map_labels import Placed
from models.figure.marks import Figure, Mark, Target
from models.figure.measure import Measure
from models.figure.scene import MapScene
from models.figure.style import Style
from models.figure.symbols import Symbol
from models.values.listing import in_a_row


def with_current(
    figure: Figure,
    scene: MapScene,
    symbols: Sequence[Symbol],
    placed: Sequence[Placed | None],
    style: Style,
    measure: Measure,
) -> Figure:
    """Return a map on which the places of the current event have their names, laid over the others if need be."""
    marks: list[Mark] = []
    targets: list[Target] = []
    named = {label.name.key for label in placed if label}
    for symbol in symbols:
        spots = [spot for spot in symbol.spots if scene.current and scene.current in spot.events]
        if not spots or f"place:{spots[0].id}" in named:
            continue
        named.add(f"place:{spots[0].id}")
        text = in_a_row(dict.fromkeys(spot.name for spot in spots))
        made, rect = word_box(text, symbol.rect, figure.plot, style, measure, scene.current)
        marks += made
        targets.append(Target((scene.current,), rect, "label", f"place:{spots[0].id}"))
    return laid_over(figure, marks, targets)
