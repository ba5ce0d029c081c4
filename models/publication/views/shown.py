"""What a view is made from, what it gives the page, and the words that views share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.figure.legend import Key
from models.figure.marks import Figure
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import LabelChange
from models.figure.style import Style
from models.ledger.account import Account
from models.publication.choices import FigureSpec
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.panels import Panels
from models.publication.scenes import Names, Numbers
from models.publication.time_axis import NO_PLAN, AxisPlan
from models.records.dossier import Dossier
from models.records.story import State
from models.store.reader import Reader

MOST_TITLES: Final = 3
"""How many events are named that a figure cannot draw."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure is made from: the case, the choices, the events with their source numbers, and the type."""

    reader: Reader
    spec: FigureSpec
    dossiers: Sequence[Dossier]
    numbers: Numbers
    window: tuple[float, float]
    names: Names
    withheld: Withheld
    style: Style
    measure: Measure
    account: Account | None = None  # of a figure of money: the public ledger of its events
    axis: AxisPlan = NO_PLAN  # what its axis leaves out, as the choices have it by now
    panels: Panels | None = None  # of small multiples

    @property
    def changes(self) -> Mapping[str, LabelChange]:
        """Return the changed labels by their keys, their offsets as large as the type."""
        scale = self.spec.format.scale
        return {
            key: replace(change.scaled(scale), text=self.withheld.out_of(change.text))
            for key, change in self.spec.labels
        }


@dataclass(frozen=True, slots=True)
class Body:
    """What a view gives the page: how it is drawn, its legend, its height at a width, and its remarks."""

    draw: Callable[[float, float], Figure]
    keys: Callable[[float], Sequence[Key]]
    natural_height: Callable[[float], float]
    remarks: tuple[str, ...] = ()


def public_names(names: Names, withheld: Withheld, colours: Sequence[tuple[str, str]]) -> Names:
    """Return the names without what is withheld, kinds in the colours of the house."""
    own = dict(colours)
    looks = tuple(
        replace(look, name=withheld.out_of(look.name), colour=own.get(look.id, look.colour))
        for look in names.looks
    )
    bands = tuple(replace(band, title=withheld.out_of(band.title)) for band in names.bands)
    by_id = {id: withheld.out_of(name) for id, name in names.by_id.items()}
    return Names(looks, bands, by_id, names.language)


def titles_of(dossiers: Sequence[Dossier], shown: Shown) -> str:
    """Return the titles of a few events, and how many more there are."""
    language, more = shown.spec.language, len(dossiers) - MOST_TITLES
    quoted = [
        said(language, "quoted", x=shown.withheld.out_of(one.event.title)) for one in dossiers[:MOST_TITLES]
    ]
    told = phrase(language, "comma").join(quoted)
    return f"{told} {phrase(language, 'more', n=more)}" if more > 0 else told


def flag_of(dossier: Dossier, language: str) -> str:
    """Return the word with which a draft marks an event that is not sure; nothing where all of it is checked."""
    if dossier.is_contradicted:
        return said(language, "disputed")
    if any(stated.claim.state is State.CHANGED for stated in dossier.stated):
        return said(language, "changed")
    is_checked = dossier.state in (State.CHECKED, State.SIGNED_OFF)
    return "" if is_checked else said(language, "unchecked")
