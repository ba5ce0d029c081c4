"""The panels of small multiples: which there are, which events stand in each, and what stands in none."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.figure.map_places import province_name
from models.figure.phrases import phrase
from models.gazetteer.naming import country_name
from models.gazetteer.spelling import fold
from models.ledger.account import Account, Asked, account_of
from models.ledger.line import CLAIMED, COUNTED
from models.ledger.parties import province_of, told_by
from models.ledger.totals import Columns
from models.publication.choices import FigureSpec
from models.publication.map_sums import COUNT, PLAIN
from models.publication.money import asked_of
from models.publication.scenes import WITHOUT
from models.records.dossier import Dossier, Stated
from models.records.kind_names import kind_name
from models.records.story import Actor, Confidentiality, Field, Place
from models.store.reader import Reader
from models.texts.place_names import name_in
from models.translation import tr

PANEL_FIELDS: Final[Mapping[str, frozenset[Field]]] = MappingProxyType(
    {
        "actor": frozenset({Field.WHO}),
        "place": frozenset({Field.WHERE}),
        "province": frozenset({Field.WHERE}),
    }
)
"""The fields whose claims say in which panel an event stands."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: what it stands for, its name, and the ids of its events; without an id, events without a value."""

    id: str
    name: str
    events: tuple[str, ...]
    places: frozenset[str] = frozenset()  # of a panel of a place or a province: the ids of those there


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels that a figure shows in their order, those it leaves out, and names of which there is no panel."""

    shown: tuple[Panel, ...]
    left_out: tuple[Panel, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def events(self) -> frozenset[str]:
        """Return the events that stand in a panel."""
        return frozenset(id for panel in self.shown for id in panel.events)

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the events that stand in panels that are left out alone."""
        held = (id for panel in self.left_out for id in panel.events)
        seen = self.events
        return tuple(dict.fromkeys(id for id in held if id not in seen))

    def without(self, numbers: Container[int]) -> "Panels":
        """Return the panels without some of them, told by their numbers, which are left out."""
        kept = tuple(panel for number, panel in enumerate(self.shown) if number not in numbers)
        gone = tuple(panel for number, panel in enumerate(self.shown) if number in numbers)
        return replace(self, shown=kept, left_out=(*gone, *self.left_out))

    def kept(self, dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
        """Return the events without those that stand in panels that are left out alone."""
        gone = frozenset(self.lost)
        return tuple(one for one in dossiers if one.event.id not in gone)


def panelled(
    reader: Reader, spec: FigureSpec, dossiers: Sequence[Dossier]
) -> tuple[tuple[Dossier, ...], Panels | None]:
    """Return the events of the panels that a figure shows, and these; all events where it is one picture.

    Raises CaseError where no panel is left.
    """
    if not spec.panels_by:
        return tuple(dossiers), None
    panels = panels_of(reader, spec, dossiers)
    if panels.unknown and not panels.shown:
        raise CaseError(
            tr(
                "There is no panel “{name}”: write a name as it stands over a panel.",
                name=panels.unknown[0],
            )
        )
    if panels.left_out and not panels.shown:
        raise CaseError(
            tr(
                "No event that this view can draw has a {dimension}: let panels stand for something "
                "else, or ask for the panel of what is not told.",
                dimension=tr(spec.panels_by),
            )
        )
    return panels.kept(dossiers), panels


def panels_of(reader: Reader, spec: FigureSpec, dossiers: Sequence[Dossier]) -> Panels:
    """Return the panels of the events that the view can draw."""
    lines = _Lines(reader, spec, dossiers)
    values = values_by(spec)
    names: dict[str, str] = {}
    held: dict[str, list[str]] = {}
    for dossier in (one for one in dossiers if _can_be_drawn(one, spec, lines.events)):
        for id, name in dict(values(dossier)).items() or {"": ""}.items():
            names.setdefault(id, name)
            held.setdefault(id, []).append(str(dossier.event.id))
    places = _places_by_value(dossiers, spec)
    found = [Panel(id, names[id], tuple(held[id]), frozenset(places.get(id, ()))) for id in held if id]
    ordered, unknown = _in_order(found, spec, lines)
    most = spec.most_panels if spec.most_panels > 0 and not spec.panels else len(ordered)
    untold = [Panel("", "", tuple(held[""]))] if "" in held else []
    shown = (*ordered[:most], *(untold if spec.has_untold else ()))
    gone = {panel.id for panel in shown}
    rest = sorted(found, key=lambda panel: -len(panel.events))
    return Panels(shown, tuple(panel for panel in (*rest, *untold) if panel.id not in gone), unknown)


def _in_order(
    found: Sequence[Panel], spec: FigureSpec, lines: "_Lines"
) -> tuple[tuple[Panel, ...], tuple[str, ...]]:
    """Return the panels in their order, and the names among the chosen ones of which there is no panel."""
    by_name = sorted(found, key=lambda panel: (panel.name.casefold(), panel.id))
    if spec.panels:
        known = {fold(word): panel for panel in reversed(by_name) for word in (panel.name, panel.id)}
        named = tuple(dict.fromkeys(known[fold(one)] for one in spec.panels if fold(one) in known))
        return named, tuple(one for one in spec.panels if fold(one) not in known)
    if spec.panel_order == "events":
        by_name.sort(key=lambda panel: -len(panel.events))
    elif spec.panel_order == "sum":
        by_name.sort(key=lambda panel: lines.rank(panel.events))
    return tuple(by_name), ()


def title_of(panel: Panel, spec: FigureSpec) -> str:
    """Return the title of a panel as somebody called it, or as the case does."""
    name = panel.name if panel.id else untold_words(spec.panels_by, spec.language)
    own = dict(spec.lane_names)
    return own.get(panel.id, own.get(name, name))


def account_within(reader: Reader, spec: FigureSpec, whole: Account, panel: Panel) -> Account:
    """Return the public ledger of the events of a panel, in the unit of all panels."""
    asked = replace(asked_of(spec), unit=whole.unit)
    return account_of(reader, asked, is_public=True, events=frozenset(panel.events))


def account_parts(
    reader: Reader, spec: FigureSpec, whole: Account, panels: Panels | None
) -> tuple[list[tuple[str, Account]], list[str]]:
    """Return the titles of the panels with their ledgers, and the titles of those that are left out."""
    if panels is None:
        return [], []
    held = [(title_of(one, spec), account_within(reader, spec, whole, one)) for one in panels.shown]
    return held, [title_of(one, spec) for one in panels.left_out]


def untold_words(by: str, language: str) -> str:
    """Return the title of the panel of events without a value."""
    if by == "province":
        return phrase(language, "money_no_province")
    return phrase(language, f"without_{by}" if by in WITHOUT else "not_told")


class _Lines:
    """The lines of the ledger that a figure adds, read where it adds any."""

    def __init__(self, reader: Reader, spec: FigureSpec, dossiers: Sequence[Dossier]) -> None:
        """Read the lines of the events."""
        asked = _asked(spec)
        self._columns = Columns((), "")
        self.events: frozenset[str] = frozenset()
        if asked is not None:
            ids = frozenset(str(one.event.id) for one in dossiers)
            account = account_of(reader, asked, is_public=True, events=ids)
            held = [account.lines[at] for at in account.total.members]
            self._columns = Columns(held, account.unit)
            seen = (line for line in held if spec.is_of_money or line.weight != CLAIMED)
            self.events = frozenset(line.event_id for line in seen)

    def rank(self, events: Container[str]) -> tuple[bool, Decimal]:
        """Return where what some events come to stands: the largest first, what nobody tells last."""
        held = [line for line in self._columns.lines if line.event_id in events and line.weight == COUNTED]
        total = Columns(held, self._columns.unit).total()
        return not total.is_known, -(total.told if total.low is None else total.low)


def _asked(spec: FigureSpec) -> Asked | None:
    """Return what a figure asks of the ledger; nothing where it neither draws sums nor stands in their order."""
    if spec.is_of_money:
        return asked_of(spec)
    if counts_sums(spec):
        unit, _, meaning = spec.symbols.partition(" ")
        return Asked(meaning, currency=unit)
    return Asked(spec.meaning, currency=spec.currency) if spec.panel_order == "sum" else None


def counts_sums(spec: FigureSpec) -> bool:
    """Tell whether a figure is a map whose circles count sums."""
    return spec.view == "map" and spec.symbols not in (PLAIN, COUNT)


def _can_be_drawn(dossier: Dossier, spec: FigureSpec, with_sums: Container[str]) -> bool:
    """Tell whether a view can draw an event at all: what it cannot, it names as it does without panels."""
    if spec.view == "timeline":
        return dossier.event.when is not None
    if spec.is_of_money:
        return dossier.event.id in with_sums
    if spec.view == "map":
        is_placed = any(one.place and one.place.point for one in _where(dossier, spec))
        return is_placed and (not counts_sums(spec) or dossier.event.id in with_sums)
    return True


# values ------------------------------------------------------------------------------------------

JOINED: Final = " + "
"""What stands between the values of a sum that several share."""
Values = Callable[[Dossier], Iterator[tuple[str, str]]]
"""What yields the values of an event, each with its name."""


def values_by(spec: FigureSpec) -> Values:
    """Return what tells the values of an event, each with its name in the language of the page."""
    return lambda dossier: _VALUES[spec.panels_by](dossier, spec)


def _actors(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    actors: Iterable[Actor | None] = (stated.actor for stated in dossier.of(Field.WHO))
    for actor in actors:
        if actor is not None and actor.confidentiality is Confidentiality.PUBLIC:
            yield str(actor.id), actor.name


def _kinds(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    yield str(dossier.kind.id), kind_name(dossier.kind.name, spec.language)


def _tags(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    yield from ((tag, tag[:1].upper() + tag[1:]) for tag in dossier.event.tags)


def _jurisdictions(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    if code := dossier.event.jurisdiction:
        yield code, country_name(code, spec.language)


def _places(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    yield from _joined({str(one.id): name_in(one, spec.language) for one in places_of(dossier, spec)}, spec)


def _provinces(dossier: Dossier, spec: FigureSpec) -> Iterator[tuple[str, str]]:
    names = (province_of(place) for place in places_of(dossier, spec))
    yield from _joined({name: province_name(name, spec.language) for name in names if name}, spec)


def _joined(found: Mapping[str, str], spec: FigureSpec) -> Iterator[tuple[str, str]]:
    """Yield the places of an event one by one; of a sum that several share, all of them as one.

    Nobody knows how they share it, so that it stands in no panel of one of them, and in no two.
    """
    if len(found) < 2 or not (spec.is_of_money or counts_sums(spec)):
        yield from found.items()
        return
    ids = sorted(found)
    yield JOINED.join(ids), phrase(spec.language, "money_and").join(found[id] for id in ids)


_VALUES: Final[Mapping[str, Callable[[Dossier, FigureSpec], Iterator[tuple[str, str]]]]] = MappingProxyType(
    {
        "actor": _actors,
        "province": _provinces,
        "place": _places,
        "jurisdiction": _jurisdictions,
        "kind": _kinds,
        "tag": _tags,
    }
)


def _places_by_value(dossiers: Iterable[Dossier], spec: FigureSpec) -> dict[str, set[str]]:
    """Return the ids of the places that each value stands for; of values that are joined, of all of them."""
    found: dict[str, set[str]] = {}
    if spec.panels_by not in ("place", "province"):
        return found
    for dossier in dossiers:
        held = {str(place.id): place for place in places_of(dossier, spec)}
        for value, _ in values_by(spec)(dossier):
            names = set(value.split(JOINED))
            mine = {id for id, place in held.items() if {id, province_of(place)} & names}
            found.setdefault(value, set()).update(mine)
    return found


def places_of(dossier: Dossier, spec: FigureSpec) -> tuple[Place, ...]:
    """Return the places of an event that count for a figure: where sums are added, those of whose they are."""
    held = (stated.place for stated in _where(dossier, spec))
    return tuple({place.id: place for place in held if place is not None}.values())


def _where(dossier: Dossier, spec: FigureSpec) -> tuple[Stated, ...]:
    if spec.is_of_money or counts_sums(spec):
        return told_by(dossier, "place")
    return dossier.of(Field.WHERE)
