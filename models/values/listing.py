"""Names and sentences in a row, as the language that is spoken joins them: `a, b and c`, `a, b or c`, `甲、乙和丙`."""

from collections.abc import Iterable
from functools import reduce
from typing import Final

from models.translation import tr

_WIDE: Final = "。！？；：，、）」』"  # what brings its own room after it


def quoted(words: str) -> str:
    """Return words as they stand in a sentence: “Sale”, 「出售」."""
    return tr("“{words}”", words=words)


def in_a_row(names: Iterable[str]) -> str:
    """Return names one after the other."""
    return tr(", ").join(names)


def set_apart(parts: Iterable[str]) -> str:
    """Return parts of a sentence one after the other, each of which may hold commas itself."""
    return tr("; ").join(parts)


def all_of(names: Iterable[str]) -> str:
    """Return names in a row with `and` before the last."""
    *others, last = [*names] or [""]
    return tr("{names} and {last}", names=in_a_row(others), last=last) if others else last


def one_of(names: Iterable[str]) -> str:
    """Return names in a row with `or` before the last."""
    *others, last = [*names] or [""]
    return tr("{names} or {last}", names=in_a_row(others), last=last) if others else last


def either(names: Iterable[str]) -> str:
    """Return names with `or` between any two: names that hold commas themselves."""
    return reduce(lambda before, name: tr("{names} or {last}", names=before, last=name), names)


def sentences(*said: str) -> str:
    """Return sentences one after the other: with a blank between them, but not behind a Chinese full stop."""
    told = ""
    for one in filter(None, said):
        told += one if not told or told[-1] in _WIDE else f" {one}"
    return told
