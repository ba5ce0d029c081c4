"""Words for numbers: million, 亿, млн, lakh, 조; and numbers spelled out, which become digits."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final

CJK: Final = "\u2e80"  # letters from here on need no space between words

_ENGLISH: Final = {
    2: "hundred",
    3: "k thousand thousands",
    5: "lakh lakhs lac lacs लाख لاکھ",
    6: "m mn mm million millions",
    7: "crore crores cr करोड़ کروڑ",
    9: "b bn billion billions अरब",
    12: "tn trn trillion trillions",
}
_EAST_ASIAN: Final = {
    2: "百 백",
    3: "千 仟 천",
    4: "万 萬 만",
    8: "亿 億 억",
    12: "兆 조",
}
_EUROPEAN: Final = {  # where a comma stands before the decimals
    3: "tsd tsd. tausend mille mila milhar mil тыс тыс. тысяча тысячи тысяч тис тис. тисяча тисячі тисяч хил хиляди "
    "tys tys. tysiąc tysiące tysięcy tis tis. tisíc tisíce ezer mii duizend tusen tusind tuhat tuhatta tuh bin ribu rb "
    "nghìn ngàn χιλιάδες χιλ. χιλ elfu",
    6: "mio mio. mill mill. mln mln. millionen miljoen miljoner miljon millioner millioen millón "
    "millon millones milhão "
    "milhões milhao milhoes milione milioni milion milionů miliony milionów miliónov milioane "
    "milijuna milijuni miljoonaa "
    "miljoona millió milyon jt juta triệu tr млн млн. миллион миллиона миллионов мільйон мільйона "
    "мільйони мільйонів милион "
    "милиона милиони εκατ εκατ. εκατομμύρια εκατομμύριο milj milj. milyondan mln",
    9: "mrd mrd. milliarden milliarde md mds mds. mld mld. mlrd mlrd. milliard milliards miljard "
    "miljarder milliarder miliardo "
    "miliardi miliard miliarda miliardy miliardów miliard. miliardů miliarde milijardi milijarde "
    "milijardu miliárd milliárd milyar "
    "miljardia miljardi miliar bilhão bilhões bilhao bilhoes bi mia mia. tỷ tỉ млрд млрд. миллиард "
    "миллиарда миллиардов "
    "мільярд мільярда мільярди мільярдів милиард милиарда милиарди δισ δισ. δισεκατομμύρια δισεκατομμύριο millardos",
    12: "bio bio. billionen billón billón. billones bilione bilioni biljoen biljoner trilhão trilhões "
    "trilhoes tri trilyon "
    "triliun bilion biliony bilionów biliónov трлн трлн. триллион триллиона триллионов трильйон трильйона трильйони "
    "трильйонів τρισ τρισ.",
    15: "billiarden billiarde",
}
_WRITTEN_FROM_THE_RIGHT: Final = {
    3: "ألف الف آلاف ألفا هزار אלף אלפים हज़ार हजार พัน",
    6: "مليون ملايين مليونا مليوناً میلیون ملیون מיליון מיליוני ล้าน मिलियन",
    9: "बिलियन مليار مليارات ملياراً بليون میلیارد ارب מיליארד",
    5: "লাখ লক্ষ ਲੱਖ",
    7: "কোটি ਕਰੋੜ",
    12: "ट्रिलियन تريليون تريليونات تریلیون טריליון खरब",
}
_NATIVE: Final = (
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "da",
    "nb",
    "no",
    "nn",
    "sv",
    "pl",
    "cs",
    "sk",
    "hu",
    "fi",
    "hr",
    "sl",
    "sr",
)
_LONG_SCALE: Final[Mapping[str, int]] = MappingProxyType(
    {**dict.fromkeys(("billion", "billions"), 12), **dict.fromkeys(("trillion", "trillions"), 18)}
)  # what they mean in `_NATIVE` languages
MIL: Final = (
    "mil"  # a thousand in Spanish and Portuguese, a million in Czech, Slovak, Romanian and in a hurry
)
_MIL_IS_MILLION: Final = ("cs", "sk", "ro", "sl", "hr", "en")
_MIL_IS_THOUSAND: Final = ("es", "pt", "ca", "gl")
_IBERIAN: Final = re.compile(r"R\$|MX\$|\breais\b|\bpesos\b|\bsoles\b|\bde\b|\bmil mil", re.IGNORECASE)


def _table(*groups: Mapping[int, str]) -> Mapping[str, int]:
    return MappingProxyType(
        {folded(word): power for group in groups for power, words in group.items() for word in words.split()}
    )


def folded(text: str) -> str:
    """Return a text as the tables of words hold it."""
    return unicodedata.normalize("NFKC", text.casefold())


SCALES: Final = _table(_WRITTEN_FROM_THE_RIGHT, _EUROPEAN, _EAST_ASIAN, _ENGLISH)
COMMA_SCALES: Final = frozenset(_table(_EUROPEAN))
# What looks like a number word in any language and must not be taken for the name of a thing.
_NUMBERISH: Final = re.compile(
    r"dozens?|hundreds?|(?:m|b|tr|quadr)il+[ijyhí]+[oóõãaá]\w*|milliers?|(?:ba|ga|ka)?zillions?|m[lr]{0,2}[ldr]d\w?|tauseni?d\w*"
    r"|(?:м|б|тр)[иіь]л+[иіь]?[оая]\w*|мл[нрд]\w*|трлн|т[иы]с\w{0,5}|\w*κατομμ\w*|मिलियन|बिलियन"
)
_COUNTED_BY_MANY: Final = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|several|(?:a )?few|many|dutzende|zehntausende|hunderte|mehrere|einige|plusieurs"
    r"|quelques|des (?:dizaines|centaines|milliers|millions)|varios|decenas|cientos|vários|dezenas|несколько|десятки"
    r"|сотни)\b|^\D*\b(?:thousands|millions|billions|tausende|millionen|milliarden|miles de|тысячи|миллионы)\b"
    r"|[数數几幾][十百千万萬亿億]|若干|수[십백천만억]",
    re.IGNORECASE,
)


@cache
def scales_by_letter() -> Mapping[str, tuple[str, ...]]:
    """Return the words of scale by their first letter, the longest first."""
    longest = sorted(SCALES, key=len, reverse=True)
    return MappingProxyType({word[0]: tuple(one for one in longest if one[0] == word[0]) for word in longest})


_ALSO_THINGS: Final = frozenset(
    (
        "tr",
        "bi",
        "tri",
        "bin",
        "cr",
        "mm",
        "mn",
        "md",
        "mia",
        "mill",
        "rb",
        "lac",
        "tis",
        "mii",
        "jt",
        "bio",
        "ti",
    )
)


def is_number_word(word: str) -> bool:
    """Tell whether a word counts, or looks as if it did, rather than names what is counted."""
    sought = folded(word).strip(".,")
    if sought in SCALES and len(sought) > 1:
        return sought not in _ALSO_THINGS
    return _NUMBERISH.fullmatch(sought) is not None


def is_vague(text: str) -> bool:
    """Tell whether a text counts by tens of millions and the like, without a number."""
    return _COUNTED_BY_MANY.search(text) is not None


def power_of(word: str, language: str, text: str = "") -> tuple[int, ...]:
    """Return the power of ten that a word of scale means in a language; several where that is open."""
    tag = language.partition("-")[0].casefold()
    if word == MIL:
        if tag in _MIL_IS_MILLION:
            return (6,)
        return (3,) if tag in _MIL_IS_THOUSAND or _IBERIAN.search(text) else (3, 6)
    if tag in _NATIVE and word in _LONG_SCALE:
        return (_LONG_SCALE[word],)
    return (SCALES[word],)


# Numbers that are spelled out --------------------------------------------------------------------

_ONE_TO_NINE: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_TWELVE: Final = ("ten", "eleven", "twelve")
_TEENS: Final = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TEN_AND_ON: Final = (*_TO_TWELVE, *_TEENS)
_UNITS: Final = {name: number for number, name in enumerate(("zero", *_ONE_TO_NINE, *_TEN_AND_ON))}
_TENS_NAMES: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS: Final = {name: 10 * number for number, name in enumerate(_TENS_NAMES, 2)}
_SMALL: Final = {**_UNITS, **_TENS, "dozen": 12}
_FOREIGN: Final = {  # before a word of scale alone, since some are articles or other words
    folded(word): Decimal(number)
    for number, words in {
        "0.5": "halbe halben halber demi medio media mezzo meio half",
        "1": "a an ein eine einen einer un une un' uno una um uma один одна een en ett jeden jedna bir satu",
        "1.5": "anderthalb eineinhalb полтора полторы",
        "2": "zwei deux dos due dois duas два две dwa två to twee iki dua",
        "3": "drei trois tres tre três три trzy drie üç tiga",
        "4": "vier quatre cuatro quattro quatro четыре cztery fyra fire dört empat",
        "5": "fünf cinq cinco cinque пять pięć fem vijf beş lima",
        "6": "sechs six seis sei шесть sześć seks sex zes altı enam",
        "7": "sieben sept siete sette sete семь siedem syv sju zeven yedi tujuh",
        "8": "acht huit ocho otto oito восемь osiem otte åtta sekiz delapan",
        "9": "neun neuf nueve nove девять dziewięć ni nio negen dokuz sembilan",
        "10": "zehn dix diez dieci dez десять dziesięć ti tio tien sepuluh",
        "20": "zwanzig vingt veinte venti vinte двадцать dwadzieścia",
        "30": "dreißig dreissig trente treinta trenta trinta тридцать",
        "50": "fünfzig cinquante cincuenta cinquanta cinquenta пятьдесят",
        "100": "hundert einhundert cent cien cento cem сто sto",
    }.items()
    for word in words.split()
}
_ONE_SMALL: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONE_TO_NINE)}))?|{'|'.join((*_TEN_AND_ON, *_UNITS))})"
)
_HUNDREDS: Final = rf"(?P<hundreds>(?:{'|'.join(_UNITS)}|an?) hundred)(?: (?:and )?(?P<rest>{_ONE_SMALL}))?"
_COUNT: Final = rf"(?:{_HUNDREDS}|(?P<only>{_ONE_SMALL})|(?P<dozen>an? dozen))"
_SPELLED: Final = re.compile(rf"\b{_COUNT}\b(?P<half> and a half)?", re.IGNORECASE)
_FRACTION: Final = re.compile(
    r"\b(?:(?P<half>half an?|half(?= [mbt]r?illion)|a half)|(?P<quarter>an? quarter (?:of an?)?|quarter of an?)"
    r"|(?P<three>three[- ]quarters (?:of an?)?))(?= ?\S)",
    re.IGNORECASE,
)
_HAN: Final = MappingProxyType(
    {
        **{sign: number for number, sign in enumerate("〇一二三四五六七八九")},
        **{sign: number for number, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
        **{sign: number for number, sign in enumerate("○壱弐参")},
        **{sign: number for number, sign in enumerate("零壹貳參肆伍陸柒捌玖")},
        "两": 2,
        "兩": 2,
        "廿": 20,
        "卅": 30,
    }
)
_HAN_POWERS: Final = MappingProxyType({"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000})
_HAN_SIGNS: Final = "".join((*_HAN, *_HAN_POWERS)) + "万萬亿億兆"
_HAN_RUN: Final = re.compile(
    rf"(?<![\d.数數几幾])(?<!\d\s)[{''.join(_HAN)}{''.join(_HAN_POWERS)}]+(?:点[{''.join(_HAN)}]+)?"
)


def with_digits(text: str) -> str:
    """Return a text with digits for the numbers that are spelled out: five million, half a billion, 三十亿, drei."""
    text = re.sub(
        r"(\d|\b[a-z]+) and a half\b", lambda one: _and_a_half(one[0], one[1]), text, flags=re.IGNORECASE
    )
    text = _FRACTION.sub(
        lambda found: "0.5" if found["half"] else "0.25" if found["quarter"] else "0.75", text
    )
    text = _SPELLED.sub(_english, text)
    text = re.sub(r"\b(\d+) dozen\b", lambda found: str(12 * int(found[1])), text, flags=re.IGNORECASE)
    text = re.sub(r"[^\W\d_]+'?(?= ?\S)", lambda found: _foreign(text, found), text)
    text = re.sub(r"\bпол(?=(?:миллион|миллиард|триллион))", "0.5 ", text, flags=re.IGNORECASE)
    text = re.sub(
        rf"(^|[^\d{_HAN_SIGNS}余餘多点几幾数數\s])([百千万萬亿億])(?=[余餘多]?[百千万萬亿億元美欧港日英枚])",
        _bare_power,
        text,
    )
    return _HAN_RUN.sub(_han, text)


def _and_a_half(whole: str, number: str) -> str:
    if number.isdigit():
        return f"{number}.5"
    value = _SMALL.get(number.casefold())
    return whole if value is None else f"{value}.5"


def _english(found: re.Match[str]) -> str:
    if found["dozen"]:
        return "12"
    hundreds = found["hundreds"]
    first = hundreds.split()[0].casefold() if hundreds else ""
    total = 100 * _UNITS.get(first, 1) if hundreds else 0
    for part in re.split("[- ]", (found["rest"] or found["only"] or "").casefold()):
        total += _SMALL.get(part, 0)
    return f"{total}.5" if found["half"] else str(total)


def _foreign(text: str, found: re.Match[str]) -> str:
    """Return the digits of a small number in another language that stands right before a word of scale."""
    value = _FOREIGN.get(folded(found[0]))
    after = re.match(r" ?([^\W\d_]+)", text[found.end() :])
    follows = after is not None and folded(after[1]) in SCALES and len(after[1]) > 2
    is_last = found.start() == 0 or not text[: found.start()].rstrip()[-1:].isdigit()
    return f"{value}" if value is not None and follows and is_last else found[0]


def _bare_power(found: re.Match[str]) -> str:
    return f"{found[1]}一{found[2]}" if found[2] in "百千" else f"{found[1]}1{found[2]}"


def _han(found: re.Match[str]) -> str:
    """Return a run of Chinese numerals below ten thousand as digits; 一二三 is read digit by digit."""
    whole, _, decimals = found[0].partition("点")
    if not any(sign in _HAN_POWERS for sign in whole) and len(whole) > 1:
        number = "".join(str(_HAN[sign]) for sign in whole)
    else:
        total = pending = 0
        for sign in whole:
            if sign in _HAN_POWERS:
                total += (pending or 1) * _HAN_POWERS[sign]
                pending = 0
            else:
                pending += _HAN[sign]
        number = str(total + pending)
    return number + ("." + "".join(str(_HAN[sign]) for sign in decimals) if decimals else "")
