"""All words that the program can say: the arguments of tr, tr_count and tr_later in its source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARKS = ("tr", "tr_count", "tr_later")


@dataclass(frozen=True, slots=True)
class Said:
    """Words, their form for many things where they have one, and the files that say them."""

    one: str
    many: str | None
    places: tuple[str, ...]


def all_words() -> list[Said]:
    """Return all words in the order of the files, each once."""
    found: dict[str, tuple[str | None, list[str]]] = {}
    for path in (
        ROOT / "main.py",
        *sorted((ROOT / "models").rglob("*.py")),
        *sorted((ROOT / "gui").rglob("*.py")),
        ROOT / "packaging" / "build_manual.py",
    ):
        place = path.relative_to(ROOT).as_posix()
        for one, many in words_in(path.read_text(encoding="utf-8")):
            held, places = found.setdefault(one, (many, []))
            if held is None and many is not None:
                found[one] = (many, places)
            if place not in places:
                places.append(place)
    return [Said(one, many, tuple(places)) for one, (many, places) in found.items()]


def words_in(source: str) -> Iterator[tuple[str, str | None]]:
    """Yield words and their form for many from the source of one file."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MARKS:
            continue
        given = node.args[1:3] if node.func.id == "tr_count" else node.args[:1]
        told = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if told and all(told):
            yield told[0], told[1] if len(told) > 1 else None
