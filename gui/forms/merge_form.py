"""The form in which sources that were entered twice become one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gui.forms.completers import source_words
from gui.forms.merging_form import Merging, MergingForm
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.evidence.same_sources import differences, merge_sources, same_sources
from models.records.story import Source
from models.translation import tr_later

NOTHING_ALIKE = tr_later(
    "No two sources look alike: name the ones to merge below, or choose them in the table with Ctrl."
)
SOURCES: Final = Merging(
    Source,
    "sources",
    tr_later("Merge sources"),
    NOTHING_ALIKE,
    same_sources,
    differences,
    merge_sources,
    source_words,
    letters=50,
)


class MergeForm(MergingForm[Source]):
    """Shows the fields in which the sources differ; one value of each is kept, the others go to the note."""

    def __init__(
        self,
        session: Session,
        _selection: Selection,
        _ask: Ask,
        ids: Sequence[str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show these sources, or, with fewer than two, the groups that look alike."""
        super().__init__(session, SOURCES, ids, parent)
