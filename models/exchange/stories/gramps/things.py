"""People, places, sources and notes of a Gramps file, each known by its handle."""

from collections.abc import Iterator
from typing import Any, Final

from models.errors import CaseError
from models.exchange.source_files import Attachment, local_path
from models.exchange.stories.drafts import StoryDraft
from models.exchange.stories.gramps.dates import date_of
from models.exchange.stories.gramps.tree import Node
from models.gazetteer.finding import find_place
from models.records.aliases import script_of
from models.records.story import Actor, Confidentiality, Place, Source, SourceId
from models.translation import tr
from models.values.where.points import Datum, PlacePrecision, Point, read_point

_PRECISIONS: Final = {
    **dict.fromkeys(("Country",), PlacePrecision.COUNTRY),
    **dict.fromkeys(("State", "Province", "Region", "Department", "Federal State"), PlacePrecision.PROVINCE),
    **dict.fromkeys(("County", "District", "Borough", "Parish", "Municipality"), PlacePrecision.DISTRICT),
    **dict.fromkeys(("Street", "Building", "Number", "Farm", "Address"), PlacePrecision.ADDRESS),
}
_DEEPEST: Final = 20  # places that lie in one another


class Things:
    """Makes actors, places and sources of a file, each once, and gives the words of its notes."""

    def __init__(self, root: Node, draft: StoryDraft) -> None:
        """Take the file, and the story that is read."""
        self.draft = draft
        self.by_handle: dict[str, Node] = {}
        self.attachments: list[Attachment] = []
        for group in root.children:
            for node in group.children:
                handle = node.get("handle")
                if not handle:
                    continue
                if self.by_handle.setdefault(handle, node) is not node:
                    draft.tell(
                        node.line,
                        tr(
                            "The handle {handle} stands twice: the second {name} was left out.",
                            handle=handle,
                            name=node.name,
                        ),
                    )

    def find(self, reference: Node, name: str) -> Node | None:
        """Return what an element refers to; one that leads nowhere is told."""
        found = self.by_handle.get(reference.get("hlink"))
        if found is None or found.name != name:
            self.draft.tell(
                reference.line,
                tr("It leads to a {name} that is not in the file: this was left out.", name=name),
            )
            return None
        return found

    # notes --------------------------------------------------------------------------------------

    def notes(self, node: Node, *, but: str = "") -> Iterator[str]:
        """Yield the words of the notes of an element, but for those of one type."""
        yield from (text for inner in node.all("note") if (text := inner.text()))
        for reference in node.all("noteref"):
            note = self.find(reference, "note")
            if note is not None and (not but or note.get("type") != but):
                yield note.text("text") or note.text()

    def kept(self, node: Node, *names: str) -> Iterator[str]:
        """Yield what has no place here as lines of a note: attributes, addresses, and children of other names."""
        for inner in node.all("attribute", "srcattribute", "data_item", *names):
            told = _words(inner)
            if told:
                name = inner.get("type") or inner.get("key") or inner.text("type") or inner.name
                self.draft.no_place(f"{node.name}: {name}")
                yield f"{name}: {told}"
        for inner in node.all("url"):
            self.draft.no_place(f"{node.name}: url")
            yield f"{inner.get('description') or 'url'}: {inner.get('href')}"

    def tags(self, node: Node) -> list[str]:
        """Return the names of the tags of an element."""
        tags = (self.by_handle.get(one.get("hlink")) for one in node.all("tagref"))
        return [tag.get("name") for tag in tags if tag is not None and tag.get("name")]

    # people -------------------------------------------------------------------------------------

    def person(self, node: Node) -> Actor:
        """Return the actor that a person is."""
        handle = node.get("handle")
        if handle in self.draft.actors:
            return self.draft.actors[handle]
        names = list(node.all("name"))
        main = next((one for one in names if one.get("alt") != "1"), names[0] if names else None)
        name = (_name(main) if main else "") or node.get("id") or handle
        others = [_alias(one) for one in names if one is not main]
        others += [inner.text() for one in names for inner in one.all("nick", "call")]
        others += [one.text() for one in node.all("nick")]
        local = next(
            (one for one in others if "=" not in one and script_of(one) not in ("", script_of(name))), ""
        )
        note = [*self.notes(node), *self.kept(node, "address")]
        note += [f"gender: {gender}"] if (gender := node.text("gender")) in ("M", "F", "X") else []
        is_private = node.is_private or (main is not None and main.is_private)
        return self.draft.actor(
            handle,
            name,
            local_name=local,
            aliases=tuple(one for one in dict.fromkeys(others) if one and one not in (name, local)),
            kind="person",
            note="\n".join([*note, *(f"tag: {tag}" for tag in self.tags(node))]),
            confidentiality=seen_by(is_private=is_private),
        )

    # places -------------------------------------------------------------------------------------

    def place(self, node: Node) -> Place:
        """Return the place of an element, with the places that it lies in."""
        handle = node.get("handle")
        if handle in self.draft.places:
            return self.draft.places[handle]
        above = list(self._above(node))
        name, others = _names_of_place(node)
        name = name or node.get("id") or handle
        local = next((one for one in others if script_of(one) not in ("", script_of(name))), "")
        point = self._point(node)
        precision = _PRECISIONS.get(node.get("type"), PlacePrecision.CITY)
        if precision is PlacePrecision.ADDRESS and point is None:
            precision = PlacePrecision.CITY
        is_country = node.get("type") == "Country"
        country = next((one for one in (node, *above) if one.get("type") == "Country"), None)
        return self.draft.place(
            handle,
            name,
            local_name=local,
            aliases=tuple(one for one in others if one != local),
            admin="" if is_country else ", ".join(filter(None, (_names_of_place(one)[0] for one in above))),
            country=_country(_names_of_place(country)[0]) if country else _country_of_location(node),
            point=point,
            precision=precision,
            datum=Datum.UNKNOWN if point else Datum.WGS84,
            origin="Gramps, as given there" if point else "",
            note="\n".join([*self.notes(node), *self.kept(node), *_locations(node)]),
        )

    def _above(self, node: Node) -> Iterator[Node]:
        """Yield the places that one lies in, the next first."""
        seen = {node.get("handle")}
        while (reference := node.first("placeref")) is not None and len(seen) < _DEEPEST:
            above = self.find(reference, "placeobj")
            if above is None or above.get("handle") in seen:
                return
            seen.add(above.get("handle"))
            node = above
            yield node

    def _point(self, node: Node) -> Point | None:
        coord = node.first("coord")
        lat, lon = (coord.get("lat"), coord.get("long")) if coord else ("", "")
        if not lat or not lon:
            return None
        try:
            return read_point(f"{lat}, {lon}")
        except CaseError as error:
            self.draft.tell(node.line, tr("{problem} The place has no point.", problem=error))
            return None

    # sources ------------------------------------------------------------------------------------

    def source(self, node: Node) -> Source:
        """Return the source of an element; where it is kept stands beside its fields."""
        handle = node.get("handle")
        if handle in self.draft.sources:
            return self.draft.sources[handle]
        extra = [f"gramps.abbreviation={text}"] if (text := node.text("sabbrev")) else []
        for reference in node.all("reporef"):
            repository = self.find(reference, "repository")
            if repository is not None:
                told = (repository.text("rname"), reference.get("callno"), reference.get("medium"))
                extra.append(f"gramps.repository={', '.join(filter(None, told))}")
        url = next((one.get("href") for one in node.all("url") if one.get("href").startswith("http")), "")
        source = self.draft.source(
            handle,
            node.text("stitle") or node.get("id") or handle,
            type="document",
            authors=tuple(part.strip() for part in node.text("sauthor").split(";") if part.strip()),
            publisher=node.text("spubinfo"),
            url=url,
            note="\n".join([*self.notes(node), *self.kept(node)]),
            extra=tuple(extra),
            confidentiality=seen_by(is_private=node.is_private),
        )
        self.attach(node, source)
        return source

    def attach(self, node: Node, source: Source) -> None:
        """Remember the files that an element names beside a source."""
        for reference in node.all("objref"):
            media = self.by_handle.get(reference.get("hlink"))
            file = media.first("file") if media else None
            is_open = media is not None and not media.is_private and not reference.is_private
            if file is not None and is_open and (path := local_path(file.get("src"))):
                self.attachments.append(Attachment(source.id, path))

    def files(self) -> Iterator[tuple[str, SourceId | None, str]]:
        """Yield the path of each file that is named and not private, the source that it is of, and its description."""
        nodes = self.by_handle.values()
        private = {
            reference.get("hlink")
            for node in nodes
            for reference in node.all("objref")
            if node.is_private or reference.is_private
        }
        sources = {one.path: one.source_id for one in reversed(self.attachments)}
        for node in nodes:
            file = node.first("file") if node.name == "object" else None
            is_open = not node.is_private and node.get("handle") not in private
            if file is not None and is_open and (path := local_path(file.get("src"))):
                yield path, sources.get(path), file.get("description")


