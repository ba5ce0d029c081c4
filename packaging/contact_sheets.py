"""Draws every view of the sample and of made cases at every preset, and lays the pictures out on contact sheets.

    .venv/bin/python packaging/contact_sheets.py [OUT] [--story NAME …] [--view NAME …] [--preset NAME …]
                                                  [--multiples BY]

OUT (build/sheets) gets a sheet for each case and view, the pictures themselves, and what the program said of each.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageDraw  # noqa: E402 - the path comes first

from models.case import Case  # noqa: E402 - the path comes first
from models.errors import CaseError  # noqa: E402 - the path comes first
from models.importing.sample import write_sample  # noqa: E402 - the path comes first
from models.publication.choices import IN_PANELS, MULTIPLES, PRESETS, VIEWS, FigureSpec  # noqa: E402 - the path comes first
from models.publication.studio import export_figure  # noqa: E402 - the path comes first
from tests.stories import STORIES  # noqa: E402 - the path comes first

ACROSS, WIDE, GAP, HEAD = 5, 560, 24, 30  # of a sheet, in dots
TALLEST = 900


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "sheets")
    parser.add_argument("--story", action="append", choices=("sample", *STORIES))
    parser.add_argument("--view", action="append", choices=VIEWS)
    parser.add_argument("--preset", action="append", choices=tuple(PRESETS))
    parser.add_argument(
        "--multiples", choices=MULTIPLES, default="", help="in panels, of the views that have some"
    )
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in chosen.story or ("sample", *STORIES):
        with tempfile.TemporaryDirectory() as folder, _case(name, Path(folder)) as case:
            for view in chosen.view or (IN_PANELS if chosen.multiples else VIEWS):
                spec = FigureSpec(view=view).in_panels(chosen.multiples)
                pictures = tuple(_pictures(case, name, spec, chosen.preset or tuple(PRESETS), chosen.out))
                if pictures:
                    _sheet(pictures).save(chosen.out / f"{_stem(name, spec)}.png")


def _stem(name: str, spec: FigureSpec) -> str:
    return "-".join(filter(None, (name, spec.view, spec.panels_by)))


def _case(name: str, folder: Path) -> Case:
    if name != "sample":
        return STORIES[name](folder / f"{name}.dateline")
    write_sample(folder / "sample.dateline")
    return Case.open(folder / "sample.dateline")


def _pictures(
    case: Case, name: str, spec: FigureSpec, presets: Sequence[str], out: Path
) -> Iterator[tuple[str, Path]]:
    """Yield the title and the file of each picture; a view that a case cannot have is named and passed over."""
    for preset in presets:
        path = out / f"{_stem(name, spec)}-{preset}.png"
        try:
            figure = export_figure(case, spec.changed(preset=preset), path, force=True)
        except CaseError as error:
            print(f"{path.stem}: {error}")
            continue
        said = (*figure.warnings, *([f"{len(figure.not_shown)} not shown"] if figure.not_shown else ()))
        print(
            f"{path.stem}: {figure.width:.0f} × {figure.height:.0f} pt; {'; '.join(said) or 'nothing to say'}"
        )
        yield preset, path


def _sheet(pictures: Sequence[tuple[str, Path]]) -> Image.Image:
    """Return the pictures in rows, each with its title over it."""
    small = []
    for title, path in pictures:
        with Image.open(path) as image:
            part = min(WIDE / image.width, TALLEST / image.height)
            size = (max(1, round(image.width * part)), max(1, round(image.height * part)))
            small.append((title, image.convert("RGB").resize(size, Image.Resampling.LANCZOS)))
    rows = [small[at : at + ACROSS] for at in range(0, len(small), ACROSS)]
    heights = [max(image.height for _, image in row) + HEAD + GAP for row in rows]
    sheet = Image.new("RGB", (min(ACROSS, len(small)) * (WIDE + GAP) + GAP, sum(heights) + GAP), "#d8d8d8")
    pen, y = ImageDraw.Draw(sheet), GAP
    for row, height in zip(rows, heights, strict=True):
        for at, (title, image) in enumerate(row):
            x = GAP + at * (WIDE + GAP)
            pen.text((x, y), title, fill="#202020", font_size=18)
            sheet.paste(image, (x, y + HEAD))
        y += height
    return sheet


if __name__ == "__main__":
    main()
