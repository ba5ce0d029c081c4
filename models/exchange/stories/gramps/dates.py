"""Dates of Gramps: a day or a part of one, with before, after and about, ranges and spans, their quality, or words."""

import re
from typing import Final, NamedTuple

from models.errors import CaseError, UnreadableValue
from models.exchange.stories.gramps.tree import Node
from models.translation import tr
from models.values.when import When, read_when
from models.values.when.bounds import neighbour

DATES: Final = ("dateval", "daterange", "datespan", "datestr")
_POINT: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_GREGORIAN: Final = ("", "Gregorian")


class Told(NamedTuple):
    """A date as a file tells it: read, or only its words and why."""

    when: When | None = None
    wording: str = ""
    is_calculated: bool = False
    problem: str = ""


def date_of(node: Node) -> Told:
    """Return the date that an element tells, if any."""
    found = node.first(*DATES)
    if found is None:
        return Told()
    if found.name == "datestr":
        return _in_words(found.get("val"))
    said = _said(found)
    if found.get("cformat") not in _GREGORIAN:
        return Told(
            None, said, problem=tr("“{date}” is a date of another calendar: it is kept in words.", date=said)
        )
    try:
        when = When.from_edtf(_edtf(found))
    except (CaseError, OverflowError) as error:
        return Told(None, said, problem=tr("{problem} It is kept in words.", problem=error))
    return Told(when, "", found.get("quality") == "calculated")


def _in_words(words: str) -> Told:
    """Return a date in words as any date in words is read."""
    try:
        when = read_when(words)
        return Told(When.from_edtf(when.edtf, words))
    except CaseError:
        return Told(None, words)


def _edtf(node: Node) -> str:
    sign = "~" if node.get("quality") == "estimated" else ""
    if node.name in ("daterange", "datespan"):
        start, stop = (f"{_point(node.get(name))}{sign}" for name in ("start", "stop"))
        return f"[{start}..{stop}]" if node.name == "daterange" else f"{start}/{stop}"
    point = _point(node.get("val"))
    match node.get("type"):
        case "before":
            return f"[..{neighbour(point, -1)}{sign}]"
        case "after":
            return f"[{neighbour(point, 1)}{sign}..]"
        case "about":
            return f"{point}~"
        case "from":
            return f"{point}{sign}/"
        case "to":
            return f"/{point}{sign}"
    return f"{point}{sign}"


def _point(text: str) -> str:
    """Return a date without the parts that are zero, which nobody knows."""
    found = _POINT.fullmatch(text.strip())
    if not found or int(found[1]) == 0:
        raise UnreadableValue(tr("“{text}” is no date that can be kept.", text=text[:40]))
    year, month, day = found[1], found[2] or "00", found[3] or "00"
    if month == "00":
        if day != "00":
            raise UnreadableValue(tr("“{text}” has a day without a month.", text=text[:40]))
        return year
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def _said(node: Node) -> str:
    """Return a date in the words of the file."""
    said = node.get("val") or f"{node.get('start')} – {node.get('stop')}"
    return " ".join(
        part for part in (node.get("quality"), node.get("type"), said, node.get("cformat")) if part
    )
