"""Draws the mark of the program: a place stands on a line of time, as a dateline puts place and date before a story.

It is drawn once here, in the sizes and forms that windows, desktops and installers want. Run with the development tools
installed: `.venv/bin/python packaging/build_app_icon.py`; what it writes is committed.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
WINDOW = HERE.parent / "resources" / "icons"
DESKTOP = HERE / "desktop"
GROUND, PAPER, PLACE = "#0b5a96", "#ffffff", "#f4a93c"
SIDE = 64  # the square in which all is told
FINE = 8  # times the size, before it is made small and smooth
WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)
DESKTOP_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24  # pixels: up to here lines are thicker, and nothing fades
FADES = 64  # steps in which the line goes on into the unknown


@dataclass(frozen=True, slots=True)
class Mark:
    """Where everything stands in the square."""

    corner: float = 14
    line: tuple[float, float, float] = (15, 57, 49)  # from, to, height
    width: float = 4.5
    fades: float = 46  # from here on
    day: tuple[float, float] = (15, 6.5)  # where on the line, radius
    place: tuple[float, float, float] = (37, 24.5, 13)  # where, height of the head, its radius
    hole: float = 5


LARGE_MARK = Mark()
SMALL_MARK = Mark(10, (13, 57, 50), 6.5, 57, (14, 8), (40, 24, 15.5), 6)


def touch(mark: Mark) -> tuple[float, float]:
    """Return how far from the middle, and how low, the sides of the pin leave its round head."""
    _, head, radius = mark.place
    tip = mark.line[2] - head
    angle = math.acos(radius / tip)
    return radius * math.sin(angle), head + radius * math.cos(angle)


def drawn(side: int) -> Image.Image:
    """Return the mark as a picture of `side` pixels."""
    mark = SMALL_MARK if side <= SMALL else LARGE_MARK
    scale = side * FINE / SIDE
    picture = Image.new("RGBA", (side * FINE, side * FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)

    def box(left: float, top: float, right: float, bottom: float) -> list[float]:
        return [left * scale, top * scale, max(right * scale - 1, left * scale), bottom * scale - 1]

    def circle(x: float, y: float, radius: float, colour: str) -> None:
        pen.ellipse(box(x - radius, y - radius, x + radius, y + radius), fill=colour)

    pen.rounded_rectangle(box(1, 1, SIDE - 1, SIDE - 1), radius=mark.corner * scale, fill=GROUND)
    start, end, height = mark.line
    half = mark.width / 2
    solid = min(mark.fades, end)
    pen.rounded_rectangle(box(start, height - half, solid, height + half), radius=half * scale, fill=PAPER)
    for left, right, colour in fading(mark):
        pen.rectangle(box(left, height - half, right, height + half), fill=colour)
    circle(mark.day[0], height, mark.day[1], PAPER)
    x, head, radius = mark.place
    across, low = touch(mark)
    sides = [(x - across, low), (x + across, low), (x, height + half)]
    pen.polygon([(at * scale, down * scale) for at, down in sides], fill=PLACE)
    circle(x, head, radius, PLACE)
    circle(x, head, mark.hole, GROUND)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def fading(mark: Mark) -> list[tuple[float, float, str]]:
    """Return the pieces in which the line fades into the ground."""
    _, end, _ = mark.line
    if mark.fades >= end:
        return []
    step = (end - mark.fades + mark.width / 2) / FADES
    start = mark.fades - mark.width / 2
    return [
        (start + step * number, start + step * (number + 1), mixed(1 - (number + 1) / (FADES + 1)))
        for number in range(FADES)
    ]


def mixed(share: float) -> str:
    """Return paper that covers the ground by so much."""
    pairs = zip(_rgb(PAPER), _rgb(GROUND), strict=True)
    return "#" + "".join(f"{round(top * share + below * (1 - share)):02x}" for top, below in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def svg() -> str:
    """Return the mark as an SVG."""
    mark = LARGE_MARK
    start, end, height = mark.line
    x, head, radius = mark.place
    across, low = touch(mark)
    half = mark.width / 2
    pin = (
        f"M{x - across:.2f} {low:.2f}A{radius} {radius} 0 1 1 {x + across:.2f} {low:.2f}L{x} {height + half}Z"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">\n'
        f'<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="{mark.fades - half}" x2="{end}" y1="0" y2="0">'
        f'<stop stop-color="{PAPER}"/><stop offset="1" stop-color="{PAPER}" stop-opacity="0"/></linearGradient>\n'
        f'<rect x="1" y="1" width="{SIDE - 2}" height="{SIDE - 2}" rx="{mark.corner}" fill="{GROUND}"/>\n'
        f'<path d="M{start + half} {height}H{end}" stroke="url(#fade)" stroke-width="{mark.width}" '
        f'stroke-linecap="round" fill="none"/>\n'
        f'<circle cx="{mark.day[0]}" cy="{height}" r="{mark.day[1]}" fill="{PAPER}"/>\n'
        f'<path d="{pin}" fill="{PLACE}"/><circle cx="{x}" cy="{head}" r="{mark.hole}" fill="{GROUND}"/>\n</svg>\n'
    )


def main() -> None:
    """Write every form."""
    for side in WINDOW_SIZES:
        drawn(side).save(WINDOW / f"dateline-{side}.png", optimize=True)
    for side in DESKTOP_SIZES:
        folder = DESKTOP / "icons"
        folder.mkdir(parents=True, exist_ok=True)
        drawn(side).save(folder / f"dateline-{side}.png", optimize=True)
    (DESKTOP / "icons" / "dateline.svg").write_text(svg(), encoding="utf-8")
    pictures = {side: drawn(side) for side in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
    icons = DESKTOP / "icons"
    small = [pictures[side] for side in (16, 24, 32, 48, 64, 128)]
    sizes = [one.size for one in (*small, pictures[256])]
    pictures[256].save(icons / "dateline.ico", append_images=small, sizes=sizes)
    others = [pictures[side] for side in (16, 32, 64, 128, 256, 512)]
    pictures[1024].save(icons / "dateline.icns", append_images=others)


if __name__ == "__main__":
    main()
