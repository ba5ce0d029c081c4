"""What figures cost: laying out many labels, and writing a figure to its files."""

import tempfile
from pathlib import Path

from models.case import Case
from models.exchange.image import write_image
from models.figure.marks import Box, Figure, Label
from models.figure.marks import Path as Line
from models.figure.measure import FontMeasure
from models.figure.scene import Item, Lane, Look, TimelineScene
from models.figure.style import load_style
from models.figure.timeline import layout_timeline, natural_height
from models.importing.sample import write_sample
from models.publication.studio import FigureSpec, make_figure
from tests.benchmarks.made_case import FIRST, KINDS, LAST, some_events
from tests.benchmarks.result import Result, seconds

ENDINGS = (".png", ".svg", ".pdf")
WIDTH = 163 / 25.4 * 72
ROUNDS = 5


def export(_count: int) -> Result:
    """The sample's timeline to PNG, SVG and PDF, against matplotlib with as many texts and boxes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sample(folder / "sample.dateline")
        with Case.open(folder / "sample.dateline", read_only=True) as case:
            figure = make_figure(case, FigureSpec(view="timeline", preset="print-163mm"))
        for warm in ENDINGS:
            write_image(figure, folder / f"warm{warm}", dpi=300)
        each, is_same = {}, True
        for ending in ENDINGS:
            files = [folder / f"{number}{ending}" for number in range(ROUNDS)]
            each[ending] = min(seconds(lambda to=to: write_image(figure, to, dpi=300)) for to in files)
            is_same = is_same and len({file.read_bytes() for file in files}) == 1
        floor = sum(min(_drawn(figure, folder, ending) for _ in range(2)) for ending in ENDINGS)
    told: dict[str, object] = {name: round(value, 3) for name, value in each.items()}
    told |= {"same bytes": is_same, "floor": "matplotlib drawing as many texts and boxes to the same formats"}
    return Result(sum(each.values()), "s", floor, "≤ 2 × matplotlib", 2.0, is_ratio=True, detail=told)


def _drawn(figure: Figure, folder: Path, ending: str) -> float:
    """Seconds of matplotlib by itself for as many texts and patches as the figure has."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Page
    from matplotlib.patches import Rectangle

    marks = [mark for group in figure.groups for mark in group.marks]
    canvas = {".png": FigureCanvasAgg, ".svg": FigureCanvasSVG, ".pdf": FigureCanvasPdf}[ending]

    def draw() -> None:
        page = Page(figsize=(figure.width / 72, figure.height / 72), dpi=300)
        for number, mark in enumerate(marks):
            x, y = number % 37 / 37, number // 37 % 41 / 41
            if isinstance(mark, Label):
                page.text(x, y, mark.text.replace("$", "S"), fontsize=mark.size)
            elif isinstance(mark, Box | Line):
                page.add_artist(Rectangle((x, y), 0.02, 0.01, transform=page.transFigure))
        canvas(page).print_figure(folder / f"floor{ending}", dpi=300)

    return seconds(draw)


def layout(count: int) -> Result:
    """The labels of so many events in one publication figure."""
    looks = tuple(Look(kind, kind, "#0072B2", "disc") for kind in KINDS)
    lanes = tuple(Lane(kind, kind.capitalize()) for kind in KINDS)
    dated = [event for event in some_events(count + count // 40 + 1) if event.when][:count]
    items = tuple(Item(one.id, one.title, one.when, one.kind_id, one.kind_id) for one in dated)
    scene = TimelineScene(items, lanes, looks, (), (float(FIRST), float(LAST)))
    measure, style = FontMeasure(), load_style("print")
    drawn: list[Figure] = []

    def lay_out() -> None:
        drawn.append(
            layout_timeline(scene, WIDTH, natural_height(scene, WIDTH, style, measure), style, measure)
        )

    taken = min(seconds(lay_out) for _ in range(ROUNDS))
    boxes = [target.rect for target in drawn[-1].targets if target.part == "label"]
    over = sum(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    floor = seconds(lambda: [FontMeasure().width(item.title, 8.0) for item in items[:1]])
    told = {
        "events": count,
        "labels": len(boxes),
        "overlaps": over,
        "floor": "reading the font and measuring once",
    }
    return Result(taken, "s", floor, "≤ 0.5 s, no overlaps", 0.5 if not over else 0.0, detail=told)
