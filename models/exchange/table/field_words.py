"""What the fields that a column can fill are called, for whoever chooses one, and what they belong to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.exchange.table.columns import IGNORED, KEPT, OF_SOURCE

FIELD_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        KEPT: "Keep in the note",
        IGNORED: "Leave out",
        "title": "Title of the event",
        "description": "Description",
        "date": "Date, or first day",
        "end": "Last day",
        "time": "Time of day",
        "end time": "Time of the last day",
        "month": "Month",
        "day": "Day of the month",
        "end month": "Month of the last day",
        "end day": "Last day of the month",
        "display date": "Date as printed",
        "kind": "Kind of event",
        "place": "Place",
        "place role": "Place: role",
        "lat": "Latitude",
        "lon": "Longitude",
        "point": "Coordinates",
        "place precision": "Place: how exact its point is",
        "place country": "Place: country",
        "place area": "Place: province or state",
        "place local name": "Place: name in own script",
        "place aliases": "Place: other names",
        "place datum": "Place: system of its coordinates",
        "point origin": "Place: where its point comes from",
        "jurisdiction": "Country of the event",
        "actor": "Actor",
        "actor role": "Actor: role",
        "amount": "Amount of money",
        "currency": "Currency of the amount",
        "amount meaning": "What the amount is",
        "amount wording": "Amount as printed",
        "quantity": "Quantity",
        "asset": "What the quantity counts",
        "quantity meaning": "What the quantity is",
        "quantity wording": "Quantity as printed",
        "tags": "Tags",
        "standing": "Standing of the event",
        "confidentiality": "Who may read the event",
        "era": "Era behind the events",
        "number": "Official number",
        "official title": "Official title",
        "statement": "Statement",
        "speaker": "Who made the statement",
        "note": "Note",
        "id": "Id of the row",
        "source": "Source: title",
        "url": "Source: address",
        "source date": "Source: date",
        "source publisher": "Source: publisher",
        "source author": "Source: author",
        "source language": "Source: language",
        "archived": "Source: archived copy",
        "accessed": "Source: last looked at",
        "page": "Source: page",
        "quote": "Source: words as printed",
        "translation": "Source: translation of the words",
        "locator": "Source: what pages are counted in",
        "source type": "Source: type",
        "source stance": "Source: supports, contradicts or context",
        "supports": "Source: what of the event it supports",
        "source note": "Source: note",
        "rank": "Source: primary or secondary",
        "origin": "Source: origin group",
        "cites": "Source: has it from",
        "inferred": "What is our own reading",
        "restates": "Restates (title of another row)",
        "part of": "Part of (title of another row)",
        "link": "Linked to (title of another row)",
        "relation": "Relation of two actors",
        "relation words": "Relation in words",
        "share": "Relation: share",
        "actor kind": "Actor: kind",
        "local name": "Actor: name in own script",
        "aliases": "Actor: other names",
        "numbers": "Actor: number in a register",
        "born": "Actor: born or founded",
        "died": "Actor: died or dissolved",
    }
)
"""Each field, and what else can be done with a column, in the order in which they are offered."""

ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actor": "Role",
        "place": "Role",
        "amount": "What it is",
        "quantity": "What it is",
        "link": "How it is linked",
        "numbers": "Register",
    }
)
"""Fields that something more can be said of, and what that is."""

LINKS: Final = ("follows", "repeals", "amends", "replaces")
"""The usual ways in which one event is linked to another."""


def field_in_words(field: str, role: str = "", group: str = "") -> str:
    """Return what a column fills, in words: Actor (seller); Source 2: address."""
    words = FIELD_WORDS.get(field or KEPT, field)
    if group and field in OF_SOURCE:
        return words.replace("Source:", f"Source {group}:", 1)
    return f"{words} ({role})" if role else words
