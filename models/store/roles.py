"""The roles of places and actors that the forms of a case propose: its own, then those it uses already."""

from collections import Counter
from typing import Final

from models.records.desk import Comment
from models.records.routes import ROUTES, USUAL, Routes, Stage, read_routes
from models.records.story import Claim, Field
from models.store.reader import Reader
from models.translation import tr_later

PLACES: Final = (
    tr_later("scene"), tr_later("seat"), tr_later("from"), tr_later("via"), tr_later("to"),
    tr_later("departure"), tr_later("port of call"), tr_later("destination"), tr_later("seller"),
    tr_later("agent"), tr_later("platform"), tr_later("court"), tr_later("seizure"), tr_later("venue"),
)  # fmt: skip
ACTORS: Final = (
    tr_later("authority"), tr_later("court"), tr_later("police"), tr_later("prosecutor"), tr_later("defendant"),
    tr_later("witness"), tr_later("victim"), tr_later("seller"), tr_later("agent"), tr_later("buyer"),
    tr_later("platform"), tr_later("owner"), tr_later("operator"), tr_later("licensee"), tr_later("regulator"),
    tr_later("publisher"), tr_later("participant"),
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
