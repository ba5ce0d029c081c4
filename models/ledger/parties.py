"""Under which words a line stands: its sellers, their places and provinces, its agent, market, year and asset."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from models.ledger.line import NOT_TOLD
from models.records.dossier import Dossier, Stated
from models.records.roles import AGENTS, MARKETS, PAYEES, SELLERS, in_role
from models.records.story import Field, Place
from models.values.money import Quantity
from models.values.when import When, words

Roles = Sequence[Sequence[str]]
_ROLES: Final[Mapping[str, Roles]] = MappingProxyType({"agent": AGENTS, "market": MARKETS, "payee": PAYEES})
INFERRED: Final = " (inferred)"
SPLIT: Final = ": split not known"
AND: Final = " + "
HAPPENED: Final = "it happened"


def groups_of(dossier: Dossier, sold: Sequence[Quantity]) -> dict[str, str]:
    """Return the words of an event for each way to group lines; several sellers stay one group."""
    provinces = dict.fromkeys(
        province_of(stated.place) for stated in told_by(dossier, "province") if stated.place
    )
    return {
        "seller": _shared(told_by(dossier, "seller")),
        "place": _shared(told_by(dossier, "place")),
        "province": _joined(tuple(one for one in provinces if one)),
        "agent": _names(told_by(dossier, "agent")),
        "market": _names(told_by(dossier, "market")),
        "year": year_of(dossier.event.when),
        "asset": AND.join(sorted({one.asset for one in sold})) or NOT_TOLD,
        "standing": dossier.event.standing or HAPPENED,
    }


def payee_of(dossier: Dossier) -> str:
    """Return to whom the proceeds of an event went."""
    return _names(told_by(dossier, "payee"))


def year_of(when: When | None) -> str:
    """Return the one year in which something surely was; else its span in words, which no year holds."""
    if when is None or (when.earliest is None and when.latest is None):
        return NOT_TOLD
    if when.earliest and when.latest and when.earliest.year == when.latest.year:
        return str(when.earliest.year)
    return words(when, "en")


def told_by(dossier: Dossier, name: str) -> tuple[Stated, ...]:
    """Return what tells the seller, place, province, agent, market or payee of an event."""
    if name == "seller":
        return _sellers(dossier)
    if name in ("place", "province"):
        return _in(dossier, Field.WHERE, SELLERS)
    roles = _ROLES.get(name, ())
    return _in(dossier, Field.WHO, roles) or _in(dossier, Field.WHERE, roles)


def _names(stated: Sequence[Stated]) -> str:
    return _joined(tuple(map(_name, stated)))


def _sellers(dossier: Dossier) -> tuple[Stated, ...]:
    """Return who sells: of each role the actors, or the places that have it where no actor is named."""
    for role in SELLERS:
        found = _in(dossier, Field.WHO, (role,)) if role != SELLERS[-1] else ()
        if found or (found := _in(dossier, Field.WHERE, (role,))):
            return found
    return ()


def _in(dossier: Dossier, field: Field, roles: Roles) -> tuple[Stated, ...]:
    chosen = {claim.id for claim in in_role([one.claim for one in dossier.of(field)], roles)}
    return tuple(one for one in dossier.of(field) if one.claim.id in chosen)


def _name(stated: Stated) -> str:
    named = stated.actor or stated.place
    name = named.name if named else stated.claim.wording
    return f"{name}{INFERRED}" if stated.claim.is_inferred else name


def _shared(stated: Sequence[Stated]) -> str:
    names = tuple(dict.fromkeys(map(_name, stated)))
    return f"{_joined(names)}{SPLIT}" if len(names) > 1 else _joined(names)


def _joined(names: Sequence[str]) -> str:
    return AND.join(sorted(dict.fromkeys(names))) or NOT_TOLD


def province_of(place: Place) -> str:
    """Return the province of a place, which stands first in what it belongs to."""
    first, _, rest = place.admin.rpartition(",")
    return first.rpartition(",")[2].strip() or (rest.strip() if len(rest.strip()) > 2 else "") or place.name
