"""Reads phrases that may hold several sums, such as `3 billion yuan ($408 million)`, and which restates which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.errors import AmbiguousValue, UnreadableValue
from models.values.money.currencies import currencies_of
from models.values.money.reading import plain_text, read_either
from models.values.money.value import Amount, Quantity

_UNDISCLOSED: Final = re.compile(
    r"(?:an? |the )?(?:undisclosed|unknown|unspecified|undetermined|confidential)"
    r"(?: (?:sum|amount|price|quantity|number|value|figure))?"
    r"|(?:sum |amount |price )?(?:was |is )?not (?:disclosed|known|stated|specified|available|public|given|made public)"
    r"|n\.?\s?/?\s?[adk]\.?|n\.d\.|tb[acd]|none given|no data|\?+|[-–—]+"
    r"|unbekannt|nicht (?:bekannt|genannt|veröffentlicht|offengelegt)|k\.\s?a\.|keine angaben?"
    r"|inconnue?s?|non (?:communiquée?|divulguée?|précisée?|connue?|disponible|rendue? publique?)|n\.?c\.?"
    r"|desconocid[oa]s?|no (?:divulgado|disponible|revelado|publicado)|s/d|desconhecid[oa]"
    r"|não (?:divulgado|revelado|informado)"
    r"|sconosciut[oa]|non (?:divulgato|noto|reso noto)|неизвестн[оаы]"
    r"|не (?:раскрывается|раскрыта|указан[оа]?|известн[оа])|нет данных|н/д"
    r"|невідомо|bilinmiyor|açıklanmadı|nieznan[ae]|nie ujawniono|onbekend|okänt|ukendt|ukjent"
    r"|غير معروف|غير معلن|tidak diketahui"
    r"|(?:金额|金額|数额|數額|价格|價格)?(?:未披露|未公开|未公開|未透露|未公布|不详|不詳|未知|不明|保密|非公開)|비공개|미공개|불명",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r"\s*[(\[（【［]([^()\[\]（）【】［］]*)[)\]）】］]")
_SAME: Final = (
    r"(?:,\s*)?\b(?:or|i\.e\.|equal to|equivalent to|(?:then |now )?worth|oder|ou|или)\s"
    r"|\s*[=≈/]\s*|[,，]?\s*(?=约合|折合|合)"
)
_MORE: Final = r"\s*[;；]\s*|\s*,?\s(?:and|plus|und|et|y|и)\s|,\s+(?=\D*\d)|，"
_REMARK: Final = re.compile(
    r",?\s+(?:at the time|at today's (?:rate|prices)|today|in total|in all|then)\s*$", re.IGNORECASE
)
_PARTS: Final = re.compile(rf"(?P<same>{_SAME})|(?P<more>{_MORE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A sum of a phrase, and which earlier one it tells again in another unit, counted from 0; None if none."""

    value: Amount | Quantity
    restates: int | None = None


def is_undisclosed(text: str) -> bool:
    """Tell whether words say that there is no sum to be had: undisclosed, unknown, N/A, 未披露, a lone dash."""
    return (
        _UNDISCLOSED.fullmatch(text.strip().rstrip(".。") or "") is not None
        or text.strip().casefold() == "n.d."
    )


def read_sums(text: str, local_currency: str = "CNY", language: str = "") -> tuple[Read, ...]:
    """Read the sums of a phrase in their order; none where it says that they are not disclosed.

    What stands in brackets, or behind “or” and “worth”, restates the sum before it and is never added to it.
    AmbiguousSum names the readings of a sum that can be several; UnreadableValue says what to write instead.
    """
    if is_undisclosed(text):
        return ()
    main, brackets = _without_brackets(text)
    found: list[Read] = []
    for words in (main, *brackets):
        first = 0 if found else None
        for value, is_same in _values(words, local_currency, language):
            own = first if first is not None else _root(found) if is_same else None
            found.append(Read(value, own))
    return tuple(found)


def _root(found: list[Read]) -> int:
    """Return the number of the sum that the last one tells, its own or the one it restates."""
    last = len(found) - 1
    told = found[last].restates
    return last if told is None else told


def _without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a phrase without the brackets that hold other sums, and what those hold; (500) alone is below zero."""
    bare = _BRACKET.sub("", text)
    if not re.search(r"\d", plain_text(bare)):
        return text, ()
    held = []
    for found in _BRACKET.finditer(text):
        inner = found[1].strip()
        if re.search(r"\d", plain_text(inner)):
            is_told = plain_text(inner) in re.findall(r"\d+", plain_text(bare))  # five (5) million dollars
            held += [] if is_told else [inner]
        elif currencies_of(inner, "") or inner.casefold() in (
            "approx.",
            "approx",
            "est.",
            "estimated",
            "about",
        ):
            bare = f"{bare} {inner}"
    return bare, tuple(held)


def _values(text: str, local_currency: str, language: str) -> Iterator[tuple[Amount | Quantity, bool]]:
    """Return the sums of words without brackets, each with whether it restates the one before it."""
    text = _REMARK.sub("", text)
    try:
        yield read_either(text.strip(" ,，;；"), local_currency, language), False
        return
    except AmbiguousValue:
        raise
    except UnreadableValue as error:
        parts = list(_PARTS.finditer(text))
        if not parts or not _PARTS.split(text)[0].strip():
            raise
        whole = error
    try:
        values = list(_parted(text, parts, local_currency, language))
    except AmbiguousValue:
        raise
    except UnreadableValue:
        raise whole from None
    yield from values


def _parted(
    text: str, parts: list[re.Match[str]], local_currency: str, language: str
) -> Iterator[tuple[Amount | Quantity, bool]]:
    start, is_same = 0, False
    for part in (*parts, None):
        end = part.start() if part else len(text)
        yield read_either(text[start:end].strip(), local_currency, language), is_same
        if part:
            start, is_same = part.end(), part["same"] is not None
