"""Reads what stands still in FollowTheMoney: actors, places and the documents that become sources."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from models.errors import CaseError, UnreadableValue
from models.exchange.stories.drafts import StoryDraft
from models.exchange.stories.ftm import lines
from models.exchange.stories.ftm.dates import read_prefix
from models.exchange.stories.ftm.entities import Entity
from models.exchange.stories.ftm.schemata import ACTORS, DOCUMENTS, LANGUAGES
from models.records.aliases import script_of
from models.records.story import Actor, Confidentiality, Place, Source
from models.translation import tr
from models.values.when import When
from models.values.where.points import Datum, PlacePrecision, Point

_NUMBERS: Final = {
    "registrationNumber": "register", "idNumber": "id", "taxNumber": "tax number", "vatCode": "VAT", "leiCode": "LEI",
    "innCode": "INN", "ogrnCode": "OGRN", "okpoCode": "OKPO", "uscCode": "USCC", "dunsCode": "DUNS",
    "swiftBic": "SWIFT",
    "licenseNumber": "licence", "passportNumber": "passport", "imoNumber": "IMO", "wikidataId": "Wikidata",
}  # fmt: skip
"""Properties that hold numbers of registers, and what the register is called here."""
_OF_ACTOR: Final = frozenset(
    ("name", "alias", "weakAlias", "abbreviation", "previousName", "birthDate", "deathDate", "incorporationDate",
     "dissolutionDate", "summary", "notes", "description", *_NUMBERS)
)  # fmt: skip
_OF_ADDRESS: Final = frozenset(
    ("full", "name", "city", "street", "state", "region", "country", "latitude", "longitude", "notes", "remarks",
     "summary")
)  # fmt: skip
_OF_DOCUMENT: Final = frozenset(
    ("title", "name", "fileName", "author", "publisher", "sourceUrl", "publishedAt", "authoredAt", "date", "language",
     "notes", "summary", "description")
)  # fmt: skip


class Things:
    """Makes actors, places and sources of entities, each once."""

    def __init__(self, entities: dict[str, Entity], draft: StoryDraft) -> None:
        """Take all entities of a file, and the story that is read."""
        self._entities, self._draft = entities, draft

    def tell(self, entity: Entity, sentence: str) -> None:
        """Say what of an entity could not be read as it stands."""
        self._draft.tell(entity.line, f"{entity.schema} {entity.id}: {sentence}")

    def caption(self, id: str) -> str:
        """Return what an entity is called; the value itself where it is no id."""
        entity = self._entities.get(id)
        if entity is None:
            return id
        return (
            entity.one("name", "title", "full", "fileName", "caseNumber", "summary", "city")
            or f"{entity.schema} {id}"
        )

    def kept(self, entity: Entity, known: Iterable[str]) -> Iterator[str]:
        """Yield lines of a note for the properties that have no place here."""
        passed = frozenset(known)
        for name, values in entity.properties.items():
            if name not in passed:
                self._draft.no_place(f"{entity.schema}.{name}")
                yield f"{words_of(name)}: {'; '.join(self.caption(value) for value in values)}"

    def date(self, entity: Entity, *names: str) -> When | None:
        """Return the date of one of some properties; one that cannot be read is told."""
        values = entity.all(*names)[:1]
        try:
            return read_prefix(values[0]) if values else None
        except UnreadableValue as error:
            self.tell(entity, str(error))
            return None

    # actors -------------------------------------------------------------------------------------

    def actor(self, entity: Entity) -> Actor:
        """Return the actor that an entity is; what is no actor there is one of its own kind: a vessel, a position."""
        if entity.id in self._draft.actors:
            return self._draft.actors[entity.id]
        told, own = lines.lines_in(entity.all("notes"))
        kind = _first(told, lines.WHAT) or ACTORS.get(entity.schema, words_of(entity.schema))
        names = [*entity.all("name"), *([] if entity.one("name") else [self.caption(entity.id)])]
        local, aliases = _names(entity, names, told)
        note = [*entity.all("summary", "description"), *own, *self.kept(entity, _OF_ACTOR)]
        return self._draft.actor(
            entity.id,
            names[0],
            kind=kind,
            local_name=local,
            aliases=aliases,
            numbers=_numbers(entity, told),
            began=self._life(entity, told, lines.BEGAN, "birthDate", "incorporationDate"),
            ended=self._life(entity, told, lines.ENDED, "deathDate", "dissolutionDate"),
            note="\n".join(note),
            confidentiality=confidentiality_in(told),
        )

    def _life(self, entity: Entity, told: dict[str, list[str]], label: str, *names: str) -> When | None:
        if edtf := _first(told, label):
            return self.edtf(entity, edtf)
        return self.date(entity, *names)

    def edtf(self, entity: Entity, text: str) -> When | None:
        """Return the date of a line of ours; None, and told, where somebody changed it into none."""
        try:
            return When.from_edtf(text)
        except UnreadableValue as error:
            self.tell(entity, str(error))
            return None

    # places -------------------------------------------------------------------------------------

    def place(self, entity: Entity) -> Place:
        """Return the place that an address is."""
        if entity.id in self._draft.places:
            return self._draft.places[entity.id]
        told, own = lines.lines_in(entity.all("notes"))
        point = self._point(entity)
        precision = _member(PlacePrecision, _first(told, lines.PRECISION), _precision(entity, point))
        return self._draft.place(
            entity.id,
            entity.one("name", "full", "city", "street", "state", "region", "country") or entity.id,
            local_name=_first(told, lines.LOCAL),
            aliases=tuple(told.get(lines.ALIAS, ())),
            admin=_first(told, lines.ADMIN) or entity.one("state", "region"),
            country=country_of(entity.one("country")),
            point=point,
            precision=precision,
            datum=_member(Datum, _first(told, lines.DATUM), Datum.UNKNOWN if point else Datum.WGS84),
            origin="FollowTheMoney, as given there" if point else "",
            note="\n".join([*own, *entity.all("remarks", "summary"), *self.kept(entity, _OF_ADDRESS)]),
        )

    def _point(self, entity: Entity) -> Point | None:
        lat, lon = entity.one("latitude"), entity.one("longitude")
        if not lat or not lon:
            return None
        try:
            return Point(float(lat), float(lon))
        except (CaseError, ValueError, OverflowError) as error:
            said = (
                error if isinstance(error, CaseError) else tr("{lat}, {lon} is no point.", lat=lat, lon=lon)
            )
            self.tell(entity, tr("{problem} It stands in the note.", problem=said))
            return None

    # sources ------------------------------------------------------------------------------------

    def source(self, entity: Entity) -> Source:
        """Return the source that a document is; what its file is stands beside its fields."""
        if entity.id in self._draft.sources:
            return self._draft.sources[entity.id]
        told, own = lines.lines_in(entity.all("notes"))
        urls = entity.all("sourceUrl")
        url, archived = urls[0] if urls else "", _first(told, lines.ARCHIVED)
        accessed = _first(told, lines.ACCESSED)
        issued = _first(told, lines.DATE)
        language = entity.one("language")
        return self._draft.source(
            entity.id,
            entity.one("title", "name", "fileName") or url or entity.id,
            type=_first(told, lines.TYPE) or DOCUMENTS.get(entity.schema, "document"),
            original_title=_first(told, lines.ORIGINAL),
            authors=tuple(entity.all("author")),
            container=_first(told, lines.IN),
            publisher=entity.one("publisher"),
            issued=self.edtf(entity, issued)
            if issued
            else self.date(entity, "publishedAt", "authoredAt", "date"),
            url=url,
            archived_url=archived,
            accessed=self.edtf(entity, accessed) if accessed else None,
            language=LANGUAGES.get(language, language),
            note="\n".join([*own, *entity.all("summary", "description")]),
            extra=tuple(self._extra(entity, urls[1:])),
            confidentiality=confidentiality_in(told),
        )

    def _extra(self, entity: Entity, more_urls: Iterable[str]) -> Iterator[str]:
        yield from (f"ftm.sourceUrl={url}" for url in more_urls)
        for name, values in entity.properties.items():
            if name not in _OF_DOCUMENT:
                self._draft.no_place(f"{entity.schema}.{name}")
                yield f"ftm.{name}={'; '.join(map(self.caption, values))}"


def words_of(name: str) -> str:
    """Return the words of a name of theirs: birthPlace is birth place, RealEstate real estate."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def country_of(code: str) -> str:
    """Return a country as we write it; nothing where it is no code of two letters."""
    return code.upper() if re.fullmatch("[A-Za-z]{2}", code) else ""


