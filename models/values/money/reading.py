"""Reads amounts and quantities that people type, in the languages of newsrooms; asks rather than guesses."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from models.errors import UnreadableValue
from models.values.money.value import Amount, Bound, Quantity, exact_sum, shifted
from models.values.money.words import CURRENCY_NAMES

_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    (
        Bound.AT_LEAST,
        "over|more than|above|at least|no less than|not less than|upwards of|exceeding|in excess of|>=|>|≥|"
        "逾|超过|超過|超|至少|不少于|不少於|不低于|不低於|"
        "多于|多於|高于|高於|mindestens|über|mehr als|au moins|plus de",
    ),
    (
        Bound.AT_MOST,
        "up to|at most|no more than|not more than|less than|under|below|a maximum of|<=|<|≤|"
        "至多|最多|不超过|不超過|不到|低于|低於|少于|少於|bis zu|höchstens|weniger als|unter|au plus|moins de|jusqu'à",
    ),
    (
        Bound.ABOUT,
        "about|around|approximately|approx.|some|roughly|nearly|almost|close to|c.|ca.|ca|circa|~|"
        "约|約|大约|大約|近|将近|將近|接近|大概|etwa|rund|fast|ungefähr|environ|près de|presque",
    ),
)
_BOUND_ENDS: tuple[tuple[Bound, str], ...] = (
    (Bound.AT_LEAST, "or more|+|以上|起"),
    (Bound.AT_MOST, "or less|以下|以内|以內"),
    (Bound.ABOUT, "or so|左右|上下"),
)
_SCALES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("k", "thousand", "tsd", "tsd.", "mille", "千"), 3),
        **dict.fromkeys(("万", "萬"), 4),
        **dict.fromkeys(
            ("m", "mn", "mln", "mm", "million", "millions", "mio", "mio.", "millionen", "百万", "百萬"), 6
        ),
        **dict.fromkeys(("千万", "千萬"), 7),
        **dict.fromkeys(("亿", "億"), 8),
        **dict.fromkeys(
            ("b", "bn", "billion", "billions", "mrd", "mrd.", "milliarden", "milliarde", "十亿", "十億"), 9
        ),
        **dict.fromkeys(("md", "milliard", "milliards"), 9),
        **dict.fromkeys(("百亿", "百億"), 10),
        **dict.fromkeys(("tn", "trn", "trillion", "trillions", "bio.", "万亿", "萬億"), 12),
    }
)
_COMMA_SCALES = frozenset(
    (
        "mio",
        "mio.",
        "mrd",
        "mrd.",
        "millionen",
        "milliarden",
        "milliarde",
        "bio.",
        "md",
        "milliard",
        "milliards",
    )
)
_ASSETS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("bitcoin", "bitcoins", "比特币", "比特幣", "btc"), "BTC"),
        **dict.fromkeys(("ether", "ethers", "ethereum", "以太坊", "以太币", "以太幣", "eth"), "ETH"),
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
_ISO_4217 = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
_CJK = "\u2e80"  # letters from here on need no space between words
_LONGEST = 120  # characters: more is a sentence, not an amount
_NUMBER = r"\d[\d.,' ]*\d|\d"


def read_amount(text: str, local_currency: str = "CNY", language: str = "") -> Amount:
    """Read a sum of money: `over ¥3bn`, `US$400m`, `3 billion yuan`, `30亿元`, `至少500万港元`.

    A bare ¥ or 元 is `local_currency`; with an empty one it is asked about. `language` says which of point and comma
    stands before the decimals (de and fr: the comma), where a number such as 1.234 leaves that open.
    """
    bound, before, value, after = _read(text, language)
    currency = _currency(text, before, after, local_currency)
    return Amount(value, currency, bound, text.strip())


def read_quantity(text: str, asset: str = "", language: str = "") -> Quantity:
    """Read a number of units: `15,000 BTC`, `约1.5万枚比特币`, `1.9m USDT`; `asset` where it names none."""
    bound, before, value, after = _read(text, language)
    named = _asset(before) or _asset(after)
    if before and _asset(after):
        raise UnreadableValue(f"“{text.strip()}” names two assets: keep one, as in 15,000 BTC.")
    if named and asset and _asset(asset) != named:
        raise UnreadableValue(f"“{text.strip()}” is in {named}, not {asset}: change one of the two.")
    if not (named or asset):
        raise UnreadableValue(f"“{text.strip()}” does not say of what: add the asset, as in 15,000 BTC.")
    return Quantity(value, named or _asset(asset), bound, text.strip())


def _read(text: str, language: str) -> tuple[Bound, str, Decimal, str]:
    """Return the bound of a text, what stands before its number, the number, and what stands behind it."""
    plain = re.sub(
        r"\s+", " ", unicodedata.normalize("NFKC", text).replace("’", "'").replace("−", "-")
    ).strip(" .。;")
    bound, rest = _bound(plain)
    found = re.fullmatch(rf"(?P<before>[^\d]*?)(?P<number>(?:{_NUMBER}))(?P<after>\D.*|)", rest)
    if found is None or len(text) > _LONGEST:
        example = "write it like ¥3bn, over $408m or 15,000 BTC"
        raise UnreadableValue(f"“{text.strip()[:_LONGEST]}” is not an amount: {example}.")
    before, after = found["before"].strip(), found["after"].strip()
    is_negative = before.startswith("-") or before.endswith("-")
    value, after = _scaled(text, found["number"], after, language)
    if re.search(r"\d", after):
        raise UnreadableValue(
            f"“{text.strip()}” holds two numbers: keep one, with “at least” or “up to” before it."
        )
    return bound, before.strip("- "), value.copy_negate() if is_negative else value, after


def _bound(text: str) -> tuple[Bound, str]:
    """Return the bound that a text states and the text without its words; about gives way to a firmer bound."""
    bounds: set[Bound] = set()
    if found := re.search(r"(?<=\d)\s*(?:[余餘多](?=\s*[万萬亿億千百元枚个個])|\+(?=\s*[^\s\d]))", text):
        bounds.add(Bound.AT_LEAST)
        text = text[: found.start()] + text[found.end() :]
    for _ in range(3):
        hit = _bound_at_start(text) or _bound_at_end(text)
        if hit is None:
            break
        bounds.add(hit[0])
        text = hit[1]
    firm = bounds - {Bound.ABOUT}
    if len(firm) > 1:
        raise UnreadableValue("An amount cannot be at least and at most: keep one of the two.")
    return next(iter(firm or bounds), Bound.EXACT), text


def _bound_at_start(text: str) -> tuple[Bound, str] | None:
    """Return the bound at the start of a text and the rest, or None."""
    folded = text.casefold()
    for word, bound in _longest_bounds():
        if folded.startswith(word):
            rest = text[len(word) :]
            is_cut = word[-1].isalpha() and rest[:1].isalpha() and max(word[-1], rest[0]) < _CJK
            if not is_cut:
                return bound, rest.strip()
    return None


@cache
def _longest_bounds() -> tuple[tuple[str, Bound], ...]:
    """Return the words of bounds before a number, the longest first."""
    rows = ((word, bound) for bound, words in _BOUND_WORDS for word in words.split("|"))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _bound_at_end(text: str) -> tuple[Bound, str] | None:
    """Return the bound at the end of a text and the rest, or None."""
    for bound, words in _BOUND_ENDS:
        for word in words.split("|"):
            if text.casefold().endswith(word) and len(text) > len(word):
                return bound, text[: -len(word)].strip()
    return None


def _scaled(text: str, number: str, after: str, language: str) -> tuple[Decimal, str]:
    """Return a number with its scale, also `1亿2000万`, and what is left behind it."""
    total, power_before = Decimal(0), 99
    while True:
        scale, after = _scale(after)
        value = _decimal(text, number, scale, language)
        power = _SCALES.get(scale, 0)
        total = exact_sum(total, shifted(value, power))
        more = re.match(rf"({_NUMBER})", after)
        if not more or power == 0 or scale.isascii() or power >= power_before:
            return total, after.strip()
        number, after, power_before = more[0], after[more.end() :].strip(), power


def _scale(after: str) -> tuple[str, str]:
    """Return the word of scale at the start of a text, and the rest."""
    folded = after.casefold()
    for word in _longest_scales():
        if folded.startswith(word):
            rest = after[len(word) :]
            if not word.isascii() or not (rest[:1].isascii() and rest[:1].isalpha()):
                return word, rest.strip()
    return "", after


@cache
def _longest_scales() -> tuple[str, ...]:
    """Return the words of scale, the longest first."""
    return tuple(sorted(_SCALES, key=len, reverse=True))


def _decimal(text: str, number: str, scale: str, language: str) -> Decimal:
    """Return a number written with points, commas, apostrophes or spaces; ask where they leave its size open."""
    number = number.strip()
    if re.fullmatch(r"\d+", number):
        return Decimal(number)
    if re.fullmatch(r"\d{1,3}(?:([' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?", number):
        return Decimal(re.sub("[' ]", "", number).replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", number):
        return Decimal(number.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", number):
        return Decimal(number.replace(".", "").replace(",", "."))
    one = re.fullmatch(r"(\d+)([.,])(\d+)", number)
    if one is None:
        raise UnreadableValue(
            f"“{text.strip()}” has points and commas where no number has them: write 1234567.89."
        )
    if len(one[3]) == 3 and len(one[1]) <= 3 and int(one[1]) > 0:
        return _thousands_or_decimals(text, one, scale, language)
    return Decimal(f"{one[1]}.{one[3]}")


def _thousands_or_decimals(text: str, found: re.Match[str], scale: str, language: str) -> Decimal:
    """Return 1,234 or 1.234 by the language; without one a comma parts thousands, and a lone point is asked about."""
    large, small = Decimal(found[1] + found[3]), Decimal(f"{found[1]}.{found[3]}")
    tag = language.partition("-")[0].casefold()
    if tag in ("de", "fr", "it", "es", "nl", "pt"):
        return small if found[2] == "," else large
    if tag in ("en", "zh", "ja", "ko"):
        return large if found[2] == "," else small
    is_european = scale in _COMMA_SCALES
    if found[2] == "," and not is_european:
        return large
    if found[2] == "." and scale and not is_european:
        return small  # nobody writes 1.234bn for 1234bn
    advice = f"write {large}, or {small}0 if decimals are meant"
    raise UnreadableValue(f"“{text.strip()}” can be {large:,} or {small}: {advice}.")


def _currency(text: str, before: str, after: str, local_currency: str) -> str:
    """Return the currency that stands before or behind a number."""
    codes = {code for part in (before, after) if part for code in _codes(text, part, local_currency)}
    if len(codes) > 1 and local_currency in codes:  # 人民币30亿元, 港币5亿元: 元 is the unit of either
        codes = codes - {local_currency} if "元" in (before, after) else codes
    if not codes:
        raise UnreadableValue(f"“{text.strip()}” names no currency: write it like ¥3bn, $408m or 3bn CNY.")
    if len(codes) > 1:
        raise UnreadableValue(
            f"“{text.strip()}” names two currencies, {' and '.join(sorted(codes))}: keep one."
        )
    return codes.pop()


def _codes(text: str, part: str, local_currency: str) -> tuple[str, ...]:
    """Return the currency that a word or sign means."""
    name = part.casefold().strip(" .()")
    if name in ("¥", "元", "圆", "圓", "块", "塊"):
        if not local_currency:
            raise UnreadableValue(f"“{text.strip()}” can be yuan or yen: write CNY or JPY.")
        return (local_currency,)
    if name in CURRENCY_NAMES:
        return (CURRENCY_NAMES[name],)
    if re.fullmatch("[A-Z]{3}", name.upper()) and name.upper() in _ISO_4217:
        return (name.upper(),)
    raise UnreadableValue(
        f"“{part}” is not a known currency: write three letters, such as CNY; an asset is a quantity."
    )


def _asset(text: str) -> str:
    """Return the short name of an asset, or the words as they stand."""
    name = re.sub(r"^(?:枚|个|個|units? of |of )\s*|\s*(?:枚|个|個)$", "", text.strip())
    return _ASSETS.get(name.casefold(), name)
