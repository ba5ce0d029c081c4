"""Makes the shipped font known to Qt."""

from PySide6.QtGui import QFontDatabase

from models.errors import CaseError
from models.machine.paths import resource

FILES = ("DatelineSans-Regular.ttf", "DatelineSans-Bold.ttf")


def register_fonts() -> None:
    """Register both weights of the shipped font with the application; CaseError if a file is damaged."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise CaseError(f"The font {name} is missing or damaged: install Dateline again.")
