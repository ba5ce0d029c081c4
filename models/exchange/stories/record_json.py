"""A record as JSON and JSON as a record: read off the dataclasses, so that every field of every record is there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NewType, get_args, get_origin, get_type_hints

from models.errors import CaseError, UnreadableValue
from models.exchange.imported import shown
from models.records import desk, story
from models.records.desk import Record
from models.translation import tr
from models.values.listing import in_a_row, quoted
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Point

NAMES: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        story.About: "about", story.Kind: "kinds", story.Actor: "actors", story.Place: "places",
        story.Origin: "origins", story.Source: "sources", story.Document: "documents", story.Event: "events",
        story.Claim: "claims", story.Citation: "citations", desk.Check: "checks", desk.Query: "queries",
        desk.Approach: "approaches", desk.Comment: "comments", desk.Wanted: "wanted",
        desk.Acceptance: "acceptances", desk.Round: "rounds", desk.Rate: "rates", desk.Identity: "identities",
        desk.SavedFigure: "figures", desk.Publication: "publications", desk.Correction: "corrections",
        desk.Reference: "references", desk.Question: "questions", desk.ImportedTable: "imports",
        desk.Bookmark: "bookmarks",
    }
)  # fmt: skip
"""What the list of each kind of record is called."""
_MOST: Final = 2**63 - 1  # what a case can keep of a whole number
_LONGEST: Final = 400  # digits of a sum


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a record: the way into JSON and back."""

    name: str
    default: Any
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def json_of(record: Record) -> dict[str, Any]:
    """Return a record as JSON knows it; fields that are as they are by default are left out."""
    values = ((part, getattr(record, part.name)) for part in _parts(type(record)))
    return {part.name: part.write(value) for part, value in values if value != part.default}


def record_of(kind: type[Record], told: Any) -> Any:
    """Return the record that JSON tells. CaseError says in words what is wrong with it."""
    if not isinstance(told, dict):
        raise UnreadableValue(tr("this is no record: write an object with its fields"))
    parts = {part.name: part for part in _parts(kind)}
    for name in told:
        if name not in parts:
            raise UnreadableValue(tr("a field “{name}” is not known: take it out", name=shown(name, 40)))
    values = {}
    for name, part in parts.items():
        if name in told:
            values[name] = _read(part, told[name])
        elif part.default is MISSING:
            raise UnreadableValue(tr("{name} is missing: write it", name=name))
    return kind(**values)


def _read(part: _Part, told: Any) -> Any:
    try:
        return part.read(told)
    except CaseError as error:
        raise UnreadableValue(f"{part.name}: {error}") from None


def _parts(kind: type[Record]) -> tuple[_Part, ...]:
    return _all_parts()[kind]


@cache
def _all_parts() -> Mapping[type[Record], tuple[_Part, ...]]:
    found = {}
    for kind in NAMES:
        hints = get_type_hints(kind)
        found[kind] = tuple(_part(one.name, hints[one.name], one.default) for one in fields(kind))
    return found


