"""Two records of every kind that a case holds, every field of them filled, for what must lose nothing."""

import hashlib
from dataclasses import fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from models.records import desk, story
from models.records.desk import RECORD_TYPES, Record
from models.store.rows import table_name, table_of
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Point

PAPER = b"%PDF-1.7 \x00\xff of a court"
_VALUES = {
    When: When.from_edtf("[2021-09~,2021-11-03..2021-12]", "im Herbst “2021”"),
    Amount: Amount(Decimal("12.50"), "CNY", Bound.ABOUT, "rund 12,50 元", Decimal("15.0")),
    Quantity: Quantity(Decimal("1E+3"), "BTC", Bound.AT_LEAST, "上千枚"),
    Point: Point(34.26000000000001, -117.19),
}
_FIXED = {
    story.Claim: {"field": story.Field.WHO, "state": story.State.CHECKED},
    story.Kind: {"colour": "#D55E00", "shape": "square"},
    story.Event: {"relation": "", "era": "", "standing": "reported", "jurisdiction": "CN"},
    story.About: {"id": "case", "zone": "Asia/Shanghai"},
    story.Source: {"url": "https://a.cn/1", "archived_url": "https://a.cn/2", "is_secondary": False},
    story.Citation: {"locator": story.Locator.PAGE, "place": "3–5"},
    story.Document: {
        "sha256": hashlib.sha256(PAPER).hexdigest(), "size": len(PAPER), "text_state": "held", "pages": 2,
    },
    desk.Comment: {"record_kind": "event", "record_id": "event-1"},
    desk.Bookmark: {"record_kind": "event", "record_id": "event-1"},
    desk.Check: {"state": story.State.CHECKED},
    desk.Rate: {"base": "USD", "other": "CNY", "value": "7.25", "day": "2024-05"},
    desk.SavedFigure: {"settings": "{}"},
    desk.ImportedTable: {"settings": "{}", "rows": ""},
}  # fmt: skip


def one_of_each() -> tuple[Record, ...]:
    """Return the records, referred-to ones first; the second of each kind points to the first of it."""
    return tuple(
        _filled(kind, number)
        for kind in RECORD_TYPES
        for number in (1, 2)
        if kind is not story.About or number == 1
    )


def _filled(kind: type[Record], number: int) -> Any:
    pointers = dict(table_of(kind).pointers)
    hints = get_type_hints(kind)
    values = {one.name: _value(one.name, hints[one.name], number) for one in fields(kind)}
    values["id"] = f"{table_name(kind)}-{number}"
    for name, table in pointers.items():
        is_own = table == table_name(kind)
        values[name] = f"{table}-1" if not is_own or number > 1 else None
    if kind is desk.Reference:
        values["source_id"], values["cited_id"] = f"source-{number}", f"source-{3 - number}"
    if kind is story.Claim:
        values["other_event_id"], values["until_event_id"] = "event-2", None
        values["role"] = "seller"
    record = kind(**values)
    return replace(record, **_FIXED.get(kind, {}))


def _value(name: str, hint: Any, number: int) -> Any:
    bare = next((one for one in get_args(hint) if one is not type(None)), hint) if get_args(hint) else hint
    if get_origin(hint) is tuple:
        return (f"{name} 一“{number}”", "b\nc")
    if bare in _VALUES:
        return _VALUES[bare]
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return tuple(bare)[-1]
    if bare is bool:
        return True
    if bare is int:
        return number + 6
    return f"{name} {number}: “七” <b>&amp;</b>\n\t=1+1 \\ é\u200f"
