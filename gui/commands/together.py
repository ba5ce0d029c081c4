"""What is done with all selected events at once: changed together, copied as text with their sources."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.parts.ask import Ask
from gui.parts.clipboard import copy
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.translation import tr, tr_count, tr_later
from models.values.listing import sentences

NONE_CHOSEN = tr_later("Choose events first: in the timeline, on the map or in the table.")


class TogetherCommands(QObject):
    """The slots about the selected events as a whole."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Keep what they need."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.dialog: QDialog | None = None

    def change_events(self) -> None:
        """Open the form in which all selected events are given the same."""
        from gui.forms.together_form import TogetherForm

        index = self._session.index
        rows = index.rows_of(self._selection.events).tolist()
        ids = tuple(index.ids[row] for row in rows if index.is_event[row])
        if not ids:
            self._ask.tell(tr(NONE_CHOSEN))
            return
        self.dialog = TogetherForm(self._session, self._ask, ids, parent=self._window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def copy_text(self) -> None:
        """Copy the selected events as text with notes on their sources; tell which may not be printed."""
        from models.publication.chronology.documents import copied_text

        wanted = self._selection.events
        if not wanted:
            self._ask.tell(tr(NONE_CHOSEN))
            return
        try:
            text, told = copied_text(self._session.reader, wanted)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        copy(text)
        words = tr_count(
            told, "{n:,} event is copied with its sources.", "{n:,} events are copied with their sources."
        )
        self._ask.note(sentences(words, _left_out(len(wanted) - told) if told < len(wanted) else ""))


def _left_out(number: int) -> str:
    return tr_count(
        number,
        "1 event is not in the copy: what is internal, confidential or rejected is in no text for others.",
        "{n} events are not in the copy: what is internal, confidential or rejected is in no text for others.",
    )
