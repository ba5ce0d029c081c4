"""What the program's own source says, for the tests that watch the house."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Found = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Source:
    path: str  # from the checkout's root, with forward slashes
    text: str

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@dataclass(frozen=True)
class Facts:
    """What is asked of a source, gathered in one walk: a tree of all files is too large to be kept."""

    docstring: str
    imports: Found
    imported_at_once: Found  # when the module is
    names: Found
    called: Found  # methods
    made_or_derived: Found
    strings: Found


def sources(*rooms: str) -> tuple[Source, ...]:
    """Every Python file of these folders or files of the checkout."""
    starts = (ROOT / room for room in rooms)
    return tuple(
        _read(path)
        for start in starts
        for path in (sorted(start.rglob("*.py")) if start.is_dir() else [start])
    )


@functools.cache
def _read(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


@functools.cache
def facts(source: Source) -> Facts:
    """What a source says, each with its line."""
    tree = ast.parse(source.text)
    nodes = tuple(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return Facts(
        ast.get_docstring(tree) or "",
        tuple(one for node in nodes for one in _imports(source, node)),
        tuple(one for node in tree.body for one in _imports(source, node)),
        tuple(one for node in nodes for one in _names(node)),
        tuple(one for node in nodes for one in _called(node)),
        tuple(one for node in nodes for one in _made_or_derived(node)),
        tuple(one for node in nodes for one in _strings(node, docstrings)),
    )


def program() -> tuple[Source, ...]:
    """What runs on the user's machine."""
    return sources("main.py", "models", "gui")


def imports(source: Source) -> Found:
    """Line and full name of everything imported, inside functions too; `from a import b` gives a.b."""
    return facts(source).imports


def names(source: Source) -> Found:
    """Line and name of every name, attribute and import that is mentioned."""
    return facts(source).names


def made_or_derived(source: Source) -> Found:
    """Line and name of everything that is called, or that a class is derived from."""
    return facts(source).made_or_derived


def strings(source: Source) -> Found:
    """Line and text of every string but docstrings; what an f-string puts in stands as x."""
    return facts(source).strings


def _imports(source: Source, node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((node.lineno, f"{_origin(source, node)}.{alias.name}") for alias in node.names)


def _names(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Name):
        yield node.lineno, node.id
    elif isinstance(node, ast.Attribute):
        yield node.lineno, node.attr
    elif isinstance(node, ast.ImportFrom):
        yield from ((node.lineno, alias.name) for alias in node.names)


def _called(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.lineno, node.func.attr


def _made_or_derived(node: ast.AST) -> Iterator[tuple[int, str]]:
    used = node.bases if isinstance(node, ast.ClassDef) else [getattr(node, "func", None)]
    for target in used:
        if isinstance(target, ast.Name):
            yield node.lineno, target.id
        elif isinstance(target, ast.Attribute):
            yield node.lineno, target.attr


def _strings(node: ast.AST, docstrings: set[int]) -> Iterator[tuple[int, str]]:
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
