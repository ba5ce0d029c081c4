"""The form in which a place is written: its names, its point and how exactly that is known."""

import re
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.forms.completers import Proposal, ProposingLine, gazetteer_words
from gui.forms.event_draft import POINTED
from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.place_point import PointField
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.gazetteer.finding import search
from models.gazetteer.gazetteer import GazetteerPlace
from models.records.story import Place, PlaceId, new_id
from models.store.writer import Writer
from models.texts.placed import ORIGIN
from models.translation import tr, tr_count, tr_later
from models.values.where.points import PlacePrecision, Point

PRECISIONS = {
    "exact": tr_later("the very spot"), "address": tr_later("an address"),
    "district": tr_later("a village or district, by its middle"), "city": tr_later("a city or county, by its middle"),
    "province": tr_later("only a province"), "country": tr_later("only a country"),
}  # fmt: skip
LISTED = 12
KIND_WORDS = {
    "city": tr_later("city"), "district": tr_later("district"), "province": tr_later("province"),
    "country": tr_later("country"), "region": tr_later("region"),
}  # fmt: skip
"""What a place of the gazetteer is."""
DECIMALS = 4  # of a point of the gazetteer


class PlaceForm(FormPage):
    """Writes a new place, or changes one with all events that stand there; `place_id` names it once it is saved."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        place_id: str | None = None,
        *,
        name: str = "",
        point: Point | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the place, or an empty form that begins with a name and with where somebody pointed."""
        super().__init__(
            tr("Change place") if place_id else tr("New place"), parent, can_delete=place_id is not None
        )
        self._session, self._selection, self._ask = session, selection, ask
        self._before = session.reader.get(Place, place_id) if place_id else None
        self._place = self._before or Place(PlaceId(new_id()), name)
        self.place_id: str = self._place.id
        self._make_fields()
        if point is not None:
            self.point.take(point, DECIMALS, POINTED)
            self.precision.setCurrentIndex(self.precision.findData(PlacePrecision.EXACT.value))
        self._say_uses()
        (self.name if self._before else self.search).setFocus()
        self.remarks.show_for(self._session, "place", place_id)
        self.keep_drafts(f"place {place_id or 'new'}", "open_place", place_id or "")
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        place = self._place
        countries = frozenset(one.country for one in self._session.reader.all(Place) if one.country)

        def propose(words: str) -> list[Proposal]:
            return [(_shown(found), found.name, found) for found in search(words, LISTED, countries)]

        self.search = ProposingLine(
            tr("Find"), tr("Batumi; Port of Beirut; Taizhou Jiangsu, 泰州市 …"), propose
        )
        self.search.takes_first = True
        self.search.editingFinished.connect(self._on_found)
        if self._before is None and place.name:
            self.search.setText(place.name)  # to be looked for, or mended
        self.name = line(place.name)
        self.local_name = line(place.local_name, tr("in its own script: بيروت, 泰州"))
        self.aliases = line("; ".join(place.aliases), tr("separated by semicolons"))
        self.admin = line(place.admin, "Ajaria, GE")
        self.country = line(place.country, "GE")
        self.point = PointField(place.point, place.datum)
        self.point.map.begin_over([one.point for one in self._session.reader.all(Place) if one.point])
        self.point.changed.connect(self._on_point)
        self.precision = choice_of_words(PRECISIONS, place.precision)
        self.origin = line(place.origin, tr("which map, register, survey or page the point comes from"))
        self._proposed_origin = ""
        self._found_name = ""  # in the gazetteer, the last time
        self.note = paragraph(place.note, 2)
        for name, field, *keys in (
            (tr_later("Find"), self.search), (tr_later("Name"), self.name, "name"),
            (tr_later("Local name"), self.local_name, "local_name"),
            (tr_later("Other names"), self.aliases, "aliases"), (tr_later("Point"), self.point, "point", "datum"),
            (tr_later("Known as"), self.precision, "precision"), (tr_later("Point from"), self.origin, "origin"),
            (tr_later("Province or state"), self.admin, "admin"), (tr_later("Country"), self.country, "country"),
            (tr_later("Note"), self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)

    def _say_uses(self) -> None:
        count = self.events_here()
        if count:
            self.problem.set_role("note")
            self.problem.setText(tr_count(count, "1 event stands here.", "{n:,} events stand here."))

    def events_here(self) -> int:
        """Tell how many events stand at this place."""
        if self._before is None:
            return 0
        return int(self._session.index.places.having([self._before.id]).sum())

    def place(self) -> Place:
        """Return the place as the form holds it."""
        return replace(
            self._place,
            name=self.name.words(),
            local_name=self.local_name.words(),
            aliases=self._place.aliases if self.aliases.is_untouched else _names(self.aliases.words()),
            admin=self.admin.words(),
            country=self.country.words() if self.country.is_untouched else self.country.words().upper(),
            point=self.point.point,
            precision=PlacePrecision(self.precision.currentData()),
            datum=self.point.datum_kept,
            origin=self.origin.words(),
            note=self.note.words(),
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        self.problem.set_role("warning")
        if not self.name.text().strip():
            return self.at("name", tr("Give the place a name."))
        if self.point.problem:
            return self.at("point", tr("{name}: {words}", name=tr("Point"), words=self.point.problem))
        return self.first_wrong(self.place())

    def save(self) -> bool:
        """Write the place in one step; many events are moved only after a question."""
        place, count = self.place(), self.events_here()
        is_moved = self._before is not None and place.point != self._before.point
        if (
            is_moved
            and count > 1
            and not self._ask.confirm(
                tr(
                    "{count:,} events stand at “{name}” and will move with it. Move them?",
                    count=count,
                    name=place.name,
                ),
                yes=tr("Move them"),
            )
        ):
            return False

        def write(writer: Writer) -> bool:
            writer.put(place)
            return True

        return bool(
            self._session.edit(
                tr_later("Change place") if self._before else tr_later("New place"), write, self
            )
        )

    def delete(self) -> None:
        """Delete the place after a question; one that is used stays, and the reason is told."""
        place = self._before
        if place is None or not self._ask.confirm(
            tr("Delete the place “{name}”?", name=place.name), yes=tr("Delete")
        ):
            return

        def write(writer: Writer) -> bool:
            writer.delete(place)
            return True

        if self._session.edit(tr_later("Delete place"), write, self):
            self.accept()

    def _on_found(self) -> None:
        """Take over what was chosen from the gazetteer."""
        found = self.search.chosen
        if not isinstance(found, GazetteerPlace):
            return
        self._keep_name(found)
        self.name.setText(found.name)
        self.local_name.setText(found.local_name)
        self.admin.setText(found.area)
        self.country.setText(found.country)
        self.precision.setCurrentIndex(self.precision.findData(found.precision.value))
        self.point.take(found.point, DECIMALS, ORIGIN)

    def _keep_name(self, found: GazetteerPlace) -> None:
        """Keep the name by which the case or a table calls the place among its other names."""
        before, others = self.name.words(), _names(self.aliases.words())
        is_own = before not in ("", found.name, found.local_name, self._found_name)
        if is_own and before not in others:
            self.aliases.setText("; ".join((*others, before)))
        self._found_name = found.name

    def _on_point(self) -> None:
        """Say where the point comes from, unless somebody wrote that."""
        proposed = self.point.origin
        if self.point.is_touched and self.origin.text() in ("", self._place.origin, self._proposed_origin):
            self.origin.setText(proposed)
            self._proposed_origin = proposed


def _shown(found: GazetteerPlace) -> str:
    """Return a place of the gazetteer as it is listed: name, province in both scripts, country, what it is."""
    is_told = bool(found.local_name) and found.admin_zh not in ("", found.name_zh)
    area = found.admin_zh if is_told else ""
    return f"{gazetteer_words(found)} {area} · {tr(KIND_WORDS[found.kind])}".replace("  ", " ")


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in re.split("[;；]", words) if name.strip()))
