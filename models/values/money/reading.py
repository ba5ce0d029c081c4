"""Reads amounts and quantities that people type, in the languages of newsrooms; asks rather than guesses."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from models.errors import AmbiguousSum, UnreadableValue
from models.translation import tr, tr_later
from models.values.listing import all_of, one_of
from models.values.money.bound_words import bound_of
from models.values.money.currencies import currencies_of
from models.values.money.number_words import is_number_word, is_vague, with_digits
from models.values.money.numbers import NUMBER, Scaled, scaled
from models.values.money.value import Amount, Bound, Quantity, shifted
from models.values.money.words import short_number

_ASSETS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("₿", "bitcoin", "bitcoins", "比特币", "比特幣", "btc"), "BTC"),
        **dict.fromkeys(("ξ", "ether", "ethers", "ethereum", "以太坊", "以太币", "以太幣", "eth"), "ETH"),
        **dict.fromkeys(("tether", "泰达币", "泰達幣", "usdt"), "USDT"),
        **dict.fromkeys(("litecoin", "litecoins", "莱特币", "萊特幣", "ltc"), "LTC"),
        **dict.fromkeys(("dogecoin", "dogecoins", "狗狗币", "狗狗幣", "doge"), "DOGE"),
        **dict.fromkeys(("ripple", "瑞波币", "瑞波幣", "xrp"), "XRP"),
        **dict.fromkeys(("柚子币", "柚子幣", "eos"), "EOS"),
        **dict.fromkeys(("达世币", "達世幣", "dash"), "DASH"),
        **dict.fromkeys(("比特现金", "比特現金", "bitcoin cash", "bch"), "BCH"),
        **dict.fromkeys(("filecoin", "filecoins", "fil"), "FIL"),
    }
)
_LONGEST: Final = 120  # characters: more is a sentence, not an amount
_LEADS: Final = (
    r"(?:(?:anywhere |somewhere )?(?:between|from)|zwischen|von|entre|de|tra|fra|da"
    r"|mellan|mellom|mellem|tussen|van|между|от|від|між|od"
    r"|między|mezi|antara|dari)\s|介于|介於|从|從|在"
)
_TILL: Final = r"to|bis|à|a|до|til|till|tot|do|sampai|hingga|s/d|até|hasta|fino a"
_AND: Final = r"and|und|et|y|e|en|och|og|и|і|та|i|a|ve|dan"
_SIGNS: Final = r"\s*(?:-|–|—|~|〜|至|到)\s*"
_RANGE: Final = re.compile(
    rf"(?P<first>\D*\d.*?)(?:{_SIGNS}|\s+(?:{_TILL})\s+)(?P<last>[^\d(]*\d.*)", re.IGNORECASE
)
_BETWEEN: Final = re.compile(
    rf"(?P<lead>{_LEADS})(?P<first>\D*\d.*?)(?:{_SIGNS}|\s+(?:{_TILL}|{_AND})\s+|[和与與])(?P<last>[^\d(]*\d.*?)(?:之间|之間|间|間|사이)?",
    re.IGNORECASE,
)
_ACCOUNTED: Final = re.compile(r"(?P<before>[^\d()]*)\((?P<held>[^()]*\d[^()]*)\)(?P<after>[^\d()]*)")
_FRACTIONS: Final = MappingProxyType({"½": ".5", "¼": ".25", "¾": ".75"})
_PLAIN_SIGNS: Final = MappingProxyType(
    {0x2019: "'", 0x2212: "-", 0x066B: ".", 0x066C: ",", 0x200F: "", 0x200E: "", 0x200B: ""}
)
_HYPHENED: Final = re.compile(
    r"(?<=\w)-(?=(?:hundred|thousand|million|billion|trillion|dollar|euro|pound|yuan|yen|rouble|ruble)s?\b)",
    re.IGNORECASE,
)
_DOLLARS: Final = frozenset(
    (
        "USD",
        "CAD",
        "AUD",
        "NZD",
        "HKD",
        "SGD",
        "TWD",
        "MXN",
        "ARS",
        "CLP",
        "COP",
        "BRL",
        "UYU",
        "DOP",
        "JMD",
        "TTD",
    )
)  # what a bare $ can be where the code stands beside it
_SHORTHANDS: Final = MappingProxyType({"T": "tsd", "k": "k", "K": "k", "M": "m"})
_SHORTHAND: Final = re.compile(r"([TkKM])(€|£|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK)")
_EXAMPLE: Final = tr_later("write it like ¥3bn, over $408m or 15,000 BTC")


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A sum before its unit is known."""

    text: str
    bound: Bound
    value: Decimal
    upper: Decimal | None
    before: str
    after: str
    others: tuple[str, ...] = ()  # what names the unit a second time, at the other end of a range


