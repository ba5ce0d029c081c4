"""Draws the few pictures that Qt's stylesheets need as files: the arrow of a choice and the tick of a box.

Run with the development tools installed: `.venv/bin/python packaging/build_icons.py`.
"""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "resources" / "icons"
FINE = 8  # times the size, before it is made small and smooth
SIDE = 12  # pixels
LINES = {
    "down": [(2.5, 4.5), (6, 8), (9.5, 4.5)],
    "tick": [(2, 6.3), (5, 9.2), (10, 3)],
}
COLOURS = {"light": "#1a1a1a", "dark": "#e9e7e2", "on-light": "#ffffff", "on-dark": "#0f1214"}


def main() -> None:
    """Write each drawing in each colour, once and twice as large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, points in LINES.items():
        for theme, colour in COLOURS.items():
            for scale, ending in ((1, ""), (2, "@2x")):
                drawn(points, colour, SIDE * scale).save(
                    FOLDER / f"{name}-{theme}{ending}.png", optimize=True
                )


def drawn(points: list[tuple[float, float]], colour: str, side: int) -> Image.Image:
    """Return the line as a picture of `side` pixels on nothing."""
    fine = side * FINE // SIDE
    picture = Image.new("RGBA", (side * FINE, side * FINE), (0, 0, 0, 0))
    line = [(x * fine * 1.0, y * fine * 1.0) for x, y in points]
    ImageDraw.Draw(picture).line(line, fill=colour, width=round(1.5 * fine), joint="curve")
    return picture.resize((side, side), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
