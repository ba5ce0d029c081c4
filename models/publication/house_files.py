"""What a newsroom gives its figures from files of its own: a house style and a typeface."""

from collections.abc import Sequence
from pathlib import Path

from models.errors import CaseError
from models.figure.style import house_style, load_style
from models.publication.choices import FigureSpec
from models.publication.house import house_page, typeface_files
from models.publication.typefaces import lighter_first, take_in
from models.translation import tr


def with_house(spec: FigureSpec, path: Path) -> FigureSpec:
    """Return the spec with the house style of a file; it keeps name and content, and needs the file no more.

    A typeface that the house style names is taken in; where it names none, the figure has none of its own.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(
            tr("The house style {name} cannot be read: it must be a text file.", name=path.name)
        ) from error
    house_style(text, load_style("print"))
    choices, files = house_page(text).choices, typeface_files(text, path.parent)
    fonts = take_in(files) if files else ()
    return spec.changed(house=path.stem, house_style=text, typeface=fonts, **choices)


def with_typeface(spec: FigureSpec, files: Sequence[Path]) -> FigureSpec:
    """Return the spec with a typeface of one's own: one file, or Regular and Bold; CaseError where it cannot be one."""
    return spec.changed(typeface=lighter_first(take_in(files)))
