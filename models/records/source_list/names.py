"""The names of authors as a source keeps them: "Family, Given", "Family, Given, Suffix", a body or a Chinese name."""

import re
from dataclasses import dataclass
from typing import Final

_WIDE: Final = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BODY: Final = re.compile(
    r"\b(Ltd|Limited|Inc|LLC|LLP|PLC|Corp|Co|GmbH|AG|SA|Trade|Department|Ministry|Committee|Commission|Court)\b\.?"
    r"|&|\b(and|of|for|und|et|für|des)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; a body, and a name that is written as one word, has a family name alone."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_wide(self) -> bool:
        """Tell whether it is written in Chinese, Japanese or Korean."""
        return is_wide(self.family)


def is_wide(text: str) -> bool:
    """Tell whether a text holds Chinese, Japanese or Korean."""
    return _WIDE.search(text) is not None


def name_of(family: str, given: str = "", suffix: str = "") -> str:
    """Return a name as it is kept; Chinese, Japanese and Korean ones as one word, the family name first."""
    family, given = family.strip(), given.strip()
    if not given or not family:
        return family or given
    if is_wide(family) and is_wide(given):
        return f"{family}{given}"
    return ", ".join(part for part in (family, given, suffix.strip()) if part)


def parts_of(name: str) -> Name:
    """Return the parts of a kept name; what reads like a body is left whole, commas and all."""
    family, comma, rest = name.partition(", ")
    if not comma or not rest or not family or is_wide(name) or _BODY.search(rest):
        return Name(name)
    given, _, suffix = rest.partition(", ")
    return Name(family, given, suffix)


def natural(name: str) -> str:
    """Return a name as it is said: "Given Family"; a Chinese one as it stands, without its comma if it has one."""
    family, comma, given = name.partition(", ")
    if comma and is_wide(family) and is_wide(given):
        return f"{family}{given}"
    parts = parts_of(name)
    return f"{parts.given} {parts.family}".strip() + (f", {parts.suffix}" if parts.suffix else "")
