"""One figure that holds every mark, for the tests of both painters."""

import numpy as np

from models.figure.marks import Box, Disc, Figure, Group, Label, Path, Rect, Stroke

INK, PALE, RED, BLUE, GREEN = "#222222", "#dddddd", "#d55e00", "#0072b2", "#009e73"
LITERAL = ("$x_1^2$", "<b>bold & plain</b>", "AVATAR: To Wave, 2021–25")


def rings(*corners, **looks):
    """Closed rings from lists of corners."""
    parts = [np.array(ring, float) for ring in corners]
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
    return Path(np.concatenate(parts), tuple(int(start) for start in starts), is_closed=True, **looks)


def square(x, y, side):
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


def a_figure_of_all_marks():
    """Boxes, discs, rings with a hole and an island, dashes, clips, and labels of every anchor, bold and haloed."""
    waves = np.linspace(0, 6, 120)
    route = Path(
        np.column_stack([20 + waves * 30, 170 + 8 * np.sin(waves * 2)]), stroke=Stroke(BLUE, 1.2, (4, 2))
    )
    land = rings(
        square(220, 20, 80), square(235, 35, 50), square(250, 50, 20), fill=GREEN, stroke=Stroke(INK, 0.5)
    )
    lines = Path(
        np.array([(20, 140.3), (200, 140.3), (20, 145), (200, 145)], float), (0, 2), stroke=Stroke(INK, 0.25)
    )
    groups = (
        Group("axis", (lines, Label(110, 136, "2021", 8, INK, anchor="middle"))),
        Group(
            "events",
            (
                Box(Rect(20, 20, 60, 30), PALE, Stroke(INK, 1.0), corner=6, item="box"),
                Box(Rect(90, 20, 40, 30), None, Stroke(RED, 2.0, (3, 2))),
                Disc(160, 35, 14, BLUE, Stroke(INK, 1.5), item="disc"),
                Disc(195, 35, 9, RED),
            ),
        ),
        Group("land", (land, route), clip=Rect(30, 10, 262, 172)),
        Group(
            "labels",
            (
                Label(20, 75, LITERAL[0], 9, INK),
                Label(20, 90, LITERAL[1], 9, INK, is_bold=True),
                Label(200, 105, LITERAL[2], 10, RED, anchor="end"),
                Label(110, 122, "人民法院处置涉案虚拟货币", 9.3, INK, anchor="middle"),
                Label(260, 64, "Xuzhou 徐州", 9, INK, anchor="middle", halo="#ffffff"),
                Label(20, 197, "徐州 (bold)", 12, INK, is_bold=True),
            ),
        ),
    )
    return Figure(
        320, 210, groups, background="#ffffff", title="Sales & seizures", description="Every mark once."
    )


def labels_of(figure):
    """Every label of a figure, in the order it is painted."""
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def a_page_of(lines, size=9.0, width=500.0):
    """A figure of nothing but lines of words."""
    labels = tuple(Label(10, 20 + 14 * number, line, size, INK) for number, line in enumerate(lines))
    return Figure(width, 30 + 14 * len(labels), (Group("labels", labels),), background="#ffffff")