def read_amount(text: str, local_currency: str = "CNY", language: str = "") -> Amount:
    """Read a sum of money: `over ¥3bn`, `US$400m`, `3 billion yuan`, `30亿元`, `$10–15m`, `至少500万港元`.

    A bare ¥ or 元 is `local_currency`; with an empty one it is asked about. `language` says which of point and comma
    stands before the decimals (de and fr: the comma), where a number such as 1.234 leaves that open, and what a
    billion is.
    """
    return _amount(_parsed(text, language), local_currency)


def read_quantity(text: str, asset: str = "", language: str = "") -> Quantity:
    """Read a number of units: `15,000 BTC`, `约1.5万枚比特币`, `2,750 tonnes`; `asset` where it names none."""
    return _quantity(_parsed(text, language), asset)


def read_either(text: str, local_currency: str = "CNY", language: str = "") -> Amount | Quantity:
    """Read a sum of money, or else a quantity of whatever the words name."""
    parsed = _parsed(text, language)
    _refuse_metres(parsed)
    try:
        return _amount(parsed, local_currency)
    except AmbiguousSum:
        raise
    except UnreadableValue as error:
        try:
            return _quantity(parsed, "")
        except UnreadableValue:
            raise error from None


def _amount(parsed: _Parsed, local_currency: str) -> Amount:
    currency = _currency(parsed, local_currency)
    return Amount(parsed.value, currency, parsed.bound, parsed.text, parsed.upper)


def _quantity(parsed: _Parsed, asset: str) -> Quantity:
    text = parsed.text
    before, after = _asset(parsed.before), _asset(parsed.after)
    named = before or after
    if len({before, after, *map(_asset, parsed.others)} - {""}) > 1:
        raise UnreadableValue(tr("“{text}” names two assets: keep one, as in 15,000 BTC.", text=text))
    _refuse_number_words(text, named)
    _refuse_metres(parsed)
    if before and not after and before == parsed.before and not re.fullmatch(r"[A-Z]{2,6}", before):
        raise UnreadableValue(
            tr("“{text}” names its unit before the number: write it behind, as in 15,000 BTC.", text=text)
        )
    if named and asset and _asset(asset) != named:
        raise UnreadableValue(
            tr(
                "“{text}” is in {named}, not {asset}: change one of the two.",
                text=text,
                named=named,
                asset=asset,
            )
        )
    if not (named or asset):
        raise UnreadableValue(
            tr("“{text}” does not say of what: add the asset, as in 15,000 BTC.", text=text)
        )
    return Quantity(parsed.value, named or _asset(asset), parsed.bound, text, parsed.upper)


def _refuse_metres(parsed: _Parsed) -> None:
    """Refuse `5 m of cable`: behind a sign of money m is million, beside a thing it can be the metre."""
    if not parsed.before and re.search(r"\d\s+m\s+of\b", parsed.text):
        raise UnreadableValue(
            tr("“{text}” can be metres or millions: write 5 metres, or 5 million.", text=parsed.text)
        )


