"""Reads the time of a day: 18:07, 6.07 pm, 18h07, 上午9时, evening; and zones: UTC+8, CET, Beijing time.

A clock is told no finer than it was: `9 am` is the hour, never 09:00 to the minute. Parts of a day are about-intervals
of hours.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

from models.values.when import clock
from models.values.when.forms import PARTS
from models.values.when.names import LANGUAGES
from models.values.when.zone_words import without_zone

Inner = Callable[[str], str | None]
"""Reads a date within a phrase: EDTF, or None."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HALF: Final = r"(?P<half>[ap]\.?\s?m\.?(?![a-z])(?!\s+\d{1,2}\.\s))"  # 18:30 am 4. August is German
_CLOCK: Final = re.compile(
    r"(?<![\d-])(?P<h>[01]?\d|2[0-4])(?:"
    r"(?:\s?[:.h]\s?|\s?Uhr\s)(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d)(?:[.,]\d+)?)?"
    rf"\s*{_HALF}?(?:\s*(?:Uhr|hrs?|hours|h)\b)?|\s*{_HALF.replace('half', 'half_hour')}"
    r"|\s?(?:(?:Uhr|h|heures?|o'clock)\b|[时時点點]整?)"
    r"|(?P<military>[0-5]\d)\s?(?:hrs|hours)\b)",
    re.IGNORECASE,
)
_NOON: Final = re.compile(r"\b(?:12 )?(?P<word>noon|midday)\b", re.IGNORECASE)
_HALF_DAYS: Final = {
    "上午": 0, "凌晨": 0, "清晨": 0, "早上": 0, "早晨": 0, "中午": 12, "下午": 12, "傍晚": 12, "晚上": 12, "晚间": 12,
    "夜间": 12, "晚": 12, "午後": 12, "午前": 0, "오전": 0, "오후": 12,
}  # fmt: skip
_CHINESE_CLOCK: Final = re.compile(
    rf"(?P<day>.*[日号號일])\s*(?P<half>{'|'.join(_HALF_DAYS)})?\s*(?P<h>\d{{1,2}})\s*(?:[时時点點시]|:(?=\d))\s*"
    r"(?:(?P<whole>整)|(?P<m>\d{1,2}|半)\s*[分분]?(?:\s*(?P<s>\d{1,2})\s*[秒초]?)?)?"
)
_ABOUT: Final = re.compile(
    r"\b(?:at )?(?:about|around|approximately|approx\.|circa|c\.|ca\.|shortly before|shortly after"
    r"|just before|just after|gegen|etwa um|vers|environ)\s*$|(?:约|大约)$",
    re.IGNORECASE,
)
_PART_WORDS: Final = {
    "small hours": "small hours|early hours|früher Morgen|petit matin|凌晨|午夜后",
    "dawn": "dawn|daybreak|sunrise|first light|morgengrauen|aube|清晨|黎明",
    "morning": "morning|forenoon|vormittags?|morgens|morgen|matin(?:ée)?|上午|早上|早晨|午前|mañana|mattina|утром|утро",
    "noon": "noon|midday|mittags?|midi|中午|正午|mediodía",
    "afternoon": "afternoon|nachmittags?|après-midi|下午|午后|午後|tarde|pomeriggio|днём|днем",
    "dusk": "dusk|twilight|dämmerung|sunset|nightfall|crépuscule|傍晚|黄昏|黃昏",
    "evening": "evening|abends?|soir(?:ée)?|晚上|晚间|晚間|晚|sera|вечером|вечер",
    "night": "night|nachts?|nuit|夜间|夜間|夜里|夜晚|深夜|noche|notte|ночью|ночь",
    "midnight": "midnight|mitternacht|minuit|午夜|半夜",
}
_IS_BETWEEN: Final = re.compile("between|zwischen|entre")
_LINK: Final = r"(?:of|on|hours of|des|vom|am|du|de|del|le)"
_ALL_PARTS: Final = "|".join(_PART_WORDS.values())
_PART_BEFORE: Final = re.compile(
    r"(?:(?:in|on|during|at|am|in der|dans|au|le|la) )?(?:the |l')?"
    rf"(?:(?:early|late|mid|shortly before|shortly after|frühen?|späten?)[ -])?"
    rf"(?P<part>{_ALL_PARTS})(?:,? {_LINK}(?: the)?)?,? ?(?P<x>.*\d.*)",
    re.IGNORECASE,
)
_PART_BEHIND: Final = re.compile(
    rf"(?P<x>.*\d.*?),?\s*(?:(?:in|at|am|au|in der|dans) )?"
    rf"(?:the |la |l')?(?:(?:early|late|mid)[ -])?(?P<part>{_ALL_PARTS})",
    re.IGNORECASE,
)


def read_timed(text: str, inner: Inner) -> str | None:
    """Read a day with a clock before or behind it; midnight to the second is how databases write a day."""
    if edtf := _read_clock_range(text, "", inner):
        return edtf
    bare, zone = without_zone(text)
    if zone and (edtf := _read_clock_range(bare, zone, inner)):
        return edtf
    if found := _CHINESE_CLOCK.fullmatch(bare):
        return _at(inner(found["day"]), _chinese(found), zone)
    if found := _NOON.search(bare):
        day = inner(_joined(bare[: found.start()], bare[found.end() :]))
        return _part(day, "noon") if day and not zone else None
    for found in _CLOCK.finditer(bare):
        before, mark = _about(bare[: found.start()])
        rest = _joined(before, bare[found.end() :])
        told = _told(found)
        if rest and told and (edtf := _at(inner(rest), told, zone)):
            return edtf + mark
    return None


