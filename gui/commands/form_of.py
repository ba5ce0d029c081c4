"""Which form writes which record, so that everything leads into the right one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.records.desk import Check, Query, Rate, Reference, Wanted
from models.records.story import About, Actor, Citation, Claim, Document, Event, Kind, Origin, Place, Source

FORMS: Final[Mapping[type[object], tuple[str, str]]] = MappingProxyType(
    {
        Event: ("open_event", "id"),
        Claim: ("open_claim", "id"),
        Check: ("open_claim", "claim_id"),
        Query: ("open_claim", "claim_id"),
        Citation: ("open_citation", "id"),
        Actor: ("open_actor", "id"),
        Place: ("open_place", "id"),
        Source: ("open_source", "id"),
        Document: ("open_source", "source_id"),
        Reference: ("open_source", "source_id"),
        About: ("show_about_case", ""),
        Wanted: ("show_wanted", ""),
        Kind: ("show_kinds", "id"),
        Origin: ("show_origins", "id"),
        Rate: ("show_rates", "id"),
    }
)
"""Which slot opens the form of a record, and which of its fields names what is opened."""
LISTS: Final = ("show_kinds", "show_origins", "show_rates")
"""Slots that open a list in which a new record can be made."""
