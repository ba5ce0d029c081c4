"""A copy of a case for Datasette: the store writes its tables, and beside them stands what they are."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from models.exchange.stories.story import Story, Written
from models.records.desk import Identity
from models.records.story import About, Document
from models.translation import tr_count

_TABLES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "timeline": {
            "description": "Every event with its places, actors, sums and the number of its sources."
        },
        "events_on_a_map": {"description": "Events with the points of their places."},
        "who_did_what": {"description": "Who took part in what, in which role."},
        "what_proves_it": {
            "description": "Each citation with what it proves, where it stands and its words."
        },
        "events": {
            "description": "What happened, how actors stand to each other (relation), and spans behind all (era).",
            "sort": "date_from",
            "label_column": "title",
            "facets": ["kind_id", "jurisdiction"],
            "columns": {
                "date": "EDTF (ISO 8601-2), exactly as exact as the sources are",
                "date_from": "the first day that it can mean; empty where that is open",
                "date_to": "the last day that it can mean; empty where that is open",
            },
        },
        "claims": {
            "description": "What can be checked of an event, one field each; citations hang here.",
            "columns": {
                "amount": "as a number, for adding up; amount_exact is what was said",
                "amount_bound": "exact, about, at least or at most",
            },
        },
        "citations": {"description": "Where a source says something about a claim."},
        "sources": {"label_column": "title"},
        "actors": {"label_column": "name"},
        "places": {
            "label_column": "name",
            "columns": {"precision": "how exactly the point stands for the place"},
        },
    }
)


def write_datasette(story: Story) -> Written:
    """Return that the store is to write a story as a database of tables, and what does not go."""
    remarks = []
    if documents := story.all(Document):
        remarks.append(
            tr_count(
                len(documents),
                "The bytes of {n:,} document is left out.",
                "The bytes of {n:,} documents are left out.",
            )
        )
    if identities := story.all(Identity):
        remarks.append(
            tr_count(
                len(identities),
                "The {n:,} name behind code names is left out of any such copy.",
                "The {n:,} names behind code names are left out of any such copy.",
            )
        )
    return Written(remarks=tuple(remarks), is_database=True)


def about_copy(story: Story, rights: str = "") -> dict[str, str]:
    """Return what a copy says of itself: the case, whose it is, as of when, and what it holds."""
    about = story.about
    told = {
        "title": about.title,
        "deck": about.deck,
        "credit": about.credit,
        "outlet": about.outlet,
        "as_of": about.as_of,
        "rights": rights,
        "holds": "everything, also what nobody may publish" if story.is_complete else "what may be published",
        "made_with": "Dateline",
        "dates": "EDTF (ISO 8601-2)",
        "points": "WGS84, degrees",
    }
    return {name: value for name, value in told.items() if value}


def metadata_of(about: About, rights: str, name: str) -> bytes:
    """Return the metadata that Datasette reads for a database of this name: title, licence, source, and each table."""
    told = {
        "title": about.title,
        "description": about.deck,
        "license": rights,
        "source": ", ".join(filter(None, (about.credit, about.outlet))),
        "databases": {name: {"tables": dict(_TABLES)}},
    }
    kept = {key: value for key, value in told.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()
