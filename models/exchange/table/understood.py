"""As what the cells of one row were taken, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableValue
from models.exchange.doubts import LEAVE
from models.exchange.imported import Imported, ImportOptions
from models.exchange.table import values
from models.exchange.table.addresses import PARTS
from models.exchange.table.columns import Column
from models.gazetteer.chosen import chosen_place
from models.gazetteer.company import Company
from models.gazetteer.found import Found, Verdict, told
from models.gazetteer.spelling import fold
from models.records.rank import rank_of
from models.records.story import Claim, Event, Field, Place, Source
from models.translation import tr
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when
from models.values.where.coordinates import words as words_of_point

_DATES: Final = frozenset(
    ("date", "end", "month", "day", "time", "end month", "end day", "end time", "display date")
)
_POINTS: Final = frozenset(("lat", "lon", "point"))
_SUMS: Final = {"amount": Field.AMOUNT, "quantity": Field.QUANTITY, "share": Field.QUANTITY}


@dataclass(frozen=True, slots=True)
class Understood:
    """The records of one row, and what they say of its cells."""

    imported: Imported
    event: Event | None
    claims: tuple[Claim, ...]
    options: ImportOptions
    company: Company

    @classmethod
    def of(cls, imported: Imported, options: ImportOptions, company: Company) -> "Understood":
        """Return what a reading of one row says."""
        event = next((one for one in imported.records if isinstance(one, Event)), None)
        claims = tuple(one for one in imported.records if isinstance(one, Claim))
        return cls(imported, event, claims, options, company)

    def words(self, column: Column, text: str) -> str:
        """Return as what a cell was taken; empty where it was taken as it stands."""
        field = column.field
        if self.event is None:
            return ""
        if field in _DATES:
            when = self.event.when
            return words_of_when(when) if when else tr("no date: its words are kept")
        if field in _POINTS:
            return self._point(text)
        if field in _SUMS:
            return self._sums(column, text)
        told_of: Mapping[str, Callable[[Column, str], str]] = {
            "kind": self._kind, **dict.fromkeys(PARTS, self._places), "actor": self._actors, "speaker": self._actors,
            "tags": lambda _, words: " · ".join(values.tags_of(words)),
            "jurisdiction": lambda *_: self.event.jurisdiction if self.event else "",
            "source": self._source, "url": self._source, "rank": self._rank,
            "source date": self._source_date, "accessed": self._source_date,
            "relation": lambda *_: self.event.title if self.event and self.event.relation else "",
        }  # fmt: skip
        return told_of[field](column, text) if field in told_of else ""

    def doubt(self, column: Column, text: str) -> str:
        """Return why the places of a cell get no point; empty for any other cell, and where all is well."""
        if column.field not in PARTS:
            return ""
        places = (place for place in self._places_in(text) if place.point is None)
        return next((said for said in map(self._doubt_of, places) if said), "")

    def _places_in(self, text: str) -> list[Place]:
        """Return the places in whose names the words of a cell stand."""
        names = [fold(name) for name in values.parts_of(text)]
        return [one for one in self._places_told if any(name in fold(one.name) for name in names)]

    @property
    def _places_told(self) -> list[Place]:
        return [one for one in self.imported.records if isinstance(one, Place)]

    def _point(self, text: str) -> str:
        """Return the point that a cell tells of: among several the one of its latitude or longitude."""
        points = [one.point for one in self._places_told if one.point]
        own = (one for one in points if text in (f"{one.lat:g}", f"{one.lon:g}", str(one.lat), str(one.lon)))
        point = next(own, points[0] if points else None)
        return words_of_point(point) if point else ""

    def _found(self, place: Place) -> Found:
        return self.company.first(self.imported.sought.get(place.id) or (place.name,))

    def _choice(self, place: Place) -> str:
        """Return what somebody chose for a place: for its name, or for the words under which it is sought."""
        words = (place.name, *self.imported.sought.get(place.id, ()))
        return next((choice for one in words if (choice := self.options.places.get(one, ""))), "")

    def _doubt_of(self, place: Place) -> str:
        choice, found = self._choice(place), self._found(place)
        if choice == LEAVE:
            return ""
        try:
            if choice:
                chosen_place(found.words, choice, self.company.home)
                return ""
        except UnreadableValue as error:
            return str(error)
        return found.sentence if found.verdict in (Verdict.ASKED, Verdict.UNKNOWN) else ""

    def _places(self, column: Column, text: str) -> str:
        is_city = column.field == "place city"
        return " · ".join([self._place(one, is_city=is_city) for one in self._places_in(text)])

    def _place(self, place: Place, *, is_city: bool) -> str:
        """Return as what a place was taken: beside the column of its city, by its whole name."""
        choice, found = self._choice(place), self._found(place)
        if choice == LEAVE:
            return tr("{name}, without a point", name=place.name)
        if choice:
            chosen = chosen_place(found.words, choice, self.company.home)
            return (
                told(chosen.place) if chosen.place else words_of_point(chosen.point) if chosen.point else ""
            )
        if place.point:
            return f"{place.name} ({words_of_point(place.point)})"
        if not found.place:
            return tr("{name}, no single place", name=place.name)
        if not is_city and not found.words.startswith(place.name):
            return place.name
        meant = told(found.place)
        return tr("likely {place}", place=meant) if found.verdict is Verdict.LIKELY else meant

    def _kind(self, _column: Column, text: str) -> str:
        if self.event is None:
            return ""
        kind = next((one for one in self.options.kinds if one.id == self.event.kind_id), None)
        name = kind.name if kind else str(self.event.kind_id)
        return (
            tr("{name}, with “{text}” as a tag", name=name, text=text)
            if set(values.tags_of(text)) & set(self.event.tags)
            else name
        )

    def _actors(self, column: Column, text: str) -> str:
        role = f" ({tr(column.role)})" if column.role and column.field == "actor" else ""
        return " · ".join(f"{name}{role}" for name in values.parts_of(text))

    def _sums(self, column: Column, text: str) -> str:
        field = _SUMS[column.field]
        several = sum(claim.field is field for claim in self.claims) > 1
        own = [
            claim for claim in self.claims
            if claim.field is field and (not several or claim.text in ("", column.name))
        ]  # fmt: skip
        told_as = [
            words_of_sum(value) + (f" – {tr(claim.meaning)}" if claim.meaning else "")
            for claim in own
            if (value := claim.amount or claim.quantity)
        ]
        return " · ".join(told_as) or tr("not known: its words are kept")

    def _source(self, column: Column, text: str) -> str:
        named = values.sources_of([text], ()) if column.field == "source" else ()
        return " · ".join(one.title for one in named)

    def _rank(self, *_: object) -> str:
        return next((tr(rank_of(one)) for one in self.imported.records if isinstance(one, Source)), "")

    def _source_date(self, column: Column, text: str) -> str:
        choice = self.options.dates.get(text, "")
        if choice == LEAVE:
            return tr("no date: its words are kept")
        try:
            return words_of_when(values.read_date(choice or text, "" if choice else column.order))
        except UnreadableValue:
            return ""
