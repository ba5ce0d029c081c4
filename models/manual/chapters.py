"""The chapters of the manual, in the order in which they are read; each a file of Markdown under resources/manual."""

import re
from dataclasses import dataclass
from typing import Final

from models.machine.paths import resource
from models.translation import language as spoken

FOLDER: Final = "manual"
LANGUAGE: Final = "en"
_PICTURE: Final = re.compile(r"pictures/[a-z]+\.png")
NAMES: Final = (
    "first-story", "dates", "citing", "checking", "figures", "ledger", "confidentiality", "mishaps",
    "words", "asking", "keys", "commands", "formats",
)  # fmt: skip
GENERATED: Final = frozenset(("words", "asking", "keys", "commands", "formats"))
"""Those that `packaging/build_manual.py` writes from the tables of the program."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its name, its title, its text in Markdown, title included, and the language of these."""

    name: str
    title: str
    text: str
    language: str = LANGUAGE


def chapters(language: str = "") -> tuple[Chapter, ...]:
    """Return every chapter in a language, or in the one that is spoken; what it lacks is told in English."""
    return tuple(_chapter(language or spoken(), name) for name in NAMES)


def picture(language: str, source: str) -> bytes | None:
    """Return what chapters show as pictures/NAME.png, in a language or else in English; None where there is none."""
    if not _PICTURE.fullmatch(source):
        return None
    folder, name = source.split("/")
    found = (resource(FOLDER, folder, code, name) for code in (language, LANGUAGE))
    return next((path.read_bytes() for path in found if path.is_file()), None)


def _chapter(language: str, name: str) -> Chapter:
    path = resource(FOLDER, language, f"{name}.md")
    if language != LANGUAGE and not path.is_file():
        return _chapter(LANGUAGE, name)
    text = path.read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# "), text, language)
