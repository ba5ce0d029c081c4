"""The form in which places that were entered twice become one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gui.forms.merging_form import Merging, MergingForm
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.evidence.same_places import merge_places, place_differences, same_places
from models.records.story import Place
from models.translation import tr_later

NOTHING_ALIKE = tr_later("No two places share a name and lie near each other: name the ones to merge below.")
PLACES: Final = Merging(
    Place,
    "places",
    tr_later("Merge places"),
    NOTHING_ALIKE,
    same_places,
    place_differences,
    merge_places,
    lambda place: ", ".join(part for part in (place.name, place.admin) if part),
    letters=40,
)


class MergePlacesForm(MergingForm[Place]):
    """Shows the fields in which the places differ; names and notes of all are kept."""

    def __init__(
        self,
        session: Session,
        _selection: Selection,
        _ask: Ask,
        ids: Sequence[str] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show these places, or, with fewer than two, the groups that look alike."""
        super().__init__(session, PLACES, ids, parent)
