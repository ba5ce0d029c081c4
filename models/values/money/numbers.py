"""Reads the number of a sum: digits with points, commas and spaces, and the words of scale behind them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from models.errors import AmbiguousSum, UnreadableValue
from models.translation import tr
from models.values.listing import one_of
from models.values.money.number_words import CJK, COMMA_SCALES, MIL, folded, power_of, scales_by_letter
from models.values.money.value import exact_sum, shifted

NUMBER: Final = r"\d[\d.,' ]*\d|\d"
_POINT_FIRST: Final = (
    "de",
    "fr",
    "it",
    "es",
    "nl",
    "pt",
    "ru",
    "uk",
    "pl",
    "cs",
    "sk",
    "tr",
    "id",
    "da",
    "sv",
    "nb",
    "no",
    "fi",
)
_COMMA_FIRST: Final = ("en", "zh", "ja", "ko", "hi", "th", "he")


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number as written, the power of ten that its words of scale mean, and what stands behind both."""

    value: Decimal  # with its scale
    bare: Decimal  # without it
    power: int | None  # None where no word of scale was there
    scale: str
    after: str


def scaled(text: str, number: str, after: str, language: str, has_sign: bool = False) -> Scaled:
    """Return a number with its scale, also `1亿2000万` and `1 crore 20 lakh`; `text` is what errors speak of."""
    total, last, first = Decimal(0), 99, None
    while True:
        words, rest = _scales(after, has_sign)
        bare = _decimal(text, number, words[0] if words else "", language)
        power = sum(_power(text, word, bare, language) for word in words)
        total = exact_sum(total, shifted(bare, power)) if total else shifted(bare, power)
        first = first or Scaled(total, bare, power if words else None, words[0] if words else "", rest)
        more = re.match(rf"(?:and )?({NUMBER})", rest)
        is_word = bool(words) and (words[-1][0] >= CJK or len(words[-1]) > 3)
        if not more or not is_word or power >= last:
            return Scaled(total, first.bare, first.power, first.scale, rest.strip())
        number, after, last = more[1], rest[more.end() :].strip(), power


def _power(text: str, word: str, bare: Decimal, language: str) -> int:
    powers = power_of(word.rstrip("."), language, text) if word != f"{MIL}." else (6,)
    if len(powers) == 1:
        return powers[0]
    readings = tuple(f"{shifted(bare, power):,f}" for power in powers)
    advice = tr("write the number in digits")
    raise AmbiguousSum(
        tr(
            "“{text}” can be {readings}: {advice}.",
            text=text.strip(),
            readings=one_of(readings),
            advice=advice,
        ),
        readings,
    )


def _scales(after: str, has_sign: bool) -> tuple[list[str], str]:
    """Return the words of scale at the start of a text, of which several multiply (lakh crore), and the rest."""
    found: list[str] = []
    while True:
        word, rest = _scale(after, has_sign and not found)
        is_chained = (
            not found or (word[:1] >= CJK and found[-1][0] >= CJK) or min(len(word), len(found[-1])) > 2
        )
        if not word or not is_chained:
            return found, after
        found.append(word)
        after = rest


def _scale(after: str, has_sign: bool) -> tuple[str, str]:
    """Return the word of scale at the start of a text, and the rest; T is a trillion behind a sign of money."""
    lowered = folded(after)
    if len(lowered) != len(after):
        lowered = after.lower()
    if has_sign and re.match(r"T(?![^\W\d_])", after):
        return "tn", after[1:].strip()
    for word in scales_by_letter().get(lowered[:1], ()):
        if lowered.startswith(word):
            rest = after[len(word) :]
            is_cut = rest[:1].isalpha() and max(word[-1], rest[0]) < CJK and not "ก" <= word[0] <= "๛"
            if is_cut or (rest[:1] in ("²", "³", "/") and len(word) == 1):
                continue
            if rest.startswith(".") and not rest[1:2].isdigit() and word[0] < CJK:
                return (f"{word}." if word == MIL else word), rest[1:].strip()
            return word, rest.removeprefix(" de ").removeprefix(" d'").strip()
    return "", after


def _decimal(text: str, number: str, scale: str, language: str) -> Decimal:
    """Return a number written with points, commas, apostrophes or spaces; ask where they leave its size open."""
    number = number.strip()
    if re.fullmatch(r"\d+", number):
        return Decimal(number)
    if re.fullmatch(r"\d{1,3}(?:([' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?", number):
        return Decimal(re.sub("[' ]", "", number).replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", number):
        return Decimal(number.replace(",", ""))
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", number):  # as India groups: 1,00,000
        return Decimal(number.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", number):
        return Decimal(number.replace(".", "").replace(",", "."))
    one = re.fullmatch(r"(\d+)([.,])(\d+)", number)
    if one is None:
        raise UnreadableValue(
            tr(
                "“{text}” has points and commas where no number has them: write 1234567.89.",
                text=text.strip(),
            )
        )
    if len(one[3]) == 3 and len(one[1]) <= 3 and int(one[1]) > 0:
        return _thousands_or_decimals(text, one, scale, language)
    return Decimal(f"{one[1]}.{one[3]}")


def _thousands_or_decimals(text: str, found: re.Match[str], scale: str, language: str) -> Decimal:
    """Return 1,234 or 1.234 by the language; without one a comma parts thousands, and a lone point is asked about."""
    large, small = Decimal(found[1] + found[3]), Decimal(f"{found[1]}.{found[3]}")
    tag = language.partition("-")[0].casefold()
    if tag in _POINT_FIRST:
        return small if found[2] == "," else large
    if tag in _COMMA_FIRST:
        return large if found[2] == "," else small
    is_european = scale in COMMA_SCALES
    if found[2] == "," and not is_european:
        return large
    if found[2] == "." and scale and not is_european:
        return small  # nobody writes 1.234bn for 1234bn
    advice = tr("write {large}, or {small}0 if decimals are meant", large=large, small=small)
    readings = (f"{large:,}", str(small))
    raise AmbiguousSum(
        tr(
            "“{text}” can be {large:,} or {small}: {advice}.",
            text=text.strip(),
            large=large,
            small=small,
            advice=advice,
        ),
        readings,
    )
