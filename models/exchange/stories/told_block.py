"""What a program has no field for, as lines at the end of a description that people read and that we read back."""

import re
from collections.abc import Mapping
from typing import Final

_MARK: Final = "[Dateline]"
_LINE: Final = re.compile(r"([^\s:][^\n]*?): (.*)", re.DOTALL)
_INDENT: Final = "    "
_COLON: Final = "∶"  # a ratio sign stands for the colon of a heading such as actor:seller


def with_block(text: str, cells: Mapping[str, str]) -> str:
    """Return a description with the cells of a row under it, one a line."""
    lines = [
        f"{name.replace(':', _COLON)}: {value.replace(chr(10), chr(10) + _INDENT)}"
        for name, value in cells.items()
        if value
    ]
    if not lines:
        return text
    return "\n".join([*([text, ""] if text else []), _MARK, *lines])


def without_block(text: str) -> tuple[str, dict[str, str]]:
    """Return a description without what `with_block` put under it, and those cells."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [one.start() for one in re.finditer(rf"^{re.escape(_MARK)}[ \t]*$", plain, re.MULTILINE)]
    if not found:
        return text, {}
    rest, block = plain[: found[-1]], plain[found[-1] :].partition("\n")[2]
    cells: dict[str, str] = {}
    for line in re.split(rf"\n(?!{_INDENT})", block):
        if told := _LINE.fullmatch(line.replace("\n" + _INDENT, "\n")):
            cells[told[1].replace(_COLON, ":")] = told[2]
        elif line.strip():
            cells["more"] = "\n".join(filter(None, (cells.get("more", ""), line)))
    return rest.rstrip("\n"), cells
