"""The roles of places between which a route leads: those that a case names itself, and the usual ones."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Generic, TypeVar

from models.errors import CaseError
from models.machine.paths import resource
from models.records.desk import Comment
from models.translation import tr

ROUTES: Final = "routes"
"""The id of the remark about the case that holds its routes; there is one at most."""
ARROW: Final = " → "
_ARROWS: Final = re.compile(r"\s*(?:→|⟶|➔|->|=>|>)\s*")
_EACH: Final = re.compile(r"each\s+", re.IGNORECASE)
_NO_USUAL, _LISTED = "no usual routes", "without roles: as listed"
_OF_PLACES, _OF_ACTORS, _LOCAL = "roles of places", "roles of actors", "local names"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a route: the roles that mean it; places of an `is_each` stage stand side by side."""

    roles: tuple[str, ...]
    is_each: bool = False

    @property
    def words(self) -> str:
        """Return the stage as it is written: each agent."""
        return f"each {self.roles[0]}" if self.is_each else self.roles[0]

    def means(self, role: str) -> bool:
        """Tell whether a role is one of these, whatever the case of its letters."""
        return _folded(role) in map(_folded, self.roles)


@dataclass(frozen=True, slots=True)
class RouteRoles:
    """The stages of a route, in order."""

    stages: tuple[Stage, ...]

    @property
    def words(self) -> str:
        """Return the route as it is written: departure → call → destination."""
        return ARROW.join(stage.words for stage in self.stages)

    def stands(self, stops: Sequence["Stop[T]"]) -> list[list[T]]:
        """Return the places of each stage."""
        return [[stop.place for stop in stops if stage.means(stop.role)] for stage in self.stages]


@dataclass(frozen=True, slots=True)
class Routes:
    """How a case draws routes: by its own roles, by the usual ones, or as places without roles are listed."""

    own: tuple[RouteRoles, ...] = ()
    has_usual: bool = True
    is_listed: bool = False  # places of an event that has no roles, in the order in which they are listed
    place_roles: tuple[str, ...] = ()  # that the forms of the case propose; none: the usual ones
    actor_roles: tuple[str, ...] = ()
    local_names: str = (
        ""  # when pages set local names beside those of places: never (also empty), first, always
    )

    @property
    def words(self) -> str:
        """Return the routes line by line, as they are kept."""
        said = [route.words for route in self.own]
        said += [_NO_USUAL] if not self.has_usual else []
        said += [_LISTED] if self.is_listed else []
        said += [f"{name}: {', '.join(roles)}" for name, roles in self._roles if roles]
        return "\n".join(said)

    @property
    def _roles(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        local = (self.local_names,) if self.local_names else ()
        return (_OF_PLACES, self.place_roles), (_OF_ACTORS, self.actor_roles), (_LOCAL, local)

    @property
    def all(self) -> tuple[RouteRoles, ...]:
        """Return the routes in the order in which they are tried."""
        return (*self.own, *(usual_routes() if self.has_usual else ()))

    def steps(self, stops: Sequence["Stop[T]"]) -> tuple[tuple[T, T], ...]:
        """Return the pairs of places between which a line leads, each once, in the order of the way.

        Of the routes of which the event has two stages that counts which names most of its places, the first of
        several; a place without a role stands on none.
        """
        ways = [(route.stages, route.stands(stops)) for route in self.all]
        ways = [(stages, held) for stages, held in ways if sum(map(bool, held)) > 1]
        if ways:
            stages, held = max(ways, key=lambda way: sum(map(len, way[1])))
            return tuple(dict.fromkeys(_along(stages, held)))
        if self.is_listed and not any(stop.role.strip() for stop in stops):
            return tuple(dict.fromkeys(_chain([stop.place for stop in stops])))
        return ()


@dataclass(frozen=True, slots=True)
class Stop(Generic[T]):
    """A place of an event, in whatever form, with its role."""

    role: str
    place: T


def _along(stages: Sequence[Stage], held: Sequence[Sequence[T]]) -> Iterator[tuple[T, T]]:
    """Yield the steps of a route: a middle stage is passed place by place, others stand side by side."""
    ends: Sequence[T] = ()
    last = len(stages) - 1
    for number, (stage, places) in enumerate(zip(stages, held, strict=True)):
        if not places:
            continue
        is_passed = 0 < number < last and not stage.is_each
        heads = places[:1] if is_passed else places
        yield from ((end, head) for end in ends for head in heads if end != head)
        if is_passed:
            yield from _chain(places)
        ends = places[-1:] if is_passed else places


def _chain(places: Sequence[T]) -> Iterator[tuple[T, T]]:
    return ((one, other) for one, other in pairwise(places) if one != other)


USUAL: Final = Routes()
"""The routes of a case that says nothing of its own."""

# reading and keeping -----------------------------------------------------------------------------


def read_route(words: str) -> RouteRoles:
    """Return the route that is written so, “departure → call → destination”; CaseError if it is none."""
    parts = [" ".join(part.split()) for part in _ARROWS.split(words.strip())]
    stages = tuple(Stage((_EACH.sub("", part, count=1),), bool(_EACH.match(part))) for part in parts)
    if len(stages) < 2 or not all(stage.roles[0] for stage in stages):
        raise CaseError(
            tr(
                "“{text}” is no route: name two roles or more, such as departure → call → destination.",
                text=words.strip(),
            )
        )
    names = [_folded(stage.roles[0]) for stage in stages]
    if len(set(names)) < len(names):
        raise CaseError(
            tr("“{text}” names a role twice: give each stage a role of its own.", text=words.strip())
        )
    return RouteRoles(stages)


def read_routes(words: str) -> Routes:
    """Return the routes that a remark holds; a line that cannot be read is passed over."""
    own: list[RouteRoles] = []
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for line in lines:
        try:
            own.append(read_route(line))
        except CaseError:  # a flag, or written by another program
            continue
    roles = {name: read_roles(told) for name, _, told in (line.partition(":") for line in lines)}
    return Routes(
        tuple(own),
        _NO_USUAL not in lines,
        _LISTED in lines,
        roles.get(_OF_PLACES, ()),
        roles.get(_OF_ACTORS, ()),
        "".join(roles.get(_LOCAL, ())),
    )


def read_roles(words: str) -> tuple[str, ...]:
    """Return the roles that are written with commas between them, each once."""
    roles = (" ".join(part.split()) for part in re.split(r"[,;，、；\n]", words))
    return tuple(dict.fromkeys(role for role in roles if role))


def remark_of(routes: Routes, by: str, at: str) -> Comment:
    """Return the remark that keeps routes in a case."""
    return Comment(ROUTES, "about", "case", routes.words, by=by, at=at)


@cache
def usual_routes() -> tuple[RouteRoles, ...]:
    """Return the usual routes, with their roles in all languages of a case."""
    try:
        with resource("i18n", "routes.toml").open("rb") as file:
            told = tomllib.load(file)["routes"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise CaseError(tr("The words of routes are missing or damaged: install Dateline again.")) from error
    return tuple(RouteRoles(tuple(_stages(route))) for route in told)


def _stages(route: Mapping[str, str]) -> Iterator[Stage]:
    for name, words in route.items():
        yield Stage(tuple(word.strip() for word in words.split(",")), name == "each")


def _folded(role: str) -> str:
    return " ".join(role.split()).casefold()
