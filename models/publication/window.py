"""The window of time of a figure: the one that is chosen, or its events with a little room at both ends."""

from collections.abc import Sequence
from typing import Final

from models.errors import CaseError
from models.publication.choices import FigureSpec
from models.records.dossier import Dossier
from models.translation import tr
from models.values.when import When, read_when

ROOM: Final = 0.04  # of the time between the first and the last event: what stays free at both ends …
ROOM_OF_YEARS: Final = 0.02  # … which is less where that time is long
MOST_ROOM: Final = 15.0  # days: that much is enough before it is
LEAST_ROOM: Final = 1.0  # day, where no event has a time of day


def chosen_window(spec: FigureSpec) -> When | None:
    """Return the window that was chosen, None where it follows from the events."""
    return read_when(spec.window) if spec.window else None


def window_of(dossiers: Sequence[Dossier], spec: FigureSpec) -> tuple[float, float]:
    """Return the first and the last moment that the figure shows, in days, with a little room at both ends."""
    span = chosen_window(spec)
    whens = [dossier.event.when for dossier in dossiers if dossier.event.when]
    known = [moment for when in whens for moment in (when.begins, when.ends) if moment is not None]
    if not known:
        raise CaseError(tr("Nothing to draw: no dated event matches these choices. Choose fewer of them."))
    spare = _spare(max(known) - min(known), is_timed=any(when.is_timed for when in whens))
    first = min(known) - spare if span is None or span.begins is None else span.begins
    last = max(known) + spare if span is None or span.ends is None else span.ends
    return first, last


def _spare(length: float, *, is_timed: bool) -> float:
    """How much room stays free at each end: of an axis of hours no days, of one of days no weeks."""
    room = ROOM * length
    if not is_timed:
        room = min(max(room, LEAST_ROOM), MOST_ROOM)
    return max(room, ROOM_OF_YEARS * length)