def confidentiality_in(told: dict[str, list[str]]) -> Confidentiality:
    """Return what lines of a note say of who may see it."""
    found: Confidentiality = _member(Confidentiality, _first(told, lines.SECRET), Confidentiality.PUBLIC)
    return found


def _first(told: dict[str, list[str]], label: str) -> str:
    return next(iter(told.get(label, ())), "")


def _member(kind: Any, text: str, otherwise: Any) -> Any:
    return kind(text) if text in tuple(kind) else otherwise


def _precision(entity: Entity, point: Point | None) -> PlacePrecision:
    if point and entity.one("street"):
        return PlacePrecision.ADDRESS
    is_country = entity.one("country") and not entity.one("full", "name", "city", "street", "state", "region")
    return PlacePrecision.COUNTRY if is_country else PlacePrecision.CITY


def _names(entity: Entity, names: list[str], told: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the local name of an actor and the other names; a name in another script is the local one."""
    former = [f"former={name}" for name in entity.all("previousName")]
    others = [*names[1:], *entity.all("alias", "weakAlias", "abbreviation")]
    local = _first(told, lines.LOCAL)
    if not local and script_of(names[0]) == "Latin":
        local = next((name for name in others if script_of(name) not in ("", "Latin")), "")
    typed = told.get(lines.ALIAS, [])
    bare = {text.rpartition("=")[2] for text in typed}
    plain = (name for name in others if name not in (local, names[0]) and name not in bare)
    return local, tuple(dict.fromkeys((*typed, *plain, *(one for one in former if one not in typed))))


def _numbers(entity: Entity, told: dict[str, list[str]]) -> tuple[str, ...]:
    own = told.get(lines.NUMBER, [])
    bare = {text.rpartition("=")[2] for text in own}
    found = [
        f"{register}={value}"
        for name, register in _NUMBERS.items()
        for value in entity.all(name)
        if value not in bare
    ]
    return tuple(dict.fromkeys((*own, *found)))
