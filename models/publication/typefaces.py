"""The typefaces of one's own that this computer has: taken in from files, and known by the sums of these.

A case names a typeface by its files and their sums; it does not hold it. So a figure is set in it wherever it was taken
in once, and says so where it was not.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from models.errors import CaseError
from models.figure.typeface import Typeface
from models.machine.paths import user_folder
from models.machine.safe_write import write_data
from models.translation import tr

FOLDER = "typefaces"


def take_in(files: Sequence[Path]) -> tuple[str, ...]:
    """Take fonts in for figures on this computer, Regular and Bold or a variable one; return how figures name them.

    CaseError in a sentence for what is no font, is broken or may not be embedded.
    """
    if not 1 <= len(files) <= 2:
        raise CaseError(tr("A typeface is one file, or two: Regular and Bold."))
    from models.figure.font_making import make_fonts  # noqa: PLC0415 - other figures need no fontTools

    found = []
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CaseError(
                tr("The font {path} cannot be read: choose a .ttf or .otf that is there.", path=path)
            ) from error
        name = f"{path.name}={sha256(data).hexdigest()}"
        found.append((name, None if _path(name).is_file() else make_fonts(data, path.name)))
    for name, made in found:
        if made is None:  # taken in before
            continue
        if made.bold is not None:
            _keep(_path(name, is_bold=True), made.bold)
        _keep(_path(name), made.regular)
    return tuple(name for name, _ in found)


def lighter_first(names: Sequence[str]) -> tuple[str, ...]:
    """Return fonts that were taken in by their weights: choosers of files put Bold before Regular."""
    from models.figure.font_making import read_font  # noqa: PLC0415 - see above

    return tuple(sorted(names, key=lambda name: read_font(_path(name).read_bytes()).weight))


def typeface_named(names: Sequence[str]) -> Typeface | None:
    """Return the typeface that a figure names; None where this computer does not have it."""
    if not names or not all(map(_is_sound, names)) or not all(_path(name).is_file() for name in names[:2]):
        return None
    from models.figure.font_making import read_font  # noqa: PLC0415 - see above

    regular = _path(names[0])
    drawn = _path(names[0], is_bold=True)
    bold = _path(names[1]) if len(names) > 1 else drawn if drawn.is_file() else regular
    try:
        told = [read_font(path.read_bytes()) for path in (regular, bold)]
    except Exception:  # somebody changed what is kept here: it is as good as not there
        return None
    return Typeface(told[0].family, str(regular), str(bold), all(one.is_carried for one in told))


def file_names(names: Sequence[str]) -> str:
    """Say which files a typeface was taken in from."""
    return " and ".join(name.rpartition("=")[0] or name for name in names)


def typeface_warnings(names: Sequence[str], found: Typeface | None) -> tuple[str, ...]:
    """Say what a figure does otherwise than its typeface wants."""
    if not names:
        return ()
    if found is None:
        return (
            tr(
                "The typeface {names} is not on this computer, and the figure is set in Dateline Sans: "
                "choose the typeface here once.",
                names=file_names(names),
            ),
        )
    told = []
    if found.bold == found.regular:
        told.append(tr("{name} has no Bold here: dates and titles are set in its Regular.", name=found.name))
    if not found.is_carried:
        told.append(
            tr(
                "{name} may be printed and viewed only: an SVG names it and does not hold it.",
                name=found.name,
            )
        )
    return tuple(told)


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(
            tr("{folder} cannot be made: typefaces are kept there.", folder=path.parent)
        ) from error
    write_data(path, data, force=True)


def _is_sound(name: str) -> bool:
    """Tell whether a name ends in a sum: what a case says of a typeface leads to no other file."""
    sum = name.rpartition("=")[2]
    return len(sum) == 64 and set(sum) <= set("0123456789abcdef")


def _path(name: str, *, is_bold: bool = False) -> Path:
    sum = name.rpartition("=")[2]
    return user_folder() / FOLDER / f"{sum}{'-bold' if is_bold else ''}.ttf"
