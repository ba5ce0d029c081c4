"""The roles of places and actors that the forms of a case propose: its own, then those it uses already."""

from collections import Counter
from typing import Final

from models.records.desk import Comment
from models.records.routes import ROUTES, USUAL, Routes, Stage, read_routes
from models.records.story import Claim, Field
from models.store.reader import Reader

PLACES: Final = (
    "scene", "seat", "from", "via", "to", "departure", "port of call", "destination", "seller", "agent", "platform",
    "court", "seizure", "venue",
)  # fmt: skip
ACTORS: Final = (
    "authority", "court", "police", "prosecutor", "defendant", "witness", "victim", "seller", "agent", "buyer",
    "platform", "owner", "operator", "licensee", "regulator", "publisher", "participant",
)  # fmt: skip


def case_routes(reader: Reader) -> Routes:
    """Return the routes and roles of a case."""
    kept = reader.find(Comment, ROUTES)
    return read_routes(kept.text) if kept else USUAL


def roles_of(reader: Reader, field: Field) -> tuple[str, ...]:
    """Return the roles for places or for actors: those the case names, those it uses, else the usual ones."""
    routes = case_routes(reader)
    is_place = field is Field.WHERE
    named = routes.place_roles if is_place else routes.actor_roles
    on_routes = (stage.roles[0] for route in routes.own for stage in route.stages) if is_place else ()
    used = Counter(role for of, role in reader.cells(Claim, "field", "role") if of == field and role.strip())
    usual = () if named else PLACES if is_place else ACTORS
    return _once((*named, *on_routes, *(role for role, _ in used.most_common()), *usual))


def _once(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return each role once, whatever the case of its letters."""
    kept: list[str] = []
    for role in roles:
        if not any(Stage((one,)).means(role) for one in kept):
            kept.append(role)
    return tuple(kept)
