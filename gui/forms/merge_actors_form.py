"""The form in which actors who were entered twice become one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gui.forms.merging_form import Merging, MergingForm
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.evidence.same_actors import actor_differences, merge_actors, same_actors
from models.records.story import Actor
from models.store.actors import relations_of
from models.translation import tr, tr_later

NOTHING_ALIKE = tr_later(
    "No two actors share a name or a number: name the ones to merge, or choose them on their page."
)
RELATED = tr_later(
    "They stand in a relation to each other, which then ties one actor to itself; the checks will name it."
)
ACTORS: Final = Merging(
    Actor,
    "actors",
    tr_later("Merge actors"),
    NOTHING_ALIKE,
    same_actors,
    actor_differences,
    merge_actors,
    lambda actor: actor.name,
    letters=40,
)


class MergeActorsForm(MergingForm[Actor]):
    """Shows the fields in which the actors differ; names, numbers and notes of all are kept."""

    def __init__(
        self,
        session: Session,
        _selection: Selection,
        _ask: Ask,
        ids: Sequence[str] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show these actors, or, with fewer than two, the groups that look alike."""
        super().__init__(session, ACTORS, ids, parent)

    def remark(self) -> str:
        """Say so where they stand in a relation to each other."""
        ids = {actor.id for actor in self.chosen}
        first = relations_of(self._session.reader, self.chosen[0].id)
        return tr(RELATED) if any(one.who.id in ids and one.whom.id in ids for one in first) else ""
