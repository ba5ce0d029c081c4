"""Which events a review walks through: those that search, filter, question and window of time let through."""

import numpy as np
from numpy.typing import NDArray

from gui.selection import Selection
from gui.session import Session
from models.records.story import EventId


def scope_of(session: Session, selection: Selection) -> frozenset[EventId] | None:
    """Return the events whose claims are walked through; None: all of them."""
    if not session.is_open or not (_is_filtered(selection) or _is_windowed(selection)):
        return None
    ids = session.index.ids
    return frozenset(EventId(ids[row]) for row in np.flatnonzero(_passing(session, selection)).tolist())


def scope_words(session: Session, selection: Selection) -> str:
    """Say how many events are walked through where it is not all of them; empty if it is."""
    is_filtered, is_windowed = _is_filtered(selection), _is_windowed(selection)
    if not session.is_open or not (is_filtered or is_windowed):
        return ""
    is_event = ~session.index.is_relation
    passing = int((_passing(session, selection) & is_event).sum())
    parts = ["pass the filter"] if is_filtered else []
    parts += ["lie in the window of time"] if is_windowed else []
    return f"{passing:,} of {int(is_event.sum()):,} events {' and '.join(parts)}"


def _passing(session: Session, selection: Selection) -> NDArray[np.bool_]:
    """Tell of each row whether it passes; without a filter relations do, too: their claims are checked as well."""
    index = session.index
    is_in = selection.in_filter()
    if not _is_filtered(selection):
        is_in = is_in | index.is_relation
    return is_in & selection.in_window() if _is_windowed(selection) else is_in


def _is_filtered(selection: Selection) -> bool:
    return not selection.filter.is_empty


def _is_windowed(selection: Selection) -> bool:
    return selection.window != selection.extent
