"""The claims that a row of a table makes about its event."""

from collections.abc import Sequence
from typing import Any

from models.records.story import Claim, ClaimId, EventId, Field, new_id
from models.values.money import Amount
from models.values.money.phrases import Read


class Claims:
    """The claims of one event, each at its place among them."""

    def __init__(self, event_id: EventId, who: str) -> None:
        """Take the event and who signs the claims."""
        self.claims: list[Claim] = []
        self._event_id = event_id
        self._who = who

    def add(self, about: Field, **values: Any) -> None:
        """Add a claim about a field of the event."""
        position = len(self.claims)
        made = Claim(
            ClaimId(new_id()), self._event_id, about, written_by=self._who, position=position, **values
        )
        self.claims.append(made)

    def add_sums(self, reads: Sequence[Read], text: str, meaning: str) -> None:
        """Add claims about the sums of one phrase, those that tell another again with it."""
        start = len(self.claims)
        for each in reads:
            name = "amount" if isinstance(each.value, Amount) else "quantity"
            restates = None if each.restates is None else self.claims[start + each.restates].id
            self.add(Field(name), text=text, meaning=meaning, restates=restates, **{name: each.value})
