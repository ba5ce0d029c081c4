"""What a sum means: the list of meanings, which a case may extend by its own words; unlike ones are never added."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from models.records.story import Claim, State
from models.translation import tr_later

PROCEEDS: Final = tr_later("proceeds")
SOLD: Final = tr_later("sold")

MEANING_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        PROCEEDS: tr_later("proceeds: what a sale brought"),
        SOLD: tr_later("sold: what was handed over in a sale"),
        tr_later("price"): tr_later("price: what one unit or one lot costs"),
        tr_later("valuation"): tr_later("valuation: what something is said to be worth"),
        tr_later("seized"): tr_later("seized: what was taken or frozen"),
        tr_later("forfeited"): tr_later("forfeited: what a court took away for good"),
        tr_later("fine"): tr_later("fine: a penalty to be paid"),
        tr_later("turnover"): tr_later("turnover: what passed through somebody's hands"),
        tr_later("stock"): tr_later("stock: what somebody holds on a day"),
        tr_later("loss"): tr_later("loss: what somebody lost"),
        tr_later("claimed"): tr_later("claimed: what somebody asks for"),
        tr_later("income"): tr_later("income: what somebody took in over a time"),
        tr_later("paid"): tr_later("paid: what went from one to another"),
    }
)
"""Each meaning with what it says, for whoever chooses one."""

MEANINGS: Final = tuple(MEANING_WORDS)

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sale proceeds": PROCEEDS,
        "realised": PROCEEDS,
        "erlös": PROCEEDS,
        "verkaufserlös": PROCEEDS,
        "produit de la vente": PROCEEDS,
        "变现金额": PROCEEDS,
        "變現金額": PROCEEDS,
        "处置所得": PROCEEDS,
        "quantity sold": SOLD,
        "verkauft": SOLD,
        "vendu": SOLD,
        "hammer price": "price",
        "preis": "price",
        "prix": "price",
        "value": "valuation",
        "estimate": "valuation",
        "wert": "valuation",
        "valeur": "valuation",
        "估值": "valuation",
        "frozen": "seized",
        "beschlagnahmt": "seized",
        "saisi": "seized",
        "扣押": "seized",
        "confiscated": "forfeited",
        "eingezogen": "forfeited",
        "confisqué": "forfeited",
        "没收": "forfeited",
        "沒收": "forfeited",
        "penalty": "fine",
        "geldbuße": "fine",
        "busse": "fine",
        "amende": "fine",
        "罚款": "fine",
        "罰款": "fine",
        "umsatz": "turnover",
        "chiffre d'affaires": "turnover",
        "流水": "turnover",
        "holding": "stock",
        "bestand": "stock",
        "持有": "stock",
        "schaden": "loss",
        "perte": "loss",
        "损失": "loss",
        "損失": "loss",
    }
)
"""Other words for the listed meanings, folded."""


def read_meaning(word: str) -> str:
    """Return the meaning that a word names: one of the list, or the case's own word as it is written small."""
    plain = " ".join(word.casefold().replace("_", " ").split())
    return _NAMES.get(plain, plain)


def listed_meaning(word: str) -> str:
    """Return the meaning of the list that a word names, nothing if it names none: a note is no meaning."""
    found = read_meaning(word)
    return found if found in MEANING_WORDS else ""


def known_meanings(told: Iterable[str]) -> tuple[str, ...]:
    """Return the meanings of the list and then, by their letters, the others among those that a case has told."""
    return (*MEANINGS, *sorted(set(told) - {"", *MEANINGS}))


def unit_of(claim: Claim) -> str:
    """Return the currency or asset of a claim's sum; empty if it has none."""
    if claim.amount is not None:
        return claim.amount.currency
    return claim.quantity.asset if claim.quantity is not None else ""


def told_alike(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the claim for which each claim stands that is not rejected: itself, or the one that it restates.

    Along a chain it is the last one that still stands; of a circle, or where several tell one sum again, always the
    same one.
    """
    held = {str(claim.id): claim for claim in claims if claim.state is not State.REJECTED}
    return {id: _root(id, held) for id in held}


def _root(id: str, held: Mapping[str, Claim]) -> str:
    way: dict[str, None] = {}
    while id not in way:
        way[id] = None
        above = held[id].restates
        if above is None or above not in held:
            return id
        id = str(above)
    ring = list(way)
    return min(ring[ring.index(id) :])
