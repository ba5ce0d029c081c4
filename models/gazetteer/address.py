"""How the words for a place are taken apart: parts of an address, words of rank, numbers and codes beside a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAKS = re.compile(r"\s*[,，،、;；|\n/()（）\[\]·]+\s*|\s+[-–—]+\s+")
_NUMBERED = re.compile(r"\b(?=[\w-]*\d)[\w-]+\b|№|#", re.ASCII)  # a house, a box, a postal code
_HAN = re.compile(r"[\u3400-\u9fff\u3005]{3,}")
_RANKED = re.compile(
    r"中华人民共和国|中国|中國|.{2,}?(?:特别行政区|自治区|自治州|自治县|地区|省|市|区|區|县|縣|旗|州|盟|镇|鎮|乡|鄉|街道|都|道|府|県|郡|町|村)|.+$"
)
_RANK = (
    r"city|town|village|municipality|commune|borough|district|county|province|state|region|oblast'?|krai|raion|"
    r"governorate|prefecture|department|canton|territory|metropolitan area|area"
)
_IN_FRONT = re.compile(
    rf"(?:the\s+)?(?:(?:{_RANK}|commonwealth|kingdom|principality|emirate)\s+of\s+|greater\s+|downtown\s+|"
    r"central\s+|the\s+|ville\s+de\s+|région\s+(?:de|du)\s+|stadt\s+|landkreis\s+|kreis\s+|land\s+|ciudad\s+de\s+|"
    r"provincia\s+d[ei]\s+|estado\s+d[eo]\s+|cidade\s+d[eo]\s+|comune\s+di\s+|città\s+di\s+|miasto\s+|gemeente\s+|"
    r"г\.\s*|гор\.\s*|город\s+|м\.\s*|місто\s+|مدينة\s+|محافظة\s+|شهر\s+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s+(?:{_RANK}|область|обл\.|край|район|республика)|(?:특별자치시|특별자치도|특별시|광역시|시|군)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?:near|outside(?:\s+of)?|around|off|in|at|close\s+to|(?:north|south|east|west)(?:ern)?\s+(?:of\s+)?|bei|nahe|in\s+der\s+nähe\s+von|"
    r"près\s+de|cerca\s+de|vicino\s+a|perto\s+de|nabij|около|под|возле|біля|под\s+городом)\s+",
    re.IGNORECASE,
)
_PROVINCIAL = re.compile(
    r"\b(?:province|state|region|oblast'?|krai|governorate|prefecture|department|canton|county|область|обл\.|край|"
    r"région|provincia|estado|محافظة)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_NAME = 6  # words of a name without a comma


@dataclass(frozen=True, slots=True)
class Head:
    """A name that a part of an address may mean, and the words of it that are left over."""

    name: str
    rest: str = ""
    is_near: bool = False  # the words say that it is beside the place
    is_province: bool = False  # the words say that it is a province


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of an address in the order in which they are written."""
    found = (part.strip(" .\t'\"“”„«»‘’") for part in _BREAKS.split(text))
    return tuple(part for part in found if part)


def orders_of(text: str) -> Iterator[tuple[str, ...]]:
    """Return the ways to take words as parts, the smallest first: as parted, as Chinese runs, as single words."""
    parts = parts_of(text)
    if len(parts) > 1:
        yield parts
        yield parts[::-1]
        parts = tuple(piece for part in parts[::-1] for piece in _ranked(part)[::-1])
        if len(parts) > 2:
            yield parts
        return
    words = text.split()
    for cut in range(len(words) - 1, 0, -1):
        pair = (" ".join(words[:cut]), " ".join(words[cut:]))
        yield pair
        yield pair[::-1]
    yield from _runs(text.strip())


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Return the ways to cut a run of Chinese characters, which goes from the large to the small."""
    run = "".join(text.split())
    if not _HAN.fullmatch(run):
        return
    yield _ranked(run)[::-1]
    for cut in range(len(run) - 2, 1, -1):
        yield run[cut:], run[:cut]


def _ranked(part: str) -> tuple[str, ...]:
    run = "".join(part.split())
    return tuple(found[0] for found in _RANKED.finditer(run)) if _HAN.fullmatch(run) else (part,)


def whole_heads(part: str) -> Iterator[Head]:
    """Return what a part may be called: as it stands, without numbers, without words of rank."""
    seen = set()
    for name in (part, _without_numbers(part)):
        bare = _BEHIND.sub("", _IN_FRONT.sub("", name, count=1), count=1) if name else ""
        spelled = re.sub(r"\b(?:st|ste)\b\.?\s*(?=\w)", "Saint ", name, flags=re.IGNORECASE)
        spelled = re.sub(r"\bmt\b\.?\s*(?=\w)", "Mount ", spelled, flags=re.IGNORECASE)
        spelled = re.sub(r"\bft\b\.?\s*(?=\w)", "Fort ", spelled, flags=re.IGNORECASE)
        for one in (name, spelled, bare):
            if one and one not in seen:
                seen.add(one)
                yield Head(one, is_province=one == bare != name and bool(_PROVINCIAL.search(name)))


def partial_heads(part: str) -> Iterator[Head]:
    """Return what the end, then what the beginning of a part may be called: Port of Beirut, Kyiv Central Station."""
    near = _NEAR.match(part)
    if near:
        yield Head(part[near.end() :], near[0].strip(), is_near=True)
    words = _without_numbers(part).split()
    for cut in range(1, len(words)):
        if len(words) - cut <= _LONGEST_NAME:
            yield Head(" ".join(words[cut:]), " ".join(words[:cut]))
    for cut in range(min(len(words) - 1, _LONGEST_NAME), 0, -1):
        yield Head(" ".join(words[:cut]), " ".join(words[cut:]))
    run = _HAN.fullmatch(part)
    for cut in range(len(part) - 1, 1, -1) if run else ():
        yield Head(part[:cut], part[cut:])


def _without_numbers(part: str) -> str:
    return " ".join(_NUMBERED.sub(" ", part).split()).strip(" .-")
