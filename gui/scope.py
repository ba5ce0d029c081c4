"""What a review walks through: the claims that search, filter, question and window of time let through."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gui.selection import Selection
from gui.session import Session
from models.index.filters import Filter
from models.records.story import ClaimId, EventId
from models.translation import tr, tr_count
from models.values.listing import all_of


@dataclass(frozen=True, slots=True)
class Scope:
    """Events, and of them these claims, where a question asked for claims; None: all of them."""

    events: frozenset[EventId] | None = None
    claims: frozenset[str] | None = None

    def holds(self, claim_id: ClaimId, event_id: EventId) -> bool:
        """Tell whether a claim is walked through."""
        is_in_event = self.events is None or event_id in self.events
        return is_in_event and (self.claims is None or claim_id in self.claims)


WHOLE = Scope()


def scope_of(session: Session, selection: Selection) -> Scope:
    """Return what is walked through."""
    if not session.is_open or not (_is_filtered(selection) or _is_windowed(selection)):
        return WHOLE
    ids = session.index.ids
    rows = np.flatnonzero(_passing(session, selection)).tolist()
    return Scope(frozenset(EventId(ids[row]) for row in rows), _claims(selection))


def scope_words(session: Session, selection: Selection) -> str:
    """Say how much is walked through where it is not everything; empty if it is."""
    reasons = _reasons(selection)
    if not session.is_open or not reasons:
        return ""
    claims, is_event = _claims(selection), session.index.is_event
    passing = int((_passing(session, selection) & is_event).sum())
    counted = tr("{passing:,} of {all:,} events", passing=passing, all=int(is_event.sum()))
    if claims is not None:
        counted = tr_count(len(claims), "{n:,} claim of {events}", "{n:,} claims of {events}", events=counted)
    return tr("{events} {reasons}", events=counted, reasons=all_of(reasons))


def _reasons(selection: Selection) -> list[str]:
    wanted = selection.filter
    reasons = [tr("answer the question")] if wanted.question else []
    reasons += [tr("pass the filter")] if replace(wanted, question="") != Filter() else []
    reasons += [tr("lie in the window of time")] if _is_windowed(selection) else []
    return reasons


def _claims(selection: Selection) -> frozenset[str] | None:
    return selection.claims if selection.filter.question else None


def _passing(session: Session, selection: Selection) -> NDArray[np.bool_]:
    """Tell of each row whether it passes; without a filter relations and eras do: their claims are checked, too."""
    index = session.index
    is_in = selection.in_filter()
    if not _is_filtered(selection):
        is_in = is_in | ~index.is_event
    return is_in & selection.in_window() if _is_windowed(selection) else is_in


def _is_filtered(selection: Selection) -> bool:
    return not selection.filter.is_empty


def _is_windowed(selection: Selection) -> bool:
    return selection.window != selection.extent
