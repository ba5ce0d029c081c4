"""Makes the shipped fonts known to Qt: our own at the start, the packs of other scripts when words need them."""

from PySide6.QtGui import QFontDatabase

from models.errors import CaseError
from models.figure.packs import OWN_FILES, Pack, font_path, packs_of
from models.translation import tr


def register_fonts() -> None:
    """Register both weights of the shipped font with the application; CaseError if a file is damaged."""
    for name in OWN_FILES:
        _register(name)


def register_packs(text: str) -> bool:
    """Register the packs that a text needs; return whether one was not yet known."""
    known = frozenset(QFontDatabase.families())
    wanted = [pack for pack in packs_of(text) if pack.family not in known]
    for pack in wanted:
        _register_all(pack)
    return bool(wanted)


def _register_all(pack: Pack) -> None:
    for name in pack.files:
        _register(name)


def _register(name: str) -> None:
    if QFontDatabase.addApplicationFont(str(font_path(name))) < 0:
        raise CaseError(tr("The font {name} is missing or damaged: install Dateline again.", name=name))
