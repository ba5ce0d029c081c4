"""Templates of cases: the kinds of event, roles and routes that a sort of story needs, without a word of any case."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from models.errors import CaseError, WrongUse
from models.figure.marks import SHAPES
from models.machine.paths import resource, user_folder
from models.machine.safe_write import write_data
from models.records.desk import Comment
from models.records.routes import USUAL, Routes, read_route, remark_of
from models.records.story import Kind, KindId, new_id
from models.store.reader import Reader
from models.store.roles import case_routes
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.listing import in_a_row

OTHER: Final = "other"  # the id of the kind for what has none, which every case has
KEPT: Final = tr_later("Kept from a case")
_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Template:
    """What a case of some sort begins with; `key` is the name of its file."""

    key: str
    name: str
    about: str
    kinds: tuple[tuple[str, str, str], ...]  # name, colour, shape
    routes: Routes = USUAL

    def new_kinds(self, first: int = 0) -> tuple[Kind, ...]:
        """Return the kinds as a case keeps them, with ids of its own."""
        return tuple(
            Kind(KindId(OTHER if name.casefold() == OTHER else new_id()), name, colour, shape, position)
            for position, (name, colour, shape) in enumerate(self.kinds, first)
        )

    def records(self, by: str, at: str) -> tuple[Kind | Comment, ...]:
        """Return what a new case begins with."""
        kept = (remark_of(self.routes, by, at),) if self.routes != USUAL else ()
        return (*self.new_kinds(), *kept)


def templates() -> tuple[Template, ...]:
    """Return the templates of the program, then those that were kept on this computer."""
    return (*_in_folder(resource("templates")), *_in_folder(own_folder()))


def template_named(name: str) -> Template:
    """Return the template of a name or key; WrongUse if there is none."""
    held = templates()
    wanted = name.strip().casefold()
    for one in held:
        if wanted in (one.key.casefold(), one.name.casefold()):
            return one
    raise WrongUse(
        tr(
            "There is no template “{name}”: choose one of {names}.",
            name=name,
            names=in_a_row(one.key for one in held),
        )
    )


def own_folder() -> Path:
    """Return the folder in which templates are kept on this computer."""
    return user_folder() / "templates"


def template_of(reader: Reader, name: str) -> Template:
    """Return a template with the kinds, roles and routes of a case, and nothing else of it."""
    kinds = sorted(reader.all(Kind), key=lambda kind: kind.position)
    told = tuple((kind.name, kind.colour, kind.shape) for kind in kinds if kind.id != "relation")
    return Template(_key(name), name.strip(), KEPT, told, case_routes(reader))


def keep_template(template: Template) -> Path:
    """Write a template into the folder of the program; CaseError if its name is taken or it cannot be written."""
    if any(one.key == template.key for one in templates()):
        raise CaseError(tr("There is a template “{name}” already: give it another name.", name=template.name))
    path = own_folder() / f"{template.key}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(
            tr(
                "The template cannot be kept in {folder}: {reason}.",
                folder=path.parent,
                reason=error.strerror,
            )
        ) from error
    write_data(path, _json_of(template))
    return path


def apply_template(writer: Writer, template: Template, by: str, at: str) -> int:
    """Add the kinds that a case lacks, and the routes and roles of a template to its own; return how many kinds."""
    held = writer.reader.all(Kind)
    names, ids = {kind.name.casefold() for kind in held}, {kind.id for kind in held}
    first = max((kind.position for kind in held), default=-1) + 1
    made = [
        kind for kind in template.new_kinds(first) if kind.name.casefold() not in names and kind.id not in ids
    ]
    for kind in made:
        writer.add(kind)
    before = case_routes(writer.reader)
    joined = _joined(before, template.routes)
    if joined != before:
        writer.put(remark_of(joined, by, at))
    return len(made)


def _joined(mine: Routes, other: Routes) -> Routes:
    return replace(
        mine,
        own=tuple(dict.fromkeys((*mine.own, *other.own))),
        place_roles=tuple(dict.fromkeys((*mine.place_roles, *other.place_roles))),
        actor_roles=tuple(dict.fromkeys((*mine.actor_roles, *other.actor_roles))),
    )


# files -------------------------------------------------------------------------------------------


def _key(name: str) -> str:
    key = re.sub(r"[^\w]+", "-", name.strip().casefold()).strip("-")[:60]
    if not key:
        raise CaseError(tr("A template needs a name: write a word for the sort of story."))
    return key


def _json_of(template: Template) -> str:
    routes = template.routes
    told = {
        "name": template.name,
        "about": template.about,
        "kinds": [{"name": n, "colour": c, "shape": s} for n, c, s in template.kinds],
        "routes": [route.words for route in routes.own],
        "has_usual": routes.has_usual,
        "is_listed": routes.is_listed,
        "place_roles": routes.place_roles,
        "actor_roles": routes.actor_roles,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _in_folder(folder: Path) -> Iterator[Template]:
    """Yield the templates of a folder by name; a file that is none is passed over."""
    for path in sorted(folder.glob("*.json")):
        try:
            yield _read(path.stem, json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, CaseError):
            continue


def _read(key: str, told: Mapping[str, Any]) -> Template:
    kinds = tuple((str(one["name"]), str(one["colour"]), str(one["shape"])) for one in told["kinds"])
    if not all(
        name.strip() and _COLOUR.fullmatch(colour) and shape in SHAPES for name, colour, shape in kinds
    ):
        raise CaseError(f"The template {key} has a kind that cannot be drawn.")
    if all(name.casefold() != OTHER for name, _, _ in kinds):
        kinds += (("Other", "#7F7F7F", "disc"),)
    routes = Routes(
        tuple(map(read_route, told.get("routes", ()))),
        told.get("has_usual", True) is True,
        told.get("is_listed", False) is True,
        tuple(map(str, told.get("place_roles", ()))),
        tuple(map(str, told.get("actor_roles", ()))),
    )
    return Template(key, str(told["name"]), str(told.get("about", "")), kinds, routes)