def _part(name: str, hint: Any, default: Any) -> _Part:
    bare, may_lack = _without_none(hint)
    write, read = _ways(bare)
    if not may_lack:
        return _Part(name, default, write, read)
    return _Part(
        name,
        default,
        lambda value: None if value is None else write(value),
        lambda told: None if told is None else read(told),
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return the type of a hint without None, and whether a value may be missing."""
    if type(None) not in get_args(hint):
        return hint, False
    return next(each for each in get_args(hint) if each is not type(None)), True


def _ways(bare: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if bare in _VALUES:
        return _VALUES[bare]
    if get_origin(bare) is tuple:
        return list, texts
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return str, lambda told: _member(bare, told)
    return _as_it_is, _text if isinstance(bare, NewType) else _PLAIN[bare]


def _as_it_is(value: Any) -> Any:
    return value


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise UnreadableValue(tr("this is no text: write it between quotation marks"))
    try:
        told.encode()
    except UnicodeEncodeError:
        raise UnreadableValue(tr("a text holds half a character: write it again")) from None
    return told


def texts(told: Any) -> tuple[str, ...]:
    """Return a list of texts. UnreadableValue if it is none."""
    if not isinstance(told, list):
        raise UnreadableValue(tr("this is no list: write texts between [ and ]"))
    return tuple(map(_text, told))


def _whole(told: Any) -> int:
    if type(told) is not int or abs(told) > _MOST:
        raise UnreadableValue(tr("this is no whole number that can be kept: write digits"))
    return told


def _truth(told: Any) -> bool:
    if not isinstance(told, bool):
        raise UnreadableValue(tr("write true or false"))
    return told


def _member(kind: type[StrEnum], told: Any) -> StrEnum:
    for member in kind:
        if told == member.value and isinstance(told, str):
            return member
    known = in_a_row(quoted(member.value) for member in kind)
    raise UnreadableValue(
        tr("“{text}” is none of {known}: write one of these", text=shown(str(told), 40), known=known)
    )


def _object(told: Any, needed: Iterable[str], others: Iterable[str] = ()) -> dict[str, Any]:
    """Return an object that has all the fields it needs, and none but those that are known."""
    must, may = set(needed), set(others)
    if not isinstance(told, dict) or not must <= told.keys() <= must | may:
        raise UnreadableValue(tr("write an object with {fields}", fields=in_a_row(sorted(must))))
    return told


def _when_out(when: When) -> dict[str, Any]:
    return {"edtf": when.edtf} | ({"wording": when.wording} if when.wording else {})


def _when_in(told: Any) -> When:
    held = _object(told, ("edtf",), ("wording",))
    return When.from_edtf(_text(held["edtf"]), _text(held.get("wording", "")))


def _point_out(point: Point) -> dict[str, Any]:
    return {"lat": point.lat, "lon": point.lon}


def _point_in(told: Any) -> Point:
    held = _object(told, ("lat", "lon"))
    if any(type(number) not in (int, float) for number in held.values()):
        raise UnreadableValue(tr("write lat and lon as numbers of degrees"))
    try:
        return Point(float(held["lat"]), float(held["lon"]))
    except OverflowError:
        raise UnreadableValue(tr("write lat and lon as numbers of degrees")) from None


def _sum_out(unit: str, value: Any) -> dict[str, Any]:
    told = {"value": str(value.value), unit: getattr(value, unit), "bound": str(value.bound)}
    told |= {"upper": str(value.upper)} if value.upper is not None else {}
    return told | ({"wording": value.wording} if value.wording else {})


def _sum_in(kind: Callable[..., Any], unit: str, told: Any) -> Any:
    held = _object(told, ("value", unit), ("bound", "upper", "wording"))
    bound = _member(Bound, held.get("bound", Bound.EXACT.value))
    upper = _decimal(held["upper"]) if held.get("upper") is not None else None
    return kind(_decimal(held["value"]), _text(held[unit]), bound, _text(held.get("wording", "")), upper)


def _decimal(told: Any) -> Decimal:
    try:
        found = Decimal(_text(told))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found.adjusted()) > _LONGEST or len(told) > _LONGEST:
        raise UnreadableValue(
            tr("“{text}” is no sum: write digits, such as “3000000000”", text=shown(told, 40))
        )
    return found


_VALUES: Final[Mapping[Any, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = MappingProxyType(
    {
        When: (_when_out, _when_in),
        Point: (_point_out, _point_in),
        Amount: (lambda value: _sum_out("currency", value), lambda told: _sum_in(Amount, "currency", told)),
        Quantity: (lambda value: _sum_out("asset", value), lambda told: _sum_in(Quantity, "asset", told)),
    }
)
_PLAIN: Final[Mapping[Any, Callable[[Any], Any]]] = MappingProxyType({str: _text, int: _whole, bool: _truth})
