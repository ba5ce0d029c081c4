"""Writes the chapters of the manual that the tables of the program tell: words, questions, keys, commands, formats.

They are written in English, and in each other language whose catalogue says all of them.
"""

import gettext
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from gui.commands.actions import plain_words, rows  # noqa: E402 - the path comes first
from gui.dialogs.asking import groups as questions  # noqa: E402 - the path comes first
from gui.dialogs.keys import of_the_pages  # noqa: E402 - the path comes first
from gui.dialogs.words import WORDS  # noqa: E402 - the path comes first
from models import translation  # noqa: E402 - the path comes first
from models.commands.commandline import WORDS_OF_COMMANDS  # noqa: E402 - the path comes first
from models.exchange.registry import FORMATS, Format, cannot_read  # noqa: E402 - the path comes first
from models.machine import languages  # noqa: E402 - the path comes first
from models.manual.chapters import FOLDER, LANGUAGE  # noqa: E402 - the path comes first
from models.translation import tr, tr_later  # noqa: E402 - the path comes first
from tests.said import all_words  # noqa: E402 - the path comes first

ONE_PLACE = tr_later(
    "In a table, columns such as *venue* or *address*, *location*, *city*, *province* and *country* tell of one place, "
    "“City Hall, Hamburg”; numbered ones (*city 2*) of another. The import page shows what each column fills, and "
    "changes it."
)


def words() -> Iterator[str]:
    """Tell what the words of the program mean."""
    yield f"# {tr('Words')}"
    for heading, held in WORDS.items():
        rows_told = ((f"**{tr(word)}**", tr(meaning)) for word, meaning in held)
        yield from ("", f"## {tr(heading)}", "", *_table((tr("word"), tr("meaning")), rows_told))


def asking() -> Iterator[str]:
    """Tell what can be asked."""
    yield f"# {tr('What can be asked')}"
    yield from (
        "",
        tr("Write words to search for, or a field and its value; several conditions must all hold."),
    )
    heads = (tr("write"), tr("it asks"), tr("for example"))
    for heading, held in questions():
        lines = ((f"`{word}`", tr(sentence), f"`{example}`") for word, sentence, example in held)
        yield from ("", f"## {tr(heading)}", "", *_table(heads, lines))


def keys() -> Iterator[str]:
    """Tell every command of the menus with its key, and the keys of single pages."""
    yield f"# {tr('Commands and keys')}"
    yield from ("", tr("**Ctrl+K** finds every command by its words. On a Mac, Ctrl is ⌘."))
    menus: dict[str, list[tuple[str, str]]] = {}
    for row in rows():
        name = " ▸ ".join(plain_words(tr(part)) for part in row.menu.split("/"))
        menus.setdefault(name, []).append((plain_words(tr(row.text)), f"**{row.keys}**" if row.keys else ""))
    told = {heading: [(tr(what), tr(key)) for what, key in held] for heading, held in of_the_pages()}
    for heading, held in (*menus.items(), *told.items()):
        yield from ("", f"## {heading}", "", *_table((tr("what"), tr("key")), held))


def commands() -> Iterator[str]:
    """Tell every command of the command line."""
    yield f"# {tr('The command line')}"
    yield from ("", tr("`python main.py COMMAND --help` tells what each takes."), "")
    lines = ((f"`{name}`", tr(what)) for name, what in WORDS_OF_COMMANDS.items())
    yield from _table((tr("command"), tr("what it does")), lines)


def formats() -> Iterator[str]:
    """Tell every foreign format, which way it goes and what it holds."""
    yield f"# {tr('Formats of other programs')}"
    yield from ("", tr("Each import and each export says at its end what it could not keep, in words."), "")
    yield from (tr(ONE_PLACE), "")
    lines = (
        (
            tr(one.label),
            ", ".join(f"`{ending}`" for ending in one.endings) or tr("a folder"),
            _ways(one),
            tr(one.note),
        )
        for one in FORMATS
    )
    heads = (tr("format"), tr("ending"), tr("read, written"), tr("what a file of it holds"))
    yield from _table(heads, lines)


def _ways(one: Format) -> str:
    is_read = one.read is not cannot_read
    return tr("both") if is_read and one.write else tr("read") if is_read else tr("written")


def _table(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for line in lines:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |"


CHAPTERS = {"words": words, "asking": asking, "keys": keys, "commands": commands, "formats": formats}


def text_of(name: str, language: str = LANGUAGE) -> str:
    """Return a chapter as the tables tell it today, in a language."""
    languages.speak(language)
    try:
        return "\n".join(CHAPTERS[name]()) + "\n"
    finally:
        languages.speak(LANGUAGE)


def has_all_words(language: str) -> bool:
    """Tell whether the catalogue of a language says every word of these chapters that is ours."""
    path = languages.catalogue_folder() / f"{language}.mo"
    if language == LANGUAGE or not path.exists():
        return language == LANGUAGE
    with path.open("rb") as file:
        catalogue, lacking = gettext.GNUTranslations(file), _Lacking()
    catalogue.add_fallback(lacking)
    translation.speak(language, catalogue)
    for tell in CHAPTERS.values():
        list(tell())
    languages.speak(LANGUAGE)
    return lacking.words.isdisjoint(said.one for said in all_words())


class _Lacking(gettext.NullTranslations):
    """Is asked for the words that a catalogue lacks, and keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def gettext(self, message: str) -> str:
        self.words.add(message)
        return message


def main() -> None:
    """Write the chapters."""
    for language in filter(has_all_words, languages.LANGUAGES):
        for name in CHAPTERS:
            path = ROOT / "resources" / FOLDER / language / f"{name}.md"
            path.write_text(text_of(name, language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
