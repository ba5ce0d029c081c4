"""The program's own source as syntax trees, for the tests that watch the house."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Source:
    path: str  # from the checkout's root, with forward slashes
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@functools.cache
def sources(*rooms: str) -> tuple[Source, ...]:
    """Every Python file of these folders or files of the checkout."""
    found = []
    for room in rooms:
        start = ROOT / room
        for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
            text = path.read_text(encoding="utf-8")
            found.append(Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def program() -> tuple[Source, ...]:
    """What runs on the user's machine."""
    return sources("main.py", "models", "gui")


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, inside functions too; `from a import b` gives a.b."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{_origin(source, node)}.{alias.name}"


def names(source: Source) -> Iterator[tuple[int, str]]:
    """Line and name of every name, attribute and import that is mentioned."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)


def made_or_derived(source: Source) -> Iterator[tuple[int, str]]:
    """Line and name of everything that is called, or that a class is derived from."""
    for node in ast.walk(source.tree):
        used = node.bases if isinstance(node, ast.ClassDef) else [getattr(node, "func", None)]
        for target in used:
            if isinstance(target, ast.Name):
                yield node.lineno, target.id
            elif isinstance(target, ast.Attribute):
                yield node.lineno, target.attr


def strings(source: Source) -> Iterator[tuple[int, str]]:
    """Line and text of every string but docstrings; what an f-string puts in stands as x."""
    docstrings = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
            yield node.lineno, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def _origin(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = source.module.split(".")
    if not source.path.endswith("/__init__.py"):
        package.pop()
    kept = package[: len(package) - node.level + 1]
    return ".".join([*kept, node.module] if node.module else kept)
