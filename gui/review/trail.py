"""The trail of a review: which claims were looked at, one after the other, and where on it one stands."""

from collections.abc import Callable

from models.records.story import ClaimId


class Trail:
    """Goes back to what was looked at before, and forward again."""

    def __init__(self) -> None:
        """Begin where nothing was looked at yet."""
        self._ids: list[ClaimId] = []
        self._here = -1

    def come_to(self, claim_id: ClaimId) -> None:
        """Note that a claim is looked at now; one that stands elsewhere on the trail is put at its end."""
        if self._is_at(claim_id):
            return
        self._ids.append(claim_id)
        self._here = len(self._ids) - 1

    def come_before(self, claim_id: ClaimId) -> None:
        """Note that one went back past the beginning, to a claim that was not looked at yet."""
        self._ids.insert(0, claim_id)
        self._here = 0

    def leave(self) -> None:
        """Stand behind the end: nothing is looked at now, and one step back is what was looked at last."""
        self._here = len(self._ids)

    def step(self, by: int, may_show: Callable[[ClaimId], bool]) -> ClaimId | None:
        """Go to the next (1) or previous (-1) claim of the trail that may be shown; None past its ends."""
        at = self._here + by
        while 0 <= at < len(self._ids):
            if may_show(self._ids[at]):
                self._here = at
                return self._ids[at]
            at += by
        return None

    def _is_at(self, claim_id: ClaimId) -> bool:
        return 0 <= self._here < len(self._ids) and self._ids[self._here] == claim_id
