"""The front matter of a note in Markdown: YAML between two lines of dashes, all of whose values stay words."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from models.translation import tr

_DEEPEST: Final = 20
_MOST_NODES: Final = 20_000
_BEGIN: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LOOSE: Final = re.compile(
    r"(\s*(?:- +)?[^\s\"'#&*!|>%@`\[{-][^:\n]*?):[ \t]+([^\s\"'\[{|>&*!].*|[&*!%@`][^\n]*)"
)
_NOTHING: Final = frozenset(("", "~", "null", "Null", "NULL"))


class UnsoundFrontMatter(Exception):
    """The front matter of a note cannot be read; the words say why, and `line` where."""

    def __init__(self, line: int, sentence: str) -> None:
        """Take the line of the note and the sentence."""
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what its front matter tells, by its keys, and the text under it."""

    told: Mapping[str, Any]
    body: str
    has_front: bool


def read_note(text: str) -> Note:
    """Return a note taken apart. UnsoundFrontMatter says what is wrong with its front matter."""
    begin = _BEGIN.match(text)
    if begin is None:
        return Note({}, text, has_front=False)
    end = _END.search(text, begin.end())
    if end is None:
        raise UnsoundFrontMatter(
            1, tr("its front matter is never closed: write a line of three dashes under it")
        )
    front, body = text[begin.end() : end.start()], text[end.end() :].lstrip("\r\n")
    try:
        told = _tree(front)
    except UnsoundFrontMatter as error:
        told = _mended(front, error)
    if not isinstance(told, Mapping):
        raise UnsoundFrontMatter(2, tr("its front matter holds no lines such as “date: 2021-09-24”"))
    return Note(told, body, has_front=True)


def _mended(front: str, error: UnsoundFrontMatter) -> Any:
    """Read front matter again with the values in quotation marks in which a colon or a sign was not meant as YAML."""
    lines = [
        f"{found[1]}: {json.dumps(found[2].strip(), ensure_ascii=False)}"
        if (found := _LOOSE.fullmatch(line))
        else line
        for line in front.splitlines()
    ]
    try:
        return _tree("\n".join(lines))
    except UnsoundFrontMatter:
        raise error from None


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read."""

    held: list[Any] | dict[str, Any]
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)

    def take(self, value: Any) -> None:
        if isinstance(self.held, list):
            self.held.append(value)
        elif self.key is None:
            self.key = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        else:
            self.seen[self.key] = count = self.seen.get(self.key, 0) + 1
            self.held[self.key if count == 1 else f"{self.key} ({count})"] = value
            self.key = None


def _tree(front: str) -> Any:
    """Return what YAML tells: mappings, lists and words; nothing is taken for a date, a number or yes and no."""
    import yaml

    stack: list[_Open] = [_Open([])]
    nodes = 0
    try:
        for event in yaml.parse(front, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            line = event.start_mark.line + 2
            nodes += 1
            if nodes > _MOST_NODES or len(stack) > _DEEPEST:
                raise UnsoundFrontMatter(
                    line, tr("its front matter holds too much, or is nested too deeply: shorten it")
                )
            if isinstance(event, yaml.AliasEvent):
                raise UnsoundFrontMatter(
                    line, tr("its front matter refers to itself with *: write the words out")
                )
            if isinstance(event, yaml.ScalarEvent):
                is_nothing = event.style in (None, "") and event.value in _NOTHING
                stack[-1].take("" if is_nothing else event.value)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else []))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                stack[-2].take(stack.pop().held)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 2 if mark else 2
        raise UnsoundFrontMatter(
            line, tr("its front matter is no sound YAML: put the words in quotation marks")
        ) from None
    except (ValueError, RecursionError):
        raise UnsoundFrontMatter(2, tr("its front matter cannot be read: write it anew")) from None
    held = stack[0].held
    return held[0] if isinstance(held, list) and held and held[0] != "" else {}


def front_matter(told: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return front matter that tells these words; a day stands bare, so that other programs take it for one."""
    return "".join(["---\n", *(_line(key, value) for key, value in told.items() if value), "---\n"])


def _line(key: str, value: str | tuple[str, ...]) -> str:
    name = key if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ]*", key) else quoted(key)
    if isinstance(value, tuple):
        return f"{name}:\n" + "".join(f"  - {quoted(one)}\n" for one in value)
    bare = re.fullmatch(r"\d{4}-\d\d-\d\d|[a-z]+", value) and value not in _WORDS
    return f"{name}: {value if bare else quoted(value)}\n"


_WORDS: Final = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def quoted(text: str) -> str:
    """Return words as YAML holds them in quotation marks, whatever they hold."""
    return "".join(_letters(json.dumps(text, ensure_ascii=False)))


def _letters(text: str) -> Iterator[str]:
    for letter in text:
        code = ord(letter)
        if letter.isprintable():
            yield letter
        else:
            yield f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
