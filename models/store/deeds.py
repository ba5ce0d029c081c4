"""What actors did, counted in the database: the questions, and nothing of what their answers mean."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_STANDS: Final = "who.field = 'who' AND who.actor_id IS NOT NULL AND who.state <> 'rejected'"
OF_ACTOR: Final = "who.actor_id = ?"
"""The condition that a question about one actor has, and one about all has not."""
_SUM: Final = """
SELECT who.actor_id, who.role, event.relation, told.{unit}, told.{name}_value, told.{name}_bound, told.{name}_upper
FROM claim AS who JOIN claim AS told ON told.event_id = who.event_id JOIN event ON event.id = who.event_id
WHERE {stands} AND {of_actor} AND told.{name}_value IS NOT NULL AND told.restates IS NULL AND told.part_of IS NULL
AND told.state <> 'rejected'
"""

DEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "roles": f"""
SELECT who.actor_id, who.role, event.relation, count(DISTINCT who.event_id)
FROM claim AS who JOIN event ON event.id = who.event_id
WHERE {_STANDS} AND {OF_ACTOR} GROUP BY who.actor_id, who.role, event.relation
""",
        "amounts": _SUM.format(unit="amount_currency", name="amount", stands=_STANDS, of_actor=OF_ACTOR),
        "quantities": _SUM.format(unit="quantity_asset", name="quantity", stands=_STANDS, of_actor=OF_ACTOR),
        "others": f"""
SELECT who.actor_id, count(DISTINCT other.actor_id)
FROM claim AS who CROSS JOIN claim AS other ON other.event_id = who.event_id AND other.actor_id <> who.actor_id
WHERE {_STANDS} AND {OF_ACTOR} AND other.state <> 'rejected' GROUP BY who.actor_id
""",
        "with": f"""
SELECT other.actor_id, count(DISTINCT other.event_id) AS shared
FROM claim AS who CROSS JOIN claim AS other ON other.event_id = who.event_id AND other.actor_id <> who.actor_id
WHERE {_STANDS} AND {OF_ACTOR} AND other.state <> 'rejected'
GROUP BY +other.actor_id ORDER BY shared DESC, other.actor_id
""",
    }
)
"""Questions by name; each may be put about one actor, or about all."""

STAGES: Final = """
SELECT other_event_id, event_id FROM claim
WHERE other_event_id > '' AND field = ? AND lower(trim(role)) = ? AND state <> ?
"""
"""The pairs of events of which the second follows the first; asked so that the index of the few such claims is used."""
