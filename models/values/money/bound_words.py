"""Words that say from which side a number is known: over, at most, about, 逾, более, en az."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from models.errors import UnreadableValue
from models.translation import tr
from models.values.money.number_words import CJK
from models.values.money.value import Bound

_BEFORE: Final[tuple[tuple[Bound, str], ...]] = (
    (
        Bound.AT_LEAST,
        "over|more than|above|at least|no less than|not less than|no fewer than|upwards of|exceeding|"
        "in excess of|minimum|"
        "a minimum of|>=|>|≥|逾|超过|超過|超|至少|不少于|不少於|不低于|不低於|多于|多於|高于|高於|上|"
        "mindestens|über|mehr als|au moins|plus de|más de|al menos|por lo menos|mais de|pelo menos|oltre|più di|almeno|"
        "более|больше|свыше|не менее|не меньше|понад|більше|не менше|ponad|co najmniej|więcej niż|přes|nejméně|"
        "en az|lebih dari|setidaknya|meer dan|minstens|mer enn|mer än|over|minst|أكثر من|على الأقل|少なくとも|최소",
    ),
    (
        Bound.AT_MOST,
        "up to|at most|no more than|not more than|less than|fewer than|under|below|a maximum of|maximum|<=|<|≤|"
        "至多|最多|不超过|不超過|不到|不足|低于|低於|少于|少於|bis zu|höchstens|weniger als|unter|"
        "au plus|moins de|jusqu'à|"
        "hasta|menos de|como máximo|até|no máximo|fino a|meno di|al massimo|до|менее|меньше|не более|"
        "не больше|менше|не більше|"
        "do|mniej niż|najwyżej|en fazla|kurang dari|minder dan|hooguit|أقل من|최대|最大",
    ),
    (
        Bound.ABOUT,
        "about|around|approximately|approx.|approx|some|roughly|nearly|almost|close to|c.|ca.|ca|circa|"
        "~|≈|an estimated|estimated|"
        "约|約|大约|大約|近|将近|將近|接近|大概|约合|約合|合|折合|相当于|etwa|rund|fast|ungefähr|knapp|"
        "environ|près de|presque|"
        "unos|unas|aproximadamente|alrededor de|cerca de|casi|quase|circa|quasi|около|примерно|почти|"
        "порядка|близько|майже|"
        "приблизно|około|prawie|asi|zhruba|yaklaşık|sekitar|hampir|ongeveer|bijna|cirka|omkring|نحو|حوالي|약|およそ",
    ),
)
_BEHIND: Final[tuple[tuple[Bound, str], ...]] = (
    (
        Bound.AT_LEAST,
        "or more|or over|plus|+|以上|起|超|余|餘|이상|oder mehr|ou plus|o más|ou mais|o più|и более",
    ),
    (Bound.AT_MOST, "or less|以下|以内|以內|未満|未滿|이하|미만|at most|oder weniger|max."),
    (Bound.ABOUT, "or so|左右|上下|程度|前後|가량|정도|approximately|approx.|estimated|est."),
)
_MORE: Final = re.compile(
    r"(?<=[\d百千万萬亿億兆])\s*(?:[余餘](?=\s*\S)|多(?=\s*[万萬亿億千百元枚个個人名吨美港欧日英])|\+(?=\s*[^\s\d]))|(?<=\d[a-z])\+|(?<=\d[a-z][a-z])\+",
    re.IGNORECASE,
)


def bound_of(text: str) -> tuple[Bound, str]:
    """Return the bound that a text states and the text without its words; about gives way to a firmer bound."""
    bounds: set[Bound] = set()
    if found := _MORE.search(text):
        bounds.add(Bound.AT_LEAST)
        text = text[: found.start()] + text[found.end() :]
    for _ in range(3):
        hit = _at_start(text) or _at_end(text)
        if hit is None:
            break
        bounds.add(hit[0])
        text = hit[1]
    firm = bounds - {Bound.ABOUT}
    if len(firm) > 1:
        raise UnreadableValue(tr("An amount cannot be at least and at most: keep one of the two."))
    return next(iter(firm or bounds), Bound.EXACT), text


def _at_start(text: str) -> tuple[Bound, str] | None:
    """Return the bound at the start of a text and the rest, or None."""
    lowered = text.lower()
    for word, bound in _before().get(lowered[:1], ()):
        if lowered.startswith(word):
            rest = text[len(word) :]
            is_cut = word[-1].isalpha() and rest[:1].isalpha() and max(word[-1], rest[0]) < CJK
            if not is_cut:
                return bound, rest.strip()
    return None


@cache
def _before() -> Mapping[str, tuple[tuple[str, Bound], ...]]:
    """Return the words of bounds before a number by their first letter, the longest first."""
    rows = sorted(
        ((word, bound) for bound, words in _BEFORE for word in words.split("|")), key=lambda row: -len(row[0])
    )
    return MappingProxyType({row[0][0]: tuple(one for one in rows if one[0][0] == row[0][0]) for row in rows})


@cache
def _behind() -> Mapping[str, tuple[tuple[str, Bound], ...]]:
    """Return the words of bounds behind a number by their last letter."""
    rows = [(word, bound) for bound, words in _BEHIND for word in words.split("|")]
    return MappingProxyType(
        {row[0][-1]: tuple(one for one in rows if one[0][-1] == row[0][-1]) for row in rows}
    )


def _at_end(text: str) -> tuple[Bound, str] | None:
    """Return the bound at the end of a text and the rest, or None."""
    lowered = text.lower()
    for word, bound in _behind().get(lowered[-1:], ()):
        rest = text[: -len(word)]
        is_cut = word[0].isalpha() and rest[-1:].isalpha() and max(word[0], rest[-1]) < CJK
        if lowered.endswith(word) and rest and not is_cut:
            return bound, rest.strip()
    return None
