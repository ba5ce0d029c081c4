"""Gathers the words of the program for its translators, and makes the catalogues that the program reads.

    catalogues.py update          bring every CODE.po up to date: new words empty, words that are gone left out
    catalogues.py take FILE…      take over the translations of other PO files into zh-Hans.po
    catalogues.py traditional     write zh-Hant.po from zh-Hans.po, in the words of Hong Kong
    catalogues.py make            write CODE.mo from CODE.po, for the program

Needs the tools of the extra `build` (babel; opencc for `traditional`).
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from models.machine.languages import LANGUAGES, catalogue_folder  # noqa: E402 - the path comes first
from tests.said import all_words  # noqa: E402 - the path comes first

FOLDER = catalogue_folder()
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
WHENEVER = datetime(2026, 1, 1, tzinfo=UTC)  # a file changes with its words alone
HEAD = "# The words of Dateline. How they are translated: docs/translating.md\n"


def read(path: Path) -> Catalog:
    """Return the catalogue in a file; an empty one where there is none."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def brought_up_to_date(code: str, *, beside: tuple[Catalog, ...] = ()) -> Catalog:
    """Return the catalogue of a language with exactly the words of the program, translated as far as they are."""
    before = (read(FOLDER / f"{code}.po"), *beside)
    made = Catalog(
        locale=code.replace("-", "_"), project="Dateline", fuzzy=False, header_comment=HEAD,
        creation_date=WHENEVER, revision_date=WHENEVER,
    )  # fmt: skip
    for said in all_words():
        key = said.one if said.many is None else (said.one, said.many)
        held = [
            one.string for catalogue in before if (one := catalogue.get(said.one)) and _is_told(one.string)
        ]
        told = _fitting(held[-1] if held else "", said.many is not None, made.num_plurals)
        made.add(key, told, locations=[(place, None) for place in said.places])
    return made


def _is_told(string: str | tuple[str, ...] | list[str]) -> bool:
    return any(string) if isinstance(string, tuple | list) else bool(string)


def _fitting(told: str | tuple[str, ...] | list[str], is_plural: bool, forms: int) -> str | tuple[str, ...]:
    """Return a translation with as many forms as it needs."""
    held = tuple(told) if isinstance(told, tuple | list) else (told,)
    return (held + held[-1:] * forms)[:forms] if is_plural else held[0]


def write(code: str, catalogue: Catalog) -> None:
    """Write CODE.po without dates and line numbers, so that it changes only with its words."""
    with (FOLDER / f"{code}.po").open("wb") as file:
        write_po(file, catalogue, omit_header=False, width=100, include_lineno=False, sort_output=False)
    missing = sum(1 for one in catalogue if one.id and not _is_told(one.string))
    print(f"{code}.po: {len(catalogue):,} words and sentences, {missing:,} not translated")


def traditional() -> Catalog:
    """Return the catalogue for Hong Kong, made from the simplified one."""
    from traditional import told_in_hong_kong  # the script beside this one

    made = brought_up_to_date("zh-Hans")
    for one in made:
        if one.id:
            held = one.string
            one.string = (
                tuple(map(told_in_hong_kong, held))
                if isinstance(held, tuple | list)
                else told_in_hong_kong(held)
            )
    made.locale = "zh_Hant"
    return made


def main(argv: list[str]) -> None:
    """Do what the first word says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("deed", choices=("update", "take", "traditional", "make"))
    parser.add_argument("files", nargs="*", type=Path)
    chosen = parser.parse_args(argv)
    if chosen.deed == "update":
        for code in TRANSLATED:
            write(code, brought_up_to_date(code))
    elif chosen.deed == "take":
        write("zh-Hans", brought_up_to_date("zh-Hans", beside=tuple(map(read, chosen.files))))
    elif chosen.deed == "traditional":
        write("zh-Hant", traditional())
    else:
        for code in TRANSLATED:
            with (FOLDER / f"{code}.mo").open("wb") as file:
                write_mo(file, read(FOLDER / f"{code}.po"))


if __name__ == "__main__":
    main(sys.argv[1:])
