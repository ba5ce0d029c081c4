"""Tells in the words of Hong Kong what is told in simplified Chinese, and writes the manual's traditional chapters.

OpenCC turns the letters; what an editor in Hong Kong calls by another name stands in traditional.toml, and what comes
out wrong is mended there, never in what was made. Needs the tools of the extra `build` (opencc-python-reimplemented).
"""

import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from models.manual.chapters import FOLDER, GENERATED, NAMES  # noqa: E402 - the path comes first

LIST = Path(__file__).with_suffix(".toml")
MANUAL = ROOT / "resources" / FOLDER
KEPT = re.compile(r"(`[^`]*`|\{[^{}]*\}|<[^<>]*>|&\w)", re.ASCII)
"""What stays as it is: code, values, markup and the letter that is pressed with Alt."""
CODE = re.compile(r"`[^`]*`")


@dataclass(frozen=True, slots=True)
class Ways:
    """How Hong Kong writes: words, words that stand alone, and letters where OpenCC prefers others."""

    words: Mapping[str, str]
    alone: Mapping[str, str]
    letters: Mapping[int, str]
    called_otherwise: re.Pattern[str]
    in_traditional: Callable[[str], str]


def told_in_hong_kong(words: str) -> str:
    """Return words of simplified Chinese as Hong Kong says them; values, code, markup and mnemonics stay."""
    pieces = KEPT.split(words)  # every second piece is kept
    return "".join(piece if at % 2 else _told(piece) for at, piece in enumerate(pieces))


def chapter_in_hong_kong(text: str) -> str:
    """Return a chapter of the manual as Hong Kong says it, with the Chinese examples that stand in it as code."""
    return told_in_hong_kong(CODE.sub(lambda found: written_in_hong_kong(found[0]), text))


def written_in_hong_kong(words: str) -> str:
    """Return the same words in the letters of Hong Kong."""
    ways = _ways()
    return ways.in_traditional(words).translate(ways.letters)


def _told(piece: str) -> str:
    ways = _ways()
    bare = piece.strip(" …（()）：。")
    if bare in ways.alone:
        return written_in_hong_kong(piece.replace(bare, ways.alone[bare]))
    told, end = [], 0
    for found in ways.called_otherwise.finditer(piece):
        told += [written_in_hong_kong(piece[end : found.start()]), ways.words[found[0]]]
        end = found.end()
    return "".join((*told, written_in_hong_kong(piece[end:])))


@cache
def _ways() -> Ways:
    from opencc import OpenCC

    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    words = listed["words"]
    longest_first = sorted(words, key=len, reverse=True)
    return Ways(
        words,
        listed["alone"],
        str.maketrans(listed["letters"]),
        re.compile("|".join(map(re.escape, longest_first))),
        OpenCC("s2hk").convert,
    )


def chapters_by_hand() -> dict[str, str]:
    """Return the chapters that are written by hand, by name, as Hong Kong says them today."""
    names = (name for name in NAMES if name not in GENERATED)
    return {
        name: chapter_in_hong_kong((MANUAL / "zh-Hans" / f"{name}.md").read_text(encoding="utf-8"))
        for name in names
    }


def main() -> None:
    """Write the chapters."""
    (MANUAL / "zh-Hant").mkdir(exist_ok=True)
    for name, text in chapters_by_hand().items():
        (MANUAL / "zh-Hant" / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