def plain_text(text: str) -> str:
    """Return a text with ASCII digits, one kind of each sign, and digits for the numbers that are spelled out."""
    if not text.isascii():
        text = _with_plain_signs(text)
    text = re.sub(r"\b([kcd]?m)([23])\b", lambda found: found[1] + "²³"[int(found[2]) - 2], text)
    text = re.sub(
        r"\b\d+(?:\.\d+)?e\+?\d{1,2}\b", lambda found: f"{Decimal(found[0]):f}", text, flags=re.IGNORECASE
    )
    text = re.sub(r"\bminus (?=\S*\d)", "-", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<![\w.,])\.(?=\d)", "0.", text)  # $.5m
    text = _HYPHENED.sub(" ", text)
    return with_digits(re.sub(r"\s+", " ", text).strip(" .。;"))


def _with_plain_signs(text: str) -> str:
    """Return a text with the digits of any script in ASCII and one kind of each sign; ² and ³ stay units."""
    text = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    text = re.sub(r"(\d)?\s?([½¼¾])", lambda found: (found[1] or "0") + _FRACTIONS[found[2]], text)
    text = re.sub("[^²³]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text.translate(_PLAIN_SIGNS)


def _parsed(text: str, language: str) -> _Parsed:
    """Return what a text says but for its unit."""
    shown = text.strip()
    plain = plain_text(text) if len(text) <= _LONGEST else ""
    if is_vague(plain):
        raise UnreadableValue(
            tr("“{text}” counts without a number: write one, such as at least $20m.", text=shown)
        )
    if not re.search(r"\d", plain):
        raise UnreadableValue(
            tr("“{text}” is not an amount: {example}.", text=shown[:_LONGEST], example=tr(_EXAMPLE))
        )
    if accounted := _ACCOUNTED.fullmatch(plain):
        plain = f"-{accounted['before'].strip('- ')}{accounted['held']}{accounted['after']}"
    bound, rest = bound_of(plain)
    found = _BETWEEN.fullmatch(rest) or _RANGE.fullmatch(rest)
    if found:
        return _range(shown, bound, found["first"], found["last"], language)
    before, one, is_negative = _side(shown, rest, language)
    after = one.after
    if not (before or after) and one.scale == "m":  # 5 m, of which nothing else says what it is: metres
        return _Parsed(shown, bound, _signed(one.bare, is_negative), None, "", "m")
    return _Parsed(shown, bound, _signed(one.value, is_negative), None, before, after)


def _range(text: str, bound: Bound, first: str, last: str, language: str) -> _Parsed:
    """Return a range: what one of its ends leaves out, a scale or a unit, it has from the other."""
    bound_first, first = bound_of(first)
    bound_last, last = bound_of(last)
    if bound_first is Bound.AT_MOST or bound_last is Bound.AT_LEAST:
        raise UnreadableValue(
            tr("“{text}” is no range: write its lower and its upper end, as in $10m–15m.", text=text)
        )
    before, low, is_low_negative = _side(text, first, language)
    before_last, high, is_high_negative = _side(text, last, language)
    value, upper = low.value, high.value
    if low.power is None and high.power and shifted(low.bare, high.power) <= high.value:
        value = shifted(low.bare, high.power)
    elif high.power is None and low.power and value > upper and not (is_low_negative and is_high_negative):
        upper = shifted(high.bare, low.power)
    names = [part for part in (before, low.after, before_last, high.after) if part]
    is_about = Bound.ABOUT in (bound_first, bound_last) and bound is Bound.EXACT
    return _Parsed(
        text,
        Bound.ABOUT if is_about else bound,
        _signed(value, is_low_negative),
        _signed(upper, is_high_negative),
        before or before_last,
        high.after or low.after,
        tuple(names),
    )


def _side(text: str, end: str, language: str) -> tuple[str, Scaled, bool]:
    """Return what stands before a number, the number with all behind it, and whether it is below zero."""
    found = re.fullmatch(rf"(?P<before>\D*?)(?P<number>(?:{NUMBER}))(?P<after>\D.*|)", end)
    if found is None:
        raise UnreadableValue(tr("“{text}” is not an amount: {example}.", text=text, example=tr(_EXAMPLE)))
    before, shorthand = found["before"].strip(), ""
    if short := _SHORTHAND.fullmatch(before):  # TEUR 500, MUSD 5
        shorthand, before = f"{_SHORTHANDS[short[1]]} ", short[2]
    one = scaled(text, found["number"], shorthand + found["after"].strip(), language, bool(before))
    if re.search(r"\d", one.after):
        raise UnreadableValue(
            tr("“{text}” holds two numbers: keep one, with “at least” or “up to” before it.", text=text)
        )
    return before.strip("- "), one, before.startswith("-") or before.endswith("-")


def _signed(value: Decimal, is_negative: bool) -> Decimal:
    return value.copy_negate() if is_negative else value


def _currency(parsed: _Parsed, local_currency: str) -> str:
    """Return the currency that stands before or behind a number."""
    text, parts = parsed.text, [part for part in (parsed.before, parsed.after, *parsed.others) if part]
    named = [(part, _codes(text, part, local_currency)) for part in parts]
    if not named:
        raise UnreadableValue(
            tr("“{text}” names no currency: write it like ¥3bn, $408m or 3bn CNY.", text=text)
        )
    firm = [
        codes
        for part, codes in named
        if not _is_loose(part, [codes for other, codes in named if other != part])
    ]
    shared = set.intersection(*(set(codes) for codes in firm or [named[0][1]]))
    if not shared:
        listed = all_of(sorted({codes[0] for codes in firm}))
        raise UnreadableValue(
            tr("“{text}” names two currencies, {listed}: keep one.", text=text, listed=listed)
        )
    if len(shared) == 1:
        return shared.pop()
    readings = tuple(_reading(parsed, code) for code in named[0][1] if code in shared)
    if shared == {"CNY", "JPY"}:
        raise AmbiguousSum(tr("“{text}” can be yuan or yen: write CNY or JPY.", text=text), readings)
    raise AmbiguousSum(
        tr(
            "“{text}” can be money of several countries: write {readings}.",
            text=text,
            readings=one_of(readings),
        ),
        readings,
    )


def _is_loose(part: str, others: list[tuple[str, ...]]) -> bool:
    """Tell whether a sign says less than what else names the currency: $5 CAD, 港币5亿元, ¥5 JPY."""
    if part in ("元", "圆", "圓"):
        return bool(others)
    codes = {code for each in others for code in each}
    return bool(codes) and (codes <= _DOLLARS if part == "$" else part == "¥" and codes <= {"CNY", "JPY"})


def _reading(parsed: _Parsed, code: str) -> str:
    upper = f"–{short_number(parsed.upper)}" if parsed.upper is not None else ""
    return f"{short_number(parsed.value)}{upper} {code}"


def _codes(text: str, part: str, local_currency: str) -> tuple[str, ...]:
    """Return the currencies that a word or sign can mean."""
    codes = currencies_of(part, local_currency)
    if codes:
        return codes
    _refuse_number_words(text, part)
    raise UnreadableValue(
        tr(
            "“{part}” is not a known currency: write three letters, such as CNY; an asset is a quantity.",
            part=part,
        )
    )


def _refuse_number_words(text: str, named: str) -> None:
    """Refuse a unit that is a number word which was not understood: it would make a hundred of a hundred million."""
    words = named.split()
    is_money = len(words) > 1 and len(words[-1]) > 1 and bool(currencies_of(words[-1], ""))
    for place, word in enumerate(words):
        if is_number_word(word) or (is_money and place == 0):  # 5 squillion dollars are no squillion dollars
            raise UnreadableValue(
                tr(
                    "“{word}” in “{text}” is no number word that is known here: write the number in digits.",
                    word=word,
                    text=text,
                )
            )


def _asset(text: str) -> str:
    """Return the short name of an asset, or the words as they stand."""
    name = re.sub(r"^(?:枚|个|個|units? of |of |de |d')\s*|\s*(?:枚|个|個)$", "", text.strip())
    return _ASSETS.get(name.casefold(), name)
