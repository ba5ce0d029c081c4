"""Amounts and quantities in words: `over ¥3bn`, `about 15,000 BTC`, `逾30亿元人民币`; no digit is lost or added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from models import translation
from models.translation import tr, tr_later
from models.values.money.value import Amount, Bound, Quantity, shifted

_OVER = re.compile(
    r"\b(?:over|more than|above|exceed\w*|über|mehr als|plus de)\b|[逾超余餘]|[多高][于於]|>(?!=)",
    re.IGNORECASE,
)
Scale = tuple[int, str]  # the power of ten, and what is written behind the number for it


@dataclass(frozen=True, slots=True)
class MoneyNames:
    """How numbers, bounds and currencies are written in one language."""

    point: str
    group: str
    scales: tuple[Scale, ...]  # from the largest
    about: str
    over: str  # at least, where the source's own words leave the number itself out
    at_least: str
    at_most: str
    till: str  # between the ends of a range that are told one by one
    is_sign_first: bool  # $5 or 5 $
    signs: Mapping[str, str]  # ISO 4217 to what is written for it

    @property
    def is_latin(self) -> bool:
        """Whether words are set apart by spaces."""
        return self.scales[-1][0] != 4


SIGNS = MappingProxyType(
    {
        "CNY": "¥",
        "USD": "$",
        "EUR": "€",
        "GBP": "£",
        "HKD": "HK$",
        "AUD": "A$",
        "CAD": "C$",
        "SGD": "S$",
        "NZD": "NZ$",
        "TWD": "NT$",
        "KRW": "₩",
        "INR": "₹",
        "RUB": "₽",
        "CHF": "CHF ",
        "JPY": "JPY ",
    }
)
CHINESE_SIGNS = MappingProxyType(
    {
        "CNY": "元人民币",
        "USD": "美元",
        "EUR": "欧元",
        "GBP": "英镑",
        "HKD": "港元",
        "AUD": "澳元",
        "CAD": "加元",
        "SGD": "新加坡元",
        "NZD": "新西兰元",
        "TWD": "新台币",
        "KRW": "韩元",
        "JPY": "日元",
        "RUB": "卢布",
        "CHF": "瑞士法郎",
    }
)
TRADITIONAL_SIGNS = MappingProxyType(
    {
        **CHINESE_SIGNS,
        "CNY": "元人民幣",
        "EUR": "歐元",
        "GBP": "英鎊",
        "NZD": "紐西蘭元",
        "TWD": "新臺幣",
        "KRW": "韓元",
        "RUB": "盧布",
    }
)

_LANGUAGES: Mapping[str, MoneyNames] = MappingProxyType(
    {
        "en": MoneyNames(
            ".",
            ",",
            ((12, "tn"), (9, "bn"), (6, "m")),
            "about ",
            "over ",
            "at least ",
            "up to ",
            " to ",
            True,
            SIGNS,
        ),
        "zh-Hans": MoneyNames(
            ".",
            ",",
            ((12, "万亿"), (8, "亿"), (4, "万")),
            "约",
            "逾",
            "至少",
            "至多",
            "至",
            False,
            CHINESE_SIGNS,
        ),
        "zh-Hant": MoneyNames(
            ".",
            ",",
            ((12, "萬億"), (8, "億"), (4, "萬")),
            "約",
            "逾",
            "至少",
            "至多",
            "至",
            False,
            TRADITIONAL_SIGNS,
        ),
        "de": MoneyNames(
            ",",
            ".",
            ((12, " Bio."), (9, " Mrd."), (6, " Mio.")),
            "etwa ",
            "über ",
            "mindestens ",
            "höchstens ",
            " bis ",
            False,
            SIGNS,
        ),
        "fr": MoneyNames(
            ",",
            "\u202f",
            ((9, " Md"), (6, " M")),
            "environ ",
            "plus de ",
            "au moins ",
            "au plus ",
            " à ",
            False,
            SIGNS,
        ),
    }
)


def money_names(language: str) -> MoneyNames:
    """Tell how a language writes money, by its tag; its nearest relative, or English, where there is none."""
    tag = language.replace("_", "-").casefold()
    if tag.startswith("zh"):
        is_traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
        return _LANGUAGES["zh-Hant" if is_traditional else "zh-Hans"]
    return _LANGUAGES.get(tag.partition("-")[0], _LANGUAGES["en"])


def words(given: Amount | Quantity, language: str = "") -> str:
    """Return an amount or a quantity in words, with every digit of its value and of its upper end.

    Without a language they are words of the one that is spoken.
    """
    language = language or translation.language()
    names = money_names(language)
    at_least = names.over if _OVER.search(given.wording) else names.at_least
    around = {Bound.ABOUT: names.about, Bound.AT_LEAST: at_least, Bound.AT_MOST: names.at_most}
    bound = around.get(given.bound, "")
    if given.upper is None:
        return bound + _one(given, given.value, language)
    if given.value < 0 or not names.is_latin:
        first, last = (_one(given, end, language) for end in (given.value, given.upper))
        return bound + first + names.till + last
    return bound + _with_unit(given, _two_ends(given, given.upper, language), names)


def ends_words(given: Amount | Quantity, language: str = "", *, says_exact: bool = True) -> str:
    """Return a sum with all its digits and from where to where it reaches: about 15,000 BTC (14,500 to 15,500).

    In English, or in the language that is spoken.
    """
    unit = given.currency if isinstance(given, Amount) else given.asset
    is_about, is_bare = given.bound is Bound.ABOUT, given.bound is Bound.EXACT and not says_exact
    say, say_word = (_in_english, str) if language == "en" else (tr, tr)
    bound = say_word(given.bound)
    if given.upper is not None:
        ends = say(_ENDS, low=given.value, high=given.upper, unit=unit)
        return say(_BOUND, bound=bound, sum=ends) if is_about else ends
    number = say(_NUMBER, value=given.value, unit=unit)
    said = number if is_bare else say(_BOUND, bound=bound, sum=number)
    return say(_REACH, sum=said, low=given.low, high=given.high) if is_about else said


_ENDS = tr_later("{low:,} to {high:,} {unit}")
_NUMBER = tr_later("{value:,} {unit}")
_BOUND = tr_later("{bound} {sum}")
_REACH = tr_later("{sum} ({low:,} to {high:,})")


def _in_english(words: str, **values: object) -> str:
    return words.format(**values)


def _one(given: Amount | Quantity, value: Decimal, language: str) -> str:
    """Return one number of a sum with its unit."""
    sign = "-" if value < 0 else ""
    return sign + _with_unit(given, _digits(given, value.copy_abs(), language), money_names(language))


def _two_ends(given: Amount | Quantity, upper: Decimal, language: str) -> str:
    """Return 10m–15m; both ends in plain digits where only the upper would have a scale, which the lower would take."""
    ends = tuple(_digits(given, end, language) for end in (given.value, upper))
    if ends[0][-1:].isdigit() and not ends[1][-1:].isdigit():
        ends = tuple(_number(end, money_names(language), 2) for end in (given.value, upper))
    return "–".join(ends)


def _digits(given: Amount | Quantity, value: Decimal, language: str) -> str:
    """Return the number of a sum: short for money and in Chinese, all its digits for what is counted."""
    names = money_names(language)
    if isinstance(given, Quantity) and names.is_latin:
        return _number(value, names)
    return short_number(value, language, least_decimals=2 if isinstance(given, Amount) else 0)


def _with_unit(given: Amount | Quantity, number: str, names: MoneyNames) -> str:
    """Return a number with its unit where the language puts it."""
    if isinstance(given, Amount):
        return _money(number, given.currency, names)
    if names.is_latin:
        return f"{number} {given.asset}"
    return f"{number}{'枚' if given.asset.isupper() else ' '}{given.asset}"


def _money(number: str, currency: str, names: MoneyNames) -> str:
    """Return a number with its currency where the language puts it."""
    if names.is_sign_first:
        return names.signs.get(currency, f"{currency} ") + number
    if names.is_latin:
        return f"{number} {names.signs.get(currency, currency).strip()}"
    return number + names.signs.get(currency, f" {currency}")


def short_number(value: Decimal, language: str = "", least_decimals: int = 0) -> str:
    """Return a number with the largest scale that keeps it short and loses nothing: 3bn, 3,049.61m, 1.5万, 61,000.

    `least_decimals` are kept where a number without a scale has any: 12.50.
    """
    names = money_names(language or translation.language())
    for power, name in names.scales:
        if value.copy_abs() >= Decimal(10) ** power:
            scaled = _number(shifted(value, -power), names)
            scaled = scaled if names.is_latin else scaled.replace(names.group, "")
            if len(scaled.partition(names.point)[2]) <= (3 if names.is_latin else 4):  # 30.4961亿
                return scaled + name
            if not names.is_latin:  # in a range, 1至100000.0001万 would be read as from 10,000
                break
    return _number(value, names, least_decimals)


def _number(value: Decimal, names: MoneyNames, least_decimals: int = 0) -> str:
    """Return a number in digits with the separators of a language, without zeros that say nothing."""
    whole, _, decimals = f"{value.copy_abs():f}".partition(".")
    decimals = decimals.rstrip("0")
    if decimals:
        decimals = names.point + decimals.ljust(least_decimals, "0")
    return ("-" if value < 0 else "") + f"{int(whole):,}".replace(",", names.group) + decimals
