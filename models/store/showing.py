"""Which checked claims show something of a record: one question for each way that leads from it to claims."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_IDS: Final = "(SELECT value FROM json_each(?1))"
_CITED: Final = "id IN (SELECT claim_id FROM citation WHERE {})"
_OF_ORIGIN: Final = f"(SELECT id FROM source WHERE origin_id IN {_IDS})"
_OF_KIND: Final = f"(SELECT id FROM event WHERE kind_id IN {_IDS})"
_TIMED: Final = "(SELECT id FROM event WHERE when_edtf LIKE '%T%')"
_CHECKED: Final = "SELECT id FROM claim WHERE state IN ('checked', 'signed off') AND {}"

SHOWING: Final[Mapping[str, str]] = MappingProxyType(
    {
        way: _CHECKED.format(condition)
        for way, condition in (
            ("event", f"event_id IN {_IDS}"),
            ("kind", f"event_id IN {_OF_KIND}"),
            ("other", f"id IN (SELECT id FROM claim WHERE other_event_id IN {_IDS})"),
            ("until", f"id IN (SELECT id FROM claim WHERE until_event_id IN {_IDS})"),
            ("place", f"place_id IN {_IDS}"),
            ("actor", f"actor_id IN {_IDS}"),
            ("citation", _CITED.format(f"id IN {_IDS}")),
            ("source", _CITED.format(f"source_id IN {_IDS}")),
            ("origin", _CITED.format(f"source_id IN {_OF_ORIGIN}")),
            ("document", _CITED.format(f"document_id IN {_IDS}")),
            ("clock", f"field = 'when' AND json_array_length(?1) > 0 AND event_id IN {_TIMED}"),
            # “+” keeps SQLite from going through all citations without a document by the index of documents.
            ("shelf", _CITED.format(f"source_id IN {_IDS} AND +document_id IS NULL")),
        )
    }
)
"""The questions by their ways.

`shelf` asks for claims that cite a source as a whole, with all its documents; `clock`, of the case itself, for dates
with a time of day, which are told by its clock.
"""