def _about(before: str) -> tuple[str, str]:
    """Return what stands before a clock without its “about”, and the sign for it."""
    bare = _ABOUT.sub("", before)
    return bare, "~" if bare != before else ""


def read_part(text: str, inner: Inner) -> str | None:
    """Read a part of a day as about so many hours of it; a night, of one day or of two, ends on the next."""
    for pattern in (_PART_BEFORE, _PART_BEHIND):
        found = pattern.fullmatch(text)
        day = inner(found["x"].strip(" ,")) if found else None
        if found and day:
            name = next(n for n, words in _PART_WORDS.items() if re.fullmatch(words, found["part"], re.I))
            return _part(day, name)
    return None


def _part(day: str, name: str) -> str | None:
    """Return the hours of a part of a day; None where the day is none, or two that are no night."""
    first, last = PARTS[name]
    start, _, end = day.partition("/")
    if not _DAY.fullmatch(start):
        return None
    if not end:
        end = start if last >= first else str(date.fromisoformat(start) + timedelta(days=1))
    elif name not in ("night", "midnight") or str(date.fromisoformat(start) + timedelta(days=1)) != end:
        return None
    return f"{start}T{first}~/{end}T{last}~"


def _read_clock_range(text: str, zone: str, inner: Inner) -> str | None:
    """Read a day with two clocks: between 18:07 and 18:30 on 4 August 2020, 5–7 pm on …"""
    found = _clock_range().search(text)
    rest = _joined(text[: found.start()], text[found.end() :]) if found else ""
    day = inner(rest) if rest else None
    if not found or not day:
        return None
    second = _CLOCK.fullmatch(found["b"])
    first = _CLOCK.fullmatch(found["a"]) or (second and _CLOCK.fullmatch(f"{found['a']} {_half_of(second)}"))
    ends = [_told(each) if each else None for each in (first, second)]
    if not ends[0] or not ends[1]:
        return None
    start, end = _at(day, ends[0], zone), _at(day, ends[1], zone)
    if not start or not end:
        return None
    return f"[{start}..{end}]" if found["once"] or found["once_behind"] else f"{start}/{end}"


@cache
def _clock_range() -> re.Pattern[str]:
    one = re.sub(r"\(\?P<\w+>", "(?:", _CLOCK.pattern).replace(r"(?<![\d-])", "")
    words = dict.fromkeys(
        text.partition("{a}")[0].strip() for names in LANGUAGES.values() for text in names.once
    )
    once = "|".join(
        re.escape(word) for word in sorted(words, key=len, reverse=True) if _IS_BETWEEN.search(word)
    )
    start = rf"(?:\b(?P<once>{once})|(?:from|von|de))?\s*"
    behind = r"(?P<once_behind>\s*(?:之[间間]|[间間期])(?:的?某[时時日天])?)?"
    first, link = rf"(?<![\d-])(?P<a>{one}|\d{{1,2}})", r"\s*(?:-|to|and|until|till|bis|und|et|à|至|到)\s*"
    return re.compile(rf"{start}{first}{link}(?P<b>{one}){behind}", re.IGNORECASE)


def _half_of(found: re.Match[str]) -> str:
    return found["half"] or found["half_hour"] or "Uhr"


def _told(found: re.Match[str]) -> str | None:
    """Return the clock that a text tells, as finely as it tells it; None if no clock shows that."""
    hour, minute, second = int(found["h"]), found["m"] or found["military"], found["s"]
    half = (found["half"] or found["half_hour"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24:
        return None
    return f"{hour:02}" + "".join(f":{int(part):02}" for part in (minute, second) if part)


def _chinese(found: re.Match[str]) -> str:
    hour, half = int(found["h"]), _HALF_DAYS.get(found["half"] or "", 0)
    hour = hour % 12 + 12 if half and hour <= 12 else hour
    minute = "30" if found["m"] == "半" else "00" if found["whole"] else found["m"]
    return f"{hour:02}" + "".join(f":{int(part):02}" for part in (minute, found["s"]) if part)


def _at(day: str | None, told: str, zone: str) -> str | None:
    """Return a day with a clock and its zone; None where the day is none or has a clock already."""
    if not day or not _DAY.fullmatch(day.rstrip("?~%")):
        return None
    mark = day[10:]
    if told in ("00:00:00", "00:00") and not zone:
        return day
    edtf = f"{day[:10]}T{told}"
    if "/" in zone:
        return clock.in_zone(edtf, zone) + mark
    return edtf + zone + mark


def _joined(before: str, after: str) -> str:
    """Return what stands around a clock, without the words that tied it there."""
    before = re.sub(r"[\s,;T(]*\b(?:at|um|à|a las|ore|kl\.?|gegen|vers)?$", "", before, flags=re.IGNORECASE)
    after = re.sub(r"^[\s,;)]*(?:(?:on|am|le|el|of|den|the)\s+)*", "", after, flags=re.IGNORECASE)
    before = re.sub(r"\s(?:at|um|à|kl\.?|gegen|vers)$", "", before.strip(" ,("), flags=re.IGNORECASE)
    return "" if before and after else before or after.strip(" ,)")
