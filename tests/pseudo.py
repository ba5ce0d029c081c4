"""A language that marks whatever was translated, so that what was not is seen."""

import gettext
from contextlib import contextmanager

from models import translation

BEGIN, END = "⟦", "⟧"


class Marking(gettext.NullTranslations):
    """Puts each translated piece in brackets."""

    def gettext(self, message):
        return f"{BEGIN}{message}{END}"

    def ngettext(self, msgid1, msgid2, n):
        return f"{BEGIN}{msgid1 if n == 1 else msgid2}{END}"


@contextmanager
def pseudo_language():
    """Speak the marking language, then English again."""
    translation.speak("xx", Marking())
    try:
        yield
    finally:
        translation.speak(translation.SOURCE, gettext.NullTranslations())


def unmarked(widget) -> list[str]:
    """Return what a widget and its parts show or tell untranslated, each with the kind of its part."""
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import (
        QAbstractButton,
        QComboBox,
        QLabel,
        QLineEdit,
        QListWidget,
        QTabBar,
        QTableView,
        QTreeView,
        QWidget,
    )  # fmt: skip

    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        texts = [part.windowTitle(), part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        if isinstance(part, QAbstractButton | QLabel):
            texts.append(part.text())
        if isinstance(part, QLineEdit):
            texts.append(part.placeholderText())
        if isinstance(part, QComboBox):
            texts += [part.itemText(row) for row in range(part.count())]
        if isinstance(part, QTabBar):
            texts += [part.tabText(row) for row in range(part.count())]
        if isinstance(part, QListWidget):
            texts += [part.item(row).text() for row in range(part.count())]
        if isinstance(part, QTableView | QTreeView) and part.model() is not None:
            model = part.model()
            texts += [str(model.headerData(at, _horizontal()) or "") for at in range(model.columnCount())]
        found += [f"{type(part).__name__}: {text}" for text in texts if _is_unmarked(text)]
    found += [f"QAction: {one.text()}" for one in widget.findChildren(QAction) if _is_unmarked(one.text())]
    return list(dict.fromkeys(found))


def _horizontal():
    from PySide6.QtCore import Qt

    return Qt.Orientation.Horizontal


def _is_unmarked(text: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in text) and BEGIN not in text
