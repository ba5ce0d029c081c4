"""A tour of five steps over the practice case: it blocks nothing, is left at any time, and never comes back unasked."""

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.commands.cases import Commands
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.tour_bubble import MARGIN, Card, Pointer
from gui.window.tour_steps import STEPS, Rooms, Step, is_practice
from gui.window.welcome import WelcomePage
from models.records.changes import ChangeSet
from models.translation import tr, tr_later

END = tr_later("That was the tour. Go on as you like: F1 opens the manual, Ctrl+K finds every command.")
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Tour(QObject):
    """Leads through the steps; each goes on when the thing is done, or with Next."""

    def __init__(
        self, session: Session, selection: Selection, preferences: Preferences, rooms: Rooms
    ) -> None:
        """Stand by: nothing is shown before it is asked for."""
        window = cast(QWidget, rooms)  # which a protocol cannot say
        super().__init__(window)
        self._session, self._selection, self._preferences = session, selection, preferences
        self._rooms, self._page = rooms, window
        self.at: int | None = None  # the step that is shown
        self.card: Card | None = None
        self._pointer: Pointer | None = None
        self._is_seen = False  # what came of the step is being shown
        self._is_awaited = False  # the case is being opened
        self._watched: list[QWidget] = []
        self._commands: Commands | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.settle)

    def begin(self, page: QWidget | None, welcome: WelcomePage, commands: Commands) -> None:
        """Know the page that it lies over, and offer itself on the first page until a case was opened."""
        self._page, self._commands = page or self._page, commands
        welcome.tour_wanted.connect(self.show_tour)
        self._session.case_opened.connect(self._on_opened)
        self._session.case_closed.connect(self.leave)
        self._session.changed.connect(self._on_changed)
        self._selection.selected.connect(self._on_selected)
        commands.opening.ended.connect(self._on_ended)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_tour(self) -> None:
        """Begin with the first step; another case gives way to the practice case, which is asked for nowhere."""
        self._preferences.change(tour_offered=True)
        if self._session.can_edit and is_practice(self._session.reader):
            self._go_to(0)
        elif self._commands is not None:
            self._is_awaited = True
            self._commands.sample.try_practice()

    def succeed(self, other: "Tour") -> None:
        """Go on where the tour of another window is."""
        number = other.at
        other.leave()
        if number is not None:
            self._go_to(number)

    def leave(self) -> None:
        """End the tour where it is; the case stays open."""
        self.at, self._is_seen = None, False
        self._later.stop()
        self._watch(None, None)
        for part in (self.card, self._pointer):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.card = self._pointer = None

    # going --------------------------------------------------------------------------------------

    def _go_to(self, number: int) -> None:
        if number == len(STEPS):
            self.leave()
            self._session.ask.note(tr(END))
            return
        is_new, self.at, self._is_seen = self.at is None, number, False
        if self.card is not None:
            self.card.is_pulled = False
        self._step.go(self._rooms, self._session.reader)
        self.settle()
        if is_new and self.card is not None:
            self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _step(self) -> Step:
        return STEPS[self.at or 0]

    def _by(self, step: int) -> None:
        if self.at is not None:
            self._go_to(self.at + step)

    def _done(self) -> None:
        """Go on, after a look at what came of it where there is something to see."""
        if self._step.seen_words and not self._is_seen:
            self._is_seen = True
            self._later.start()
        elif not self._step.seen_words:
            QTimer.singleShot(0, self, partial(self._go_on_from, self.at))

    def _go_on_from(self, number: int | None) -> None:
        if number is not None and number == self.at:  # nobody was quicker
            self._go_to(number + 1)

    def _on_opened(self) -> None:
        is_awaited, self._is_awaited = self._is_awaited, False
        self.leave()
        self._preferences.change(tour_offered=True)
        if is_awaited:
            QTimer.singleShot(0, self, lambda: self._go_to(0))  # once every view has begun with the case

    def _on_ended(self) -> None:
        self._is_awaited = False

    def _on_changed(self, changed: ChangeSet, _initiator: object) -> None:
        if self.at is not None and self._step.is_done(changed):
            self._done()

    def _on_selected(self) -> None:
        if self.at == 0 and self._selection.current is not None:
            self._done()

    # showing ------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Lie beside what the step is about: in the form that stands open, or in the window."""
        if self.at is None:
            return
        step = self._step
        part, words = step.form(self._rooms), step.form_words
        if part is None or not part.isVisible():
            part, words = step.spot(self._rooms), step.words
            if self._is_seen:
                part, words = step.seen(self._rooms), step.seen_words
        host = self._page if part is None or part.window() is self._page.window() else part.window()
        card, pointer = self._shown_in(host)
        card.say(
            tr("Tour · {n} of {all}", n=self.at + 1, all=len(STEPS)),
            tr(step.title),
            tr(words),
            is_first=self.at == 0,
            is_last=self.at == len(STEPS) - 1,
            is_in_form=words is step.form_words,
        )
        frame = _frame_of(part, host)
        pointer.setGeometry(host.rect())
        sides = step.sides if words is step.words else step.other_sides
        buttons = host.findChildren(QPushButton, options=DIRECT)  # which save and cancel a form
        card.lie_beside(frame, sides, [_frame_of(one, host) for one in buttons])
        pointer.point(frame, card.geometry())
        for shown in (pointer, card):
            shown.show()
            shown.raise_()
        self._watch(part, host)

    def _shown_in(self, host: QWidget) -> tuple[Card, Pointer]:
        """Return card and frame, in this window or form."""
        if self.card is None or self._pointer is None:
            self.card, self._pointer = Card(host), Pointer(host)
            self.card.next_wanted.connect(lambda: self._by(1))
            self.card.back_wanted.connect(lambda: self._by(-1))
            self.card.end_wanted.connect(self.leave)
            self.card.pulled.connect(self.settle)
        elif self.card.parentWidget() is not host:
            self.card.is_pulled = False
            self.card.setParent(host)
            self._pointer.setParent(host)
        return self.card, self._pointer

    def _watch(self, part: QWidget | None, host: QWidget | None) -> None:
        """Follow what is pointed at, and all that it lies in, as they move, grow, come and go."""
        wanted = [] if host is None else [host]
        while part is not None and part is not host:
            wanted.append(part)
            part = part.parentWidget()
        for one in self._watched:
            one.removeEventFilter(self)
        for one in wanted:
            one.installEventFilter(self)
        self._watched = wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie beside it again; a form that closes must not take the card with it."""
        if event.type() in MOVES and self.at is not None:
            if event.type() == QEvent.Type.Hide and self.card is not None:
                self._watch(None, None)
                if self.card.parentWidget() is watched:
                    self._shown_in(self._page)
            self._later.start()
        return False

    def _on_focus(self) -> None:
        """Look whether a form was opened or closed."""
        if self.at is not None:
            self._later.start()


def _frame_of(part: QWidget | None, host: QWidget) -> QRect:
    """Return where a part is seen, a little larger than it is."""
    if part is None or not part.isVisible():
        return QRect()
    place = QRect(part.mapTo(host, part.rect().topLeft()), part.size())
    return place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(host.rect().adjusted(2, 2, -2, -2))
