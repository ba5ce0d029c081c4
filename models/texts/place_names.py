"""What a place of a case is called on a page: in the language of the page, and in its own land."""

import re
from types import MappingProxyType
from typing import Final

from models.gazetteer.naming import LOCAL, country_name, names_of
from models.gazetteer.spelling import fold
from models.records.story import Place
from models.texts.traditional import in_traditional
from models.translation import tr_later

NEVER, FIRST, ALWAYS = "never", "first", "always"
LOCAL_NAMES: Final = MappingProxyType(
    {
        NEVER: tr_later("never"),
        FIRST: tr_later("where a place is first named"),
        ALWAYS: tr_later("wherever it is named"),
    }
)
"""When a page sets the name in a place's own land beside that in its language."""
_HAN: Final = re.compile("[\u3400-\u9fff]")
_CHINESE: Final = frozenset(
    ("", "CN", "HK", "MO", "TW", "SG", "MY")
)  # where Chinese names are local; "": not told


def name_in(place: Place, language: str) -> str:
    """Return the name of a place in a language; its own name where the gazetteer knows no other."""
    known = names_of(place.name, place.country, place.point)
    if language.startswith("zh"):
        own = place.local_name if _HAN.search(place.local_name) else ""
        is_same = not own or own == known.get("zh-Hans")
        named = (known.get(language, "") if is_same else own) or own
        return (in_traditional(named) if language == "zh-Hant" else named) or place.name
    told = known.get(language, "")
    is_same = fold(told).startswith(
        fold(place.name)
    )  # Thessaloniki for Thessaloníki, New York for New York City
    return place.name if is_same or not told else told


def local_name_of(place: Place) -> str:
    """Return the name of a place in its own land; a Chinese name of a place elsewhere is none."""
    own = place.local_name.strip()
    if own and not _is_foreign(own, place.country):
        return own
    return names_of(place.name, place.country, place.point).get(LOCAL, "")


def area_in(place: Place, language: str) -> str:
    """Return the province and the country of a place, the country by its name: England, United Kingdom."""
    parts = [part.strip() for part in place.admin.split(",") if part.strip()]
    if place.country and parts and parts[-1] == place.country:
        parts[-1] = country_name(place.country, language)
    elif not parts and place.country:
        parts = [country_name(place.country, language)]
    joined = "，" if language.startswith("zh") else ", "
    return joined.join(part for part in parts if part not in (place.name, name_in(place, language)))


def _is_foreign(name: str, country: str) -> bool:
    """Tell whether a name is Chinese and the land is not; Japan's own signs are those that Shift JIS can write."""
    if not _HAN.search(name) or country in _CHINESE:
        return False
    if country != "JP":
        return True
    try:
        name.encode("shift_jis")
    except UnicodeEncodeError:
        return True
    return False
