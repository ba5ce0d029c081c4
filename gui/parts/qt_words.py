"""Qt's own words, of message boxes, choosers of files and menus of lines, in the language that is spoken."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

CATALOGUES: Final = {"zh-Hans": "qtbase_zh_CN", "zh-Hant": "qtbase_zh_TW"}
"""What comes with Qt, by the code of the language; English needs none."""
ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
"""Keys by what is printed on them: 右键, as Qt calls one of them, is also a button of the mouse."""
_NAME: Final = "words of Qt"


class _Keys(QTranslator):
    """Names the arrow keys, and leaves all else to the translators before it."""

    def isEmpty(self) -> bool:
        """Tell Qt that it has words, though it has read none."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return an arrow for its key; None for any other word."""
        return ARROWS.get(source) if context == "QShortcut" else None


def speak_qt(app: QCoreApplication, code: str) -> None:
    """Let Qt's own words be those of a language from now on; English where Qt has no other."""
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.setParent(None)
    if code not in CATALOGUES:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(CATALOGUES[code], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        keys = _Keys(app)
        keys.setObjectName(_NAME)
        app.installTranslator(keys)