def seen_by(*, is_private: bool) -> Confidentiality:
    """Return who may see what a file marks as private, or does not."""
    return Confidentiality.INTERNAL if is_private else Confidentiality.PUBLIC


def _name(node: Node) -> str:
    surnames = [
        " ".join(filter(None, (one.get("prefix"), one.text(), one.get("connector"))))
        for one in node.all("surname", "last")
    ]
    return " ".join(filter(None, (node.text("title"), node.text("first"), *surnames, node.text("suffix"))))


def _alias(node: Node) -> str:
    """Return another name; one by a former marriage or before one is a former name."""
    name = _name(node)
    return f"former={name}" if name and node.get("type") in ("Birth Name", "Married Name") else name


def _names_of_place(node: Node) -> tuple[str, list[str]]:
    names = [one.get("value") for one in node.all("pname") if one.get("value")]
    title = node.text("ptitle")
    if not names:
        return title.partition(",")[0].strip() if node.first("placeref") else title, []
    return names[0], list(dict.fromkeys(name for name in names[1:] if name != names[0]))


def _country(name: str) -> str:
    found = find_place(name).place if name else None
    return found.country if found and found.kind == "country" else ""


def _country_of_location(node: Node) -> str:
    location = node.first("location")
    return _country(location.get("country")) if location else ""


def _locations(node: Node) -> Iterator[str]:
    for location in node.all("location"):
        yield f"location: {', '.join(filter(None, location.attributes.values()))}"


def _words(node: Node) -> str:
    """Return what an element says, whatever it is made of."""
    told: list[Any] = [node.get("value"), node.text()]
    told += [child.text() for child in node.children if child.name != "type"]
    date = date_of(node)
    told.append(date.when.edtf if date.when else date.wording)
    return ", ".join(filter(None, told))
