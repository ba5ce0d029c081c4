"""The form that writes events for another program: in which format, what that holds, and of which events."""

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from gui.parts.long_form import LongForm, labelled
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.publish.fields import Choice
from gui.publish.scope_choice import ScopeChoice
from gui.selection import Selection
from gui.session import Session
from models.exchange.registry import WRITTEN, Format
from models.translation import tr, tr_later

PUBLIC = tr_later("What is not public stays out. A report says what the format could not hold.")
COMPLETE = tr_later(
    "The file will hold notes, checks and names that nobody may publish, and it is not "
    "encrypted: keep it as you keep the case itself."
)


class ProgramForm(LongForm):
    """Asks for a format and for events; what the format is good for is said beneath it."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Begin with all events in the first format."""
        super().__init__(parent)
        self.asks = session.ask
        self.setWindowTitle(tr("Export for another program"))
        self.kind = Choice(tr("Format"), {known.label: known.name for known in WRITTEN})
        self.note = PlainLabel(role="note", is_wrapped=True)
        self.scope = ScopeChoice(session, selection)
        self.complete = QCheckBox(tr("Everything of the case, also what nobody may publish"))
        self.documents = QCheckBox(tr("With the files of documents"))
        self.warning = PlainLabel(tr(COMPLETE), role="warning", is_wrapped=True)
        self.public = PlainLabel(tr(PUBLIC), role="note", is_wrapped=True)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.kind.currentIndexChanged.connect(self._refresh)
        self.scope.changed.connect(self._refresh)
        self.complete.toggled.connect(self._refresh)
        rows = (
            labelled(tr("Format"), self.kind),
            self.note,
            self.scope,
            self.complete,
            self.documents,
            self.problem,
            self.warning,
            self.public,
        )
        self.lay_out(tr("Export for another program"), tr("What is to be written"), rows, self.buttons)
        self._refresh()
        name_parts(self)
        guard_wheel(self)

    @property
    def format(self) -> Format:
        """Return the format that is chosen."""
        return next(known for known in WRITTEN if known.name == self.kind.value)

    @property
    def events(self) -> tuple[str, ...] | None:
        """Return the ids of the chosen events; None where nothing is left out."""
        return None if self.scope.is_everything else self.scope.events

    @property
    def is_complete(self) -> bool:
        """Tell whether everything is to be written, what nobody may publish included."""
        return self.format.has_complete and self.scope.is_everything and self.complete.isChecked()

    @property
    def has_documents(self) -> bool:
        """Tell whether the files of documents are to be written, too."""
        return self.is_complete and self.format.has_papers and self.documents.isChecked()

    def _refresh(self) -> None:
        self.note.setText(tr(self.format.note))
        self.complete.setVisible(self.format.has_complete)
        self.complete.setEnabled(self.scope.is_everything)
        self.documents.setVisible(self.is_complete and self.format.has_papers)
        self.warning.setVisible(self.is_complete)
        self.public.setVisible(not self.is_complete)
        self.problem.setText(self.scope.problem)
        self.problem.setVisible(bool(self.scope.problem))
        self.button.setEnabled(not self.scope.problem)
        self.grow()
