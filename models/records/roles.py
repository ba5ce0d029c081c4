"""Who of an event's actors and places gives, passes on, buys and is paid, read off their roles."""

from collections.abc import Sequence
from typing import Final

from models.records.story import Claim, State

SELLERS: Final = (
    ("seller", "vendor", "consignor"),
    ("police", "customs"),
    ("court",),
    ("authority", "regulator", "prosecutor"),
    ("",),
)
"""Whose a sum is, the likeliest first: where nobody is called the seller, it is the body that took the thing."""
AGENTS: Final = (("agent", "auction house", "auctioneer", "broker", "intermediary"),)
MARKETS: Final = (("platform", "market", "exchange", "buyer"),)
PAYEES: Final = (("payee", "treasury", "beneficiary", "recipient"),)


def in_role(claims: Sequence[Claim], roles: Sequence[Sequence[str]]) -> tuple[Claim, ...]:
    """Return the claims of one field in the first of some roles that any of them has; what was rejected is in none."""
    held = [claim for claim in claims if claim.state is not State.REJECTED]
    for names in roles:
        found = tuple(claim for claim in held if claim.role.strip().casefold() in names)
        if found:
            return found
    return ()
