"""The chapters of the manual, in the order in which they are read; each a file of Markdown under resources/manual."""

from dataclasses import dataclass
from typing import Final

from models.machine.paths import resource

FOLDER: Final = "manual"
LANGUAGE: Final = "en"
NAMES: Final = (
    "first-story", "dates", "citing", "checking", "figures", "ledger", "confidentiality", "mishaps",
    "words", "asking", "keys", "commands", "formats",
)  # fmt: skip
GENERATED: Final = frozenset(("words", "asking", "keys", "commands", "formats"))
"""Those that `packaging/build_manual.py` writes from the tables of the program."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its name, its title and its text in Markdown, title included."""

    name: str
    title: str
    text: str


def chapters(language: str = LANGUAGE) -> tuple[Chapter, ...]:
    """Return every chapter in a language."""
    return tuple(_chapter(language, name) for name in NAMES)


def _chapter(language: str, name: str) -> Chapter:
    text = resource(FOLDER, language, f"{name}.md").read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# "), text)
