"""Which of the Chinese names that GeoNames lists for a place is its name, and whether it is a county or a district.

GeoNames lists the Chinese names of a place without saying which one is its name: the one that reads like the
Latin name is taken, with readings of characters learnt from the places that have one Chinese name only.
"""

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

EVERY_PLACE = frozenset({"CN", "HK", "MO", "TW"})
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENDINGS = "市县区旗"
CHOSEN = {
    "Seoul": "首尔",
    "Beijing": "北京",
    "Macau": "澳门",
}  # where age or length would choose another Chinese name


def plain(text: str) -> str:
    """The letters and digits of a name in lower case, without accents."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in spread if char.isalnum())


def is_simplified(name: str) -> bool:
    """Whether a Chinese name can be written in GB 2312, which has hardly a traditional character."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def chinese_names(place: dict[str, Any]) -> list[str]:
    """The Chinese names of a place, simplified ones first, then short ones."""
    names = {name for name in place["alternatenames"] if CHINESE.fullmatch(name) and len(name) > 1}
    return sorted(names, key=lambda name: (not is_simplified(name), len(name), name))


def learn_simplified(places: Iterable[dict[str, Any]]) -> dict[int, str]:
    """Traditional → simplified characters, from the places that have a name in both."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        names = chinese_names(place)
        for one in (name for name in names if is_simplified(name)):
            for other in (name for name in names if not is_simplified(name) and len(name) == len(one)):
                pairs = [pair for pair in zip(other, one, strict=True) if pair[0] != pair[1]]
                if len(pairs) * 2 <= len(one) and not any(is_simplified(old) for old, _ in pairs):
                    for old, new in pairs:
                        seen[old][new] += 1
    return {ord(old): counts.most_common(1)[0][0] for old, counts in sorted(seen.items())}


def learn_readings(places: Iterable[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """How each character is read, from places with one Chinese name and one spelling of as many syllables."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        names = chinese_names(place)
        spelled = [
            name.split() for name in place["alternatenames"] if re.fullmatch(r"[a-z]+( [a-z]+)+", name)
        ]
        for name in names:
            fitting = [syllables for syllables in spelled if len(syllables) == len(name)]
            if len(fitting) == 1 and sum(len(other) == len(name) for other in names) == 1:
                for character, syllable in zip(name, fitting[0], strict=True):
                    heard[character][syllable] += 1
    return {
        character: frozenset(syllable for syllable, times in counts.items() if times * 20 >= counts.total())
        for character, counts in heard.items()
    }


def readings_of(name: str, readings: dict[str, frozenset[str]]) -> set[str]:
    """Every way a Chinese name can be spelled, without spaces."""
    spelled = {""}
    for character in name:
        spelled = {
            start + syllable for start in spelled for syllable in readings.get(character, frozenset({"?"}))
        }
        if len(spelled) > 200:
            break
    return spelled


def short(name: str) -> str:
    """A Chinese name without the word for city, county or district at its end."""
    return name[:-1] if len(name) > 2 and name[-1] in ENDINGS else name


def chosen_chinese(place: dict[str, Any], readings: dict[str, frozenset[str]]) -> str:
    """The Chinese name that reads like the Latin one; empty where there is none."""
    names = [name for name in chinese_names(place) if is_simplified(name)] or chinese_names(place)
    chosen = CHOSEN.get(place["name"], "")
    if any(name.startswith(chosen) for name in names) and chosen:
        return chosen
    if not names or place["countrycode"] not in EVERY_PLACE:
        return names[0].removesuffix("市") if names else ""
    forms = list(dict.fromkeys([*(short(name) for name in names), *names]))
    latin = plain(place["name"])

    def likeness(form: str) -> tuple[float, int]:
        spelled = readings_of(form, readings)
        return max(difflib.SequenceMatcher(None, latin, one).ratio() for one in spelled), -len(form)

    return max(forms, key=likeness)


def kind_of(place: dict[str, Any], chosen: str) -> str:
    """Whether a place is a city or a district (a county or district whose name says so)."""
    same = [name for name in chinese_names(place) if short(name) == chosen and name != chosen]
    ends = {name[-1] for name in [*same, chosen] if name and not name.endswith(("社区", "特区"))}
    return "district" if ends & set("县区旗") and "市" not in ends else "city"


class ChineseNames:
    """Chooses the Chinese name of each place, with what all of them together teach."""

    def __init__(self, places: list[dict[str, Any]]) -> None:
        """Learn how characters are read, and how they are simplified."""
        self._readings = learn_readings(place for place in places if place["countrycode"] == "CN")
        self._simple = learn_simplified(places)

    def chosen(self, place: dict[str, Any]) -> str:
        """The name of a place in simplified characters; empty where it has none."""
        return chosen_chinese(place, self._readings).translate(self._simple)
