"""Writes the chapters of the manual that the tables of the program tell: words, questions, keys, commands, formats."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from gui.commands.actions import plain_words, rows  # noqa: E402 - the path comes first
from gui.dialogs.asking import groups as questions  # noqa: E402 - the path comes first
from gui.dialogs.keys import of_the_pages  # noqa: E402 - the path comes first
from gui.dialogs.words import WORDS  # noqa: E402 - the path comes first
from models.commands.commandline import WORDS_OF_COMMANDS  # noqa: E402 - the path comes first
from models.exchange.registry import FORMATS, Format, cannot_read  # noqa: E402 - the path comes first
from models.manual.chapters import FOLDER, LANGUAGE  # noqa: E402 - the path comes first


def words() -> Iterator[str]:
    """Tell what the words of the program mean."""
    yield "# Words"
    for heading, held in WORDS.items():
        yield from ("", f"## {heading}", "", *_table(("word", "meaning"), ((f"**{a}**", b) for a, b in held)))


def asking() -> Iterator[str]:
    """Tell what can be asked."""
    yield "# What can be asked"
    yield from ("", "Write words to search for, or a field and its value; several conditions must all hold.")
    for heading, held in questions():
        lines = ((f"`{word}`", sentence, f"`{example}`") for word, sentence, example in held)
        yield from ("", f"## {heading}", "", *_table(("write", "it asks", "for example"), lines))


def keys() -> Iterator[str]:
    """Tell every command of the menus with its key, and the keys of single pages."""
    yield "# Commands and keys"
    yield from ("", "**Ctrl+K** finds every command by its words. On a Mac, Ctrl is ⌘.")
    menus: dict[str, list[tuple[str, str]]] = {}
    for row in rows():
        name = " ▸ ".join(map(plain_words, row.menu.split("/")))
        menus.setdefault(name, []).append((plain_words(row.text), f"**{row.keys}**" if row.keys else ""))
    for heading, held in (*menus.items(), *of_the_pages()):
        yield from ("", f"## {heading}", "", *_table(("what", "key"), held))


def commands() -> Iterator[str]:
    """Tell every command of the command line."""
    yield "# The command line"
    yield from ("", "`python main.py COMMAND --help` tells what each takes.", "")
    yield from _table(("command", "what it does"), ((f"`{a}`", b) for a, b in WORDS_OF_COMMANDS.items()))


def formats() -> Iterator[str]:
    """Tell every foreign format, which way it goes and what it holds."""
    yield "# Formats of other programs"
    yield from ("", "Each import and each export says at its end what it could not keep, in words.", "")
    lines = (
        (one.label, ", ".join(f"`{ending}`" for ending in one.endings) or "a folder", _ways(one), one.note)
        for one in FORMATS
    )
    yield from _table(("format", "ending", "read, written", "what a file of it holds"), lines)


def _ways(one: Format) -> str:
    is_read = one.read is not cannot_read
    return "both" if is_read and one.write else "read" if is_read else "written"


def _table(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for line in lines:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |"


CHAPTERS = {"words": words, "asking": asking, "keys": keys, "commands": commands, "formats": formats}


def text_of(name: str) -> str:
    """Return a chapter as the tables tell it today."""
    return "\n".join(CHAPTERS[name]()) + "\n"


def main() -> None:
    """Write the chapters."""
    for name in CHAPTERS:
        (ROOT / "resources" / FOLDER / LANGUAGE / f"{name}.md").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()
