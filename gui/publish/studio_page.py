"""The studio: choices at the left, the figure itself in the middle, what is not shown and what to mend beneath."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.publish.canvas import Canvas, Desk
from gui.publish.choices import ChoicePanel
from gui.publish.fields import Choice
from gui.publish.kept import KeptFigures
from gui.publish.labels import LabelWork
from gui.publish.looks import LOOK, Looks
from gui.publish.maker import FigureMaker, lanes_of
from gui.publish.output import FigureOutput
from gui.publish.picked import ONLY, WITHOUT, InWindow, picked
from gui.publish.remarks import remarks_on
from gui.publish.work import FigureWork
from gui.selection import Selection
from gui.session import Session
from models.figure.marks import Figure
from models.index.filters import Filter
from models.publication.choices import FigureSpec
from models.records.changes import ChangeSet
from models.records.desk import Correction, Publication, SavedFigure
from models.translation import tr, tr_later

SIGHT_WORDS = {
    tr_later("As it is"): "colour",
    tr_later("In greyscale"): "greyscale",
    tr_later("Deuteranopia"): "deuteranopia",
    tr_later("Protanopia"): "protanopia",
}
SLOW = 400  # milliseconds after which it is said that a figure is being made
NARROW_CHOICES = 330  # pixels: with larger letters the choices scroll


class StudioPage(QWidget):
    """Makes publication figures of the open case; every choice is kept with the figure's name."""

    made = Signal(object)  # the Figure that is shown, None if there is nothing to show

    def __init__(self, session: Session, selection: Selection, ask: Ask) -> None:
        """Begin with the first figure that the case keeps."""
        super().__init__()
        self._session, self._selection, self._ask = session, selection, ask
        self._is_wanted = False
        self._released: tuple[str, ...] = ()  # labels whose place fitted no longer
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(lambda: self._say(tr("The figure is being made …"), is_wrong=False))
        self.setAccessibleName(tr("Studio"))
        self._make_parts()
        self._lay_out()
        self._join()
        self.on_case_opened()

    def _make_parts(self) -> None:
        self.canvas = Canvas()
        self.work = FigureWork(self._session)
        self.labels = LabelWork(self._session, self.work, self.canvas)
        self.kept = KeptFigures(self._session, self._ask, self.work)
        self.maker = FigureMaker(self)
        self.looks = Looks(self._ask, self)
        self.output = FigureOutput(self._session, self._ask, self.work)
        self.choices = ChoicePanel()
        self.desk = Desk(self.canvas)
        self.sight = Choice(tr("How readers see it"), SIGHT_WORDS)
        self.remarks = PlainLabel(role="note", is_wrapped=True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 8, 14, 8)
        top.setSpacing(8)
        letter = self.fontMetrics().horizontalAdvance("n")
        self.kept.names.setMaximumWidth(letter * 38)
        self.kept.setMaximumWidth(letter * 64)
        self.sight.setMaximumWidth(letter * 20)
        self.sight.setMinimumContentsLength(4)
        top.addWidget(self.kept, 3)
        top.addSpacing(16)
        top.addWidget(self.sight, 1)
        for text, name, factor in (
            ("−", tr("Smaller"), 1 / 1.25),
            ("+", tr("Larger"), 1.25),
            (tr("Fit"), tr("Whole page"), 0.0),
        ):
            top.addWidget(self._zoom_button(text, name, factor))
        top.addStretch(1)
        top.addWidget(self.output)
        remarks = QScrollArea()
        remarks.setWidgetResizable(True)
        remarks.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(14, 4, 14, 6)
        lines.addWidget(self.remarks)
        lines.addStretch(1)
        remarks.setWidget(inner)
        remarks.setAccessibleName(tr("What is not shown, and what to fix"))
        remarks.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 10)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, share in ((self.desk, 1), (self.labels.bar, 0), (remarks, 0)):
            column.addWidget(widget, share)
        self.labels.bar.setFixedHeight(self.labels.bar.sizeHint().height())
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.choices)
        split.addWidget(middle)
        self.choices.setMinimumWidth(min(letter * 36, NARROW_CHOICES))
        split.setSizes([letter * 42, 2000])
        split.setStretchFactor(1, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(top)
        page.addWidget(split, 1)
        self.setFocusProxy(self.canvas)  # where keys and wheel change no choice by accident

    def _zoom_button(self, text: str, name: str, factor: float) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.clicked.connect(self.desk.fit if not factor else partial(self.desk.zoom, factor))
        return button

    def _join(self) -> None:
        session = self._session
        session.case_opened.connect(self.on_case_opened)
        session.case_closed.connect(self.on_case_closed)
        session.changed.connect(self.on_changed)
        self.choices.changed.connect(self._on_chosen)
        self.choices.written.connect(partial(self._on_chosen, goes_on=True))
        for field in (*self.choices.findChildren(QWidget), self.labels.bar.text):
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.installEventFilter(self)
        self.work.shown.connect(self._show)
        self.work.leaving.connect(self.flush)
        self.choices.house_wanted.connect(lambda: self.looks.choose_house(self.spec))
        self.choices.typeface_wanted.connect(lambda: self.looks.choose_typeface(self.spec))
        self.looks.taken.connect(lambda changes: self.show_spec(self.spec.changed(**changes)))
        self.looks.begun.connect(partial(self._say, is_wrong=False))
        self.looks.refused.connect(partial(self._say, is_wrong=True))
        self.choices.selection_wanted.connect(self.pick)
        self.sight.activated.connect(lambda: self.canvas.see_as(self.sight.value))
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.output.said.connect(self._say)
        for signal in (self._selection.selected, self._selection.filtered, self._selection.windowed):
            signal.connect(self._tell_window)

    @property
    def chosen_keys(self) -> tuple[tuple[str, str], ...]:
        """Return table and id of the figure that is worked on; empty while the case does not keep it."""
        return (("figure", self.work.id),) if self.work.id else ()

    def show_kept(self, id: str) -> None:
        """Show a figure that the case keeps."""
        self.work.open(id)

    # the case

    def on_case_opened(self) -> None:
        """Show the figure that is worked on."""
        if self._session.is_open:
            self._show()

    def on_case_closed(self) -> None:
        """Forget the figure."""
        self.maker.drop()
        self._slow.stop()
        self.canvas.show_figure(None)
        self.kept.fill()
        self.choices.forget()
        self.labels.show()
        self._say("", is_wrong=False)

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Make the figure anew from the changed case."""
        if any(change.kind not in (SavedFigure, Publication, Correction) for change in change_set.changes):
            self.refresh()

    # steps

    @property
    def undo_words(self) -> str | None:
        """Return which step of the figure would be taken back; None if there is none."""
        return self.work.undo_words

    @property
    def redo_words(self) -> str | None:
        """Return which step of the figure would be made again; None if there is none."""
        return self.work.redo_words

    def undo(self) -> None:
        """Take the last step of the figure back, never one of the case."""
        self.flush()
        self.work.undo()

    def redo(self) -> None:
        """Make the step of the figure again that was taken back last."""
        self.flush()
        self.work.redo()

    def flush(self) -> None:
        """Take what was typed last, so that nothing is lost by leaving."""
        self.choices.flush()

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let undo and redo be those of the figure while a line has the focus, and not those of its letters."""
        line = self.labels.bar.text
        is_writing = field is line and line.isUndoAvailable()  # nothing of it is a step yet
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_writing:
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().eventFilter(field, event)

    # the choices

    @property
    def spec(self) -> FigureSpec:
        """Tell what is chosen now."""
        return self.work.spec

    def show_spec(self, spec: FigureSpec, *, goes_on: bool = False) -> None:
        """Take other choices as a step, and show the figure that follows from them."""
        if self._session.is_open:
            self.work.do(spec, goes_on=goes_on)

    def _show(self) -> None:
        """Show the choices that hold now."""
        if not self._session.is_open:
            return
        spec, about = self.spec, self._session.reader.about()
        self.choices.offer(self._session.reader)
        self.choices.show_spec(spec, about.title, about.deck, about.credit)
        self.labels.show()
        self._tell_window()
        self._session.steps_changed.emit()
        self.refresh()

    def _on_chosen(self, *, goes_on: bool = False) -> None:
        self.show_spec(self.choices.spec(), goes_on=goes_on)

    def draw_relations(self, actor_id: str) -> None:
        """Begin a figure of the relations of an actor, in the look of the one that is shown."""
        spec = self.spec
        look = {name: getattr(spec, name) for name in LOOK}
        self.work.begin(FigureSpec(view="relations", actor=actor_id, **look))

    def pick(self, what: str) -> None:
        """Show only the selected events, leave them out, take what filter and window of time show, or show all."""
        window = self._window()
        if what in (ONLY, WITHOUT) and not window.selected:
            self._ask.tell(tr("Select events first: in the table, on the timeline or on the map."))
        else:
            self.show_spec(picked(self.spec, what, window))

    def _window(self) -> InWindow:
        selection = self._selection
        is_narrowed = selection.filter != Filter() or selection.window != selection.extent
        total = int(self._session.index.is_event.sum())
        return InWindow(selection.shown(), selection.events, total, is_narrowed)

    def _tell_window(self) -> None:
        """Say whether filter and selection of the window hold here."""
        if self._session.is_open and self.isVisible():
            self.choices["events"].tell_window(self.spec, self._window())

    # the figure

    def showEvent(self, event: QShowEvent) -> None:
        """Make the figure that was wanted while the page was hidden; undo is the figure's from now on."""
        super().showEvent(event)
        self._session.use_steps(self)
        self._tell_window()
        if self._is_wanted:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed last; undo is the case's again."""
        super().hideEvent(event)
        self.flush()
        if self._session.own_steps is self:
            self._session.use_steps(None)

    def refresh(self) -> None:
        """Lay the figure out anew, as soon as the page can be seen."""
        self._is_wanted = True
        if self.isVisible() and self._session.case is not None:
            self._is_wanted = False
            self._slow.start()
            self.maker.make(self._session.case, self.spec)

    def _on_made(self, figure: Figure) -> None:
        self._slow.stop()
        self.canvas.show_figure(figure)
        if self.desk.is_fitted:
            self.desk.fit()
        released = self.labels.release(figure)
        if released:  # the figure is made once more, without the offsets that fit it no longer
            self._released = released
            return
        self.choices.tell_figure(figure.description, lanes_of(figure), figure.proposals)
        self.labels.show()
        self.output.tell_made(True)
        told, is_wrong = remarks_on(figure, self.spec, self._session.reader, self._released)
        self._say(told, is_wrong)
        self._released = ()
        self.made.emit(figure)

    def _on_failed(self, why: str) -> None:
        self._slow.stop()
        self.canvas.show_figure(None)
        self.output.tell_made(False)
        self._say(why, is_wrong=True)
        self.made.emit(None)

    def _say(self, words: str, is_wrong: bool) -> None:
        self.remarks.setText(words)
        self.remarks.set_role("warning" if is_wrong else "note")

    # where one was

    def standing(self) -> dict[str, str]:
        """Tell which figure is worked on."""
        return self.work.standing()

    def stand(self, told: Mapping[str, object]) -> None:
        """Go on with that figure."""
        self.work.stand(told)
