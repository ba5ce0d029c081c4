"""Finds the day of the week beside a date, in any language."""

import re

from models.translation import tr_later
from models.values.when import world

WEEKDAYS = (
    tr_later("Monday"), tr_later("Tuesday"), tr_later("Wednesday"), tr_later("Thursday"), tr_later("Friday"),
    tr_later("Saturday"), tr_later("Sunday"),
)  # fmt: skip
_WEEKDAY = re.compile(
    r"^(?:on )?(?P<word>[^\W\d_]{2,}(?:-feira)?)\.?,?\s+(?=.*\d)|,?\s*[(（]?(?:星期|周|週)"
    r"(?P<chinese>[一二三四五六日天])[)）]?(?=\s|$)"
    r"|[(（](?P<short>[月火水木金土日월화수목금토일])[)）]?|,?\s+(?P<last>[^\W\d_]{3,})$"
)


def without_weekday(text: str) -> tuple[str, int | None]:
    """Return a text without its day of the week, and which day that was; Monday is 0."""
    found = _WEEKDAY.search(text)
    day = _weekday(found) if found else None
    return (
        text if not found or day is None else f"{text[: found.start()]}{text[found.end() :]}".strip(),
        day,
    )


def _weekday(found: re.Match[str]) -> int | None:
    if found["chinese"]:
        return "一二三四五六日天".index(found["chinese"]) % 7 if found["chinese"] != "天" else 6
    if found["short"]:
        return ("月火水木金土日" if found["short"] in "月火水木金土日" else "월화수목금토일").index(
            found["short"]
        )
    return world.weekday_names().get((found["word"] or found["last"]).casefold())
