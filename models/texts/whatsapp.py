"""Chats as WhatsApp exports them as text: in each language and on each system the date is written otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from models.texts.telegram import Message
from models.translation import tr, tr_later

_MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES: Final = re.compile("[\u00a0\u202f\u2009]")
_FIRST: Final = re.compile(
    r"(?P<open>\[)?(?P<one>\d{1,4})(?P<sign>[./-])\s?(?P<two>\d{1,2})[./-]\s?(?P<three>\d{1,4})\.?"
    r"(?:,|\s(?:à|at|um|alle|às|a las|kl\.?|klo|в))?\s*"
    r"(?P<before>上午|下午|凌晨|早上|中午|晚上|오전|오후|午前|午後)?\s*"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"\s*(?P<behind>[AaPp]\.?\s?[Mm]\.?)?(?(open)\]|\s[-–])\s(?P<rest>.*)",
    re.DOTALL,
)
_LATER: Final = frozenset(("下午", "晚上", "오후", "午後"))
_LONGEST_SENDER: Final = 80
_LOOKED_AT: Final = 40  # lines, by which a chat is known
_UNSURE: Final = tr_later(
    "Nothing in the chat proves the order of day and month in its dates: they are told as they are printed."
)


@dataclass(slots=True)
class _Line:
    """A line that begins a message, and those that go on with it."""

    found: re.Match[str]
    rest: list[str]

    @property
    def numbers(self) -> tuple[int, int, int]:
        """The three numbers of its date, as they stand."""
        return int(self.found["one"]), int(self.found["two"]), int(self.found["three"])


def whatsapp_messages(text: str) -> tuple[tuple[Message, ...], tuple[str, ...]]:
    """Return the messages of a chat and remarks on how it was read; none for a text that is no chat."""
    lines = [_SPACES.sub(" ", _MARKS.sub("", line)) for line in text.split("\n")]
    first = [line for line in lines if line.strip()][:_LOOKED_AT]
    begins = [found for line in first if (found := _FIRST.match(line))]
    senders = [found for found in begins if ": " in found["rest"]]
    if not first or not _FIRST.match(first[0]) or not senders or len(begins) < min(2, len(first)):
        return (), ()
    told = _lines(lines)
    order = _order(told)
    messages = tuple(_message(one, order) for one in told)
    return messages, () if order else (tr(_UNSURE),)


def _lines(lines: Sequence[str]) -> list[_Line]:
    found: list[_Line] = []
    for line in lines:
        if begin := _FIRST.match(line):
            found.append(_Line(begin, [begin["rest"]]))
        elif found:
            found[-1].rest.append(line)
    return found


def _order(lines: Sequence[_Line]) -> str:
    """Return in which order the numbers of all dates stand, as the chat itself proves it; "" where nothing does.

    A chat runs forward in time: of two orders, the one in which it jumps back and forth is wrong.
    """
    orders = [order for order in ("ymd", "dmy", "mdy") if all(_day(one, order) for one in lines)]
    if len(orders) > 1:
        backward = {order: _steps_back(lines, order) for order in orders}
        least = min(backward.values())
        orders = [order for order in orders if backward[order] == least]
    if len(orders) > 1 and "dmy" in orders and lines[0].found["sign"] == ".":
        return "dmy"  # nobody writes the month first with dots
    return orders[0] if len(orders) == 1 else ""


def _steps_back(lines: Sequence[_Line], order: str) -> int:
    days = [day for one in lines if (day := _day(one, order))]
    return sum(after < before for before, after in pairwise(days))


def _day(line: _Line, order: str) -> date | None:
    numbers = dict(zip(order, line.numbers, strict=True))
    is_year = len(line.found["one"]) == 4 if order == "ymd" else len(line.found["three"]) in (2, 4)
    year = numbers["y"] + (2000 if numbers["y"] < 100 else 0)
    try:
        return date(year, numbers["m"], numbers["d"]) if is_year and 2009 <= year <= 2100 else None
    except ValueError:
        return None


def _message(line: _Line, order: str) -> Message:
    found = line.found
    clock, seconds = f"{_hour(found):02}:{found['minute']}", f":{found['second']}" if found["second"] else ""
    day = _day(line, order) if order else None
    sign = found["sign"]
    printed = f"{found['one']}{sign}{found['two']}{sign}{found['three']}"
    minute = f"{day.isoformat() if day else printed} {clock}"
    sender, colon, text = line.rest[0].partition(": ")
    if not colon and line.rest[0].endswith(":") and len(line.rest) > 1:
        sender, colon, text = line.rest[0][:-1], ":", ""
    if not colon or len(sender) > _LONGEST_SENDER:
        sender, text = "", line.rest[0]
    return Message(sender.strip(), minute, minute + seconds, "\n".join([text, *line.rest[1:]]).strip())


def _hour(found: re.Match[str]) -> int:
    """Return the hour of 24."""
    hour = int(found["hour"])
    half = (found["behind"] or "").casefold().replace(".", "").replace(" ", "")
    if half:
        return hour % 12 + (12 if half == "pm" else 0)
    if found["before"] in _LATER and hour < 12:
        return hour + 12
    if found["before"] == "中午" and hour < 3:
        return hour + 12
    return 0 if found["before"] in ("上午", "凌晨", "오전", "午前") and hour == 12 else hour
