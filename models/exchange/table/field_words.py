"""What the fields that a column can fill are called, for whoever chooses one, and what they belong to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.exchange.table.columns import IGNORED, KEPT, OF_SOURCE
from models.translation import tr, tr_later

FIELD_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        KEPT: tr_later("Keep in the note"),
        IGNORED: tr_later("Leave out"),
        "title": tr_later("Title of the event"),
        "description": tr_later("Description"),
        "date": tr_later("Date, or first day"),
        "end": tr_later("Last day"),
        "time": tr_later("Time of day"),
        "end time": tr_later("Time of the last day"),
        "month": tr_later("Month"),
        "day": tr_later("Day of the month"),
        "end month": tr_later("Month of the last day"),
        "end day": tr_later("Last day of the month"),
        "display date": tr_later("Date as printed"),
        "kind": tr_later("Kind of event"),
        "place": tr_later("Place"),
        "place address": tr_later("Place: venue or address in it"),
        "place city": tr_later("Place: city that it is in"),
        "place role": tr_later("Place: role"),
        "lat": tr_later("Latitude"),
        "lon": tr_later("Longitude"),
        "point": tr_later("Coordinates"),
        "place precision": tr_later("Place: how exact its point is"),
        "place country": tr_later("Place: country"),
        "place area": tr_later("Place: province or state"),
        "place local name": tr_later("Place: name in own script"),
        "place aliases": tr_later("Place: other names"),
        "place datum": tr_later("Place: system of its coordinates"),
        "point origin": tr_later("Place: where its point comes from"),
        "jurisdiction": tr_later("Country of the event"),
        "actor": tr_later("Actor"),
        "actor role": tr_later("Actor: role"),
        "amount": tr_later("Amount of money"),
        "currency": tr_later("Currency of the amount"),
        "amount meaning": tr_later("What the amount is"),
        "amount wording": tr_later("Amount as printed"),
        "quantity": tr_later("Quantity"),
        "asset": tr_later("What the quantity counts"),
        "quantity meaning": tr_later("What the quantity is"),
        "quantity wording": tr_later("Quantity as printed"),
        "tags": tr_later("Tags"),
        "standing": tr_later("Standing of the event"),
        "confidentiality": tr_later("Who may read the event"),
        "era": tr_later("Era behind the events"),
        "number": tr_later("Official number"),
        "official title": tr_later("Official title"),
        "statement": tr_later("Statement"),
        "speaker": tr_later("Who made the statement"),
        "note": tr_later("Note"),
        "id": tr_later("Id of the row"),
        "source": tr_later("Source: title"),
        "url": tr_later("Source: address"),
        "source date": tr_later("Source: date"),
        "source publisher": tr_later("Source: publisher"),
        "source author": tr_later("Source: author"),
        "source language": tr_later("Source: language"),
        "archived": tr_later("Source: archived copy"),
        "accessed": tr_later("Source: last looked at"),
        "page": tr_later("Source: page"),
        "quote": tr_later("Source: words as printed"),
        "translation": tr_later("Source: translation of the words"),
        "locator": tr_later("Source: what pages are counted in"),
        "source type": tr_later("Source: type"),
        "source stance": tr_later("Source: supports, contradicts or context"),
        "supports": tr_later("Source: what of the event it supports"),
        "source note": tr_later("Source: note"),
        "rank": tr_later("Source: primary or secondary"),
        "origin": tr_later("Source: origin group"),
        "cites": tr_later("Source: has it from"),
        "inferred": tr_later("What is our own reading"),
        "restates": tr_later("Restates (title of another row)"),
        "part of": tr_later("Part of (title of another row)"),
        "link": tr_later("Linked to (title of another row)"),
        "relation": tr_later("Relation of two actors"),
        "relation words": tr_later("Relation in words"),
        "share": tr_later("Relation: share"),
        "actor kind": tr_later("Actor: kind"),
        "local name": tr_later("Actor: name in own script"),
        "aliases": tr_later("Actor: other names"),
        "numbers": tr_later("Actor: number in a register"),
        "born": tr_later("Actor: born or founded"),
        "died": tr_later("Actor: died or dissolved"),
    }
)
"""Each field, and what else can be done with a column, in the order in which they are offered."""

ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actor": tr_later("Role"),
        "place": tr_later("Role"),
        "amount": tr_later("What it is"),
        "quantity": tr_later("What it is"),
        "link": tr_later("How it is linked"),
        "numbers": tr_later("Register"),
    }
)
"""Fields that something more can be said of, and what that is."""

LINKS: Final = ("follows", "repeals", "amends", "replaces")
"""The usual ways in which one event is linked to another."""


def field_in_words(field: str, role: str = "", group: str = "") -> str:
    """Return what a column fills, in words: Actor (seller); Source 2: address."""
    words = tr(FIELD_WORDS.get(field or KEPT, field))
    if group and field in OF_SOURCE:
        return words.replace(tr("Source:"), tr("Source {group}:", group=group), 1)
    return f"{words} ({tr(role)})" if role else words
