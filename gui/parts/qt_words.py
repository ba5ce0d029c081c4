"""Qt's own words, of message boxes, choosers of files and menus of lines, in the language that is spoken."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

CATALOGUES: Final = {"zh-Hans": "qtbase_zh_CN", "zh-Hant": "qtbase_zh_TW"}
"""What comes with Qt, by the code of the language; English needs none."""
_NAME: Final = "words of Qt"


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
