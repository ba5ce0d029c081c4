"""Reads a file of JSON: its values as words, and the lines on which the items of its lists begin."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from models.exchange.stories.whole_file import text_of
from models.exchange.table.raw import UnusableTable
from models.translation import tr

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]', re.DOTALL)
_WRAPPED: Final = re.compile(r"\s*(?:var\s+)?[\w.$]+\s*[=(]\s*(?=[\[{])")
"""What scripts write before the data of old timelines: storyjs_jsonp_data = …"""


@dataclass(frozen=True)
class JsonFile:
    """The data of a file; numbers and what JSON calls NaN are words, so that nothing is rounded."""

    name: str
    text: str
    data: Any
    remarks: tuple[str, ...] = ()

    def line(self, *path: str | int) -> int:
        """Return the line on which a list or the item of a list begins, told by the way to it; 1 if it has none."""
        return self._lines.get(path, 1)

    @cached_property
    def _lines(self) -> Mapping[tuple[str | int, ...], int]:
        found: dict[tuple[str | int, ...], int] = {}
        way: list[str | int] = []  # the key or number of what is being read, for each open bracket
        key, line, at = "", 1, 0
        for token in _TOKEN.finditer(self.text):
            line, at = line + self.text.count("\n", at, token.start()), token.start()
            sign = token[0]
            if sign[0] == '"':
                key = sign[1:-1]
            elif sign in "[{":
                found[tuple(way)] = line
                way.append(0 if sign == "[" else "")
            elif sign in "]}":
                way[-1:] = []
            elif sign == "," and way and isinstance(way[-1], int):
                way[-1] += 1
            elif sign == ":" and way:
                way[-1] = key
        return found


def read_json(path: Path) -> JsonFile:
    """Return what a file of JSON holds. UnusableTable says why it is of no use; OSError if it is not read."""
    text, remarks = text_of(path)
    bare = _WRAPPED.sub("", text, count=1) if _WRAPPED.match(text) else text
    if bare is not text:
        bare = "\n" * text[: len(text) - len(bare)].count("\n") + bare.rstrip().rstrip(");")
    if not bare.strip():
        raise UnusableTable(tr("is empty: export it again."))
    try:
        data = json.loads(bare, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise UnusableTable(
            tr("is not sound JSON from line {line} on: export it again.", line=error.lineno)
        ) from None
    except RecursionError:
        raise UnusableTable(tr("is nested too deeply to be read: check that it is the right file.")) from None
    return JsonFile(path.name, bare, data, remarks)


def words_of(value: Any) -> str:
    """Return a value as words: text as it stands, lists parted by semicolons, what is nested as JSON."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
