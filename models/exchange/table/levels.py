"""Two marks of a row: who may read its event, and whether it is an era behind all events."""

import re
from types import MappingProxyType
from typing import Final

from models.exchange.table.marks import NO, YES
from models.exchange.table.row import Row
from models.records.eras import PLAIN
from models.records.story import Confidentiality
from models.translation import tr
from models.values.listing import in_a_row

_WORDS: Final = {
    Confidentiality.PUBLIC: "public open öffentlich offen publique público 公开 公開",
    Confidentiality.INTERNAL: "internal private hidden restricted intern privat interne privé interno 内部 內部",
    Confidentiality.CONFIDENTIAL: (
        "confidential secret vertraulich geheim confidentiel confidencial secreto 保密 机密 機密"
    ),
}
_LEVELS: Final = MappingProxyType({word: level for level, words in _WORDS.items() for word in words.split()})
_ERA: Final = frozenset((PLAIN, "era", "epoche", "ära", "époque", "ère", "época", "时代", "時代"))


def confidentiality_of(row: Row) -> Confidentiality:
    """Return who may read the event of a row: of several columns the strictest counts, an unknown word is internal."""
    ranks = tuple(Confidentiality)
    found = [_level(row, column.role, text) for column, text in row.many("confidentiality")]
    return max(found, key=ranks.index, default=Confidentiality.PUBLIC)


def _level(row: Row, role: str, text: str) -> Confidentiality:
    word = text.casefold()
    if word in NO:
        return Confidentiality.PUBLIC
    if word in YES:
        return Confidentiality(role or Confidentiality.INTERNAL)
    if found := _LEVELS.get(word):
        return found
    row.tell(
        tr(
            "“{text}” is no level of confidentiality, so the event is internal: write one of {levels}.",
            text=text,
            levels=in_a_row(Confidentiality),
        ),
        "confidentiality",
    )
    return Confidentiality.INTERNAL


def era_of(row: Row, *, has_date: bool) -> str:
    """Return the colour of the era that a row says it is, as an event keeps it; empty for an event."""
    text = row.one("era")
    word = text.casefold()
    if not text or word in NO:
        return ""
    colour = text if re.fullmatch("#[0-9A-Fa-f]{6}", text) else PLAIN if word in YES | _ERA else ""
    if colour and has_date and not row.one("relation"):
        return colour
    if colour:
        row.tell(tr("An era needs a date, and is no relation: the row was kept as an event."), "era")
    else:
        row.tell(
            tr("“{text}” is no mark of an era: write yes, or a colour such as #0072B2.", text=text), "era"
        )
    row.keep("era")
    return ""
