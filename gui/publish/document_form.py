"""The form that writes a document: which one, of which events, and whether it is published despite its doubts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QRadioButton,
    QWidget,
)

from gui.parts import tasks
from gui.parts.long_form import LongForm, labelled
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.publish.doubt_list import DoubtList
from gui.publish.fields import Choice, Line, Paragraph
from gui.publish.scope_choice import ScopeChoice, unsourced, unsourced_words
from gui.selection import Selection
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.publication.choices import FigureSpec
from models.publication.chronology.content import Doubt
from models.publication.record import Approval, told_in
from models.publication.studio import shown_dossiers
from models.translation import tr, tr_later

VIEWS = {
    tr_later("Chronology"): "chronology",
    tr_later("List of facts"): "facts",
    tr_later("Sign-off sheet"): "sign-off",
    tr_later("Sources"): "sources",
    tr_later("Web page"): "web",
    tr_later("Story to scroll"): "story",
    tr_later("Timeline to embed"): "embed",
    tr_later("Map to embed"): "embed map",
}
STYLES = {
    tr_later("In full"): "",
    tr_later("As newsrooms write them"): "news",
    "Chicago": "chicago",
    "GB/T 7714": "gbt7714",
}
STYLED = ("chronology", "facts", "sources")  # what writes sources out
TOLD = (
    "chronology",
    "web",
    "story",
    "embed",
    "dossier",
)  # what tells claims, and so is a draft or for publication
Looked = tuple[tuple[Doubt, ...], tuple[str, ...]]  # what is in doubt, and the events that are told


class DocumentForm(LongForm):
    """Asks what is to be written; what is in doubt is looked up aside for every choice."""

    looked = Signal()  # the doubts of the present choice are known

    def __init__(
        self, session: Session, selection: Selection, actor_id: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with a draft of the chronology of all events; with an actor it is their dossier."""
        super().__init__(parent)
        self.asks = session.ask
        self._session, self._actor_id = session, actor_id
        self._doubts: tuple[Doubt, ...] = ()
        self._wish = 0
        self.is_known = False
        self.setWindowTitle(tr("Export a document"))
        self.kind = Choice(tr("Document"), {tr_later("Dossier"): "dossier"} if actor_id else VIEWS)
        self.written_as = Choice(tr("How sources are written"), STYLES)
        self.scope = ScopeChoice(session, selection)
        self.draft, self.published = (
            QRadioButton(tr("A draft for the desk")),
            QRadioButton(tr("For publication")),
        )
        self.draft.setChecked(True)
        self.published.setEnabled(session.can_edit)
        self._purpose = QButtonGroup(self)
        self.name, self.answer = (
            Line(tr("Approved by")),
            Paragraph(tr("Why it is published despite its doubts")),
        )
        self.doubts, self.sources = DoubtList(), PlainLabel(is_wrapped=True)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self._lay_out()
        self._join()
        self.look()
        name_parts(self)
        guard_wheel(self)

    @property
    def view(self) -> str:
        """Tell which document is chosen."""
        return self.kind.value.partition(" ")[0]

    @property
    def spec(self) -> FigureSpec:
        """Return the choices of events as every export takes them."""
        drawn = self.kind.value.partition(" ")[2] or "timeline"
        events = () if self._actor_id else self.scope.events
        style = self.written_as.value if self.view in STYLED else ""
        return FigureSpec(view=drawn, actor=self._actor_id, events=events, style=style)

    @property
    def approval(self) -> Approval | None:
        """Return who approved and why it is published despite its doubts; None of what is not published."""
        if not self._is_published:
            return None
        return Approval(self.name.value, self.answer.value if self._doubts else "")

    @property
    def _is_published(self) -> bool:
        return self.view in TOLD and self.published.isChecked()

    def look(self) -> None:
        """Look up aside what is in doubt in what is chosen now."""
        case = self._session.case
        self._wish += 1
        self.is_known = False
        self._refresh()
        if case is not None and not self.scope.problem:
            work = partial(_look, case, self.view, self.spec)
            tasks.run(
                work, partial(self._on_looked, self._wish), partial(self._on_failed, self._wish), owner=self
            )

    def _on_looked(self, wish: int, found: Looked) -> None:
        if wish != self._wish:
            return
        self._doubts, told = found
        self.is_known = True
        self.sources.setText(unsourced_words(unsourced(self._session.index, told), len(told)))
        self._refresh()
        self.looked.emit()

    def _on_failed(self, wish: int, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        if wish == self._wish:
            self.problem.setText(str(error))
            self.problem.setVisible(True)
            self.looked.emit()

    def _refresh(self) -> None:
        is_told, is_published = self.view in TOLD, self._is_published
        is_doubtful = bool(self._doubts) and self.is_known and is_told
        for button in (self.draft, self.published):
            button.setVisible(is_told)
        self._styles.setVisible(self.view in STYLED)
        self._approval.setVisible(is_published)
        self._despite.setVisible(is_published and is_doubtful)
        self.answer.setVisible(is_published and is_doubtful)
        self.doubts.show_doubts(self._doubts if is_doubtful else ())
        self.doubts.setVisible(is_doubtful)
        self.sources.setVisible(bool(self.sources.text()))
        self.problem.setText(self.scope.problem)
        self.problem.setVisible(bool(self.scope.problem))
        is_answered = not is_published or (
            bool(self.name.value) and (not is_doubtful or bool(self.answer.value))
        )
        self.button.setEnabled(self.is_known and is_answered)
        self.button.setText(tr("Publish…") if is_published else tr("Write…"))
        self.grow()

    def _join(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.kind.currentIndexChanged.connect(self.look)
        self.scope.changed.connect(self.look)
        self.published.toggled.connect(self._refresh)
        self.name.textChanged.connect(self._refresh)
        self.answer.textChanged.connect(self._refresh)

    def _lay_out(self) -> None:
        self._purpose.addButton(self.draft)
        self._purpose.addButton(self.published)
        self._approval = labelled(tr("Approved by"), self.name)
        self._styles = labelled(tr("Sources"), self.written_as)
        self._despite = PlainLabel(tr("Published despite this, because"), role="note")
        self.scope.setVisible(not self._actor_id)
        rows: Sequence[QWidget] = (
            labelled(tr("Document"), self.kind), self._styles, self.scope, self.sources, self.draft,
            self.published, self._approval, self.doubts, self._despite, self.answer, self.problem,
        )  # fmt: skip
        self.lay_out(tr("Export a document"), tr("What is to be written"), rows, self.buttons)


def _look(case: Case, view: str, spec: FigureSpec, _work: tasks.Work) -> Looked:
    doubts = told_in(case, view, spec)[1] if view in TOLD else ()
    told = () if view == "dossier" else tuple(str(one.event.id) for one in shown_dossiers(case, spec))
    return doubts, told
