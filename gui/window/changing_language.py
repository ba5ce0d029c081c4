"""Changes the language without a restart: a new window takes the place of the old one and stands as that did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.columns import Columns
from gui.parts.preferences import Preferences
from gui.parts.qt_words import speak_qt
from gui.selection import Selection
from gui.session import Session
from gui.window.curtain import visible_dialogs
from gui.window.left_open import close_all, open_again, told_of
from gui.window.main_window import MainWindow
from models import translation
from models.machine import languages
from models.translation import tr, tr_later

if TYPE_CHECKING:
    from gui.publish.work import Work
    from models.records.story import Document

LOOK: Final = 100  # milliseconds between two looks whether the work in hand is done
PATIENCE: Final = 10  # looks before it is said that one has to wait
WAITING: Final = tr_later("The language changes as soon as what you are at is done.")
Typed = dict[str, tuple[str, ...]]  # by the name of a view: what was typed into each of its fields


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is on the pages that a new window begins anew."""

    document_id: str
    page: int
    claim_id: str
    work: Work | None


class ChangingLanguage(QObject):
    """Waits for another language to be chosen; `followed` of the window hands over the one that speaks it.

    What is half done is done first: an import, an export, a question, a dialog that no way leads back to.
    """

    def __init__(self, session: Session, preferences: Preferences, ask: Ask, window: MainWindow) -> None:
        """Speak as the preferences say until they say otherwise."""
        super().__init__(window)
        self._session, self._preferences, self._ask, self._window = session, preferences, ask, window
        self._chosen = preferences.settings.language
        self._looks = 0
        self._scans: tuple[Document, ...] = ()  # whose text is recognised in the new window
        self._look = QTimer(self, singleShot=True)
        self._look.timeout.connect(self._go_on)
        preferences.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._preferences.settings.language != self._chosen:
            self._chosen = self._preferences.settings.language
            self._looks = 0
            self._look.start(0)  # the form in which it was chosen closes before

    def _go_on(self) -> None:
        """Change the window as soon as nobody waits for a question or for work in hand."""
        code = wanted(self._chosen)
        if code == translation.language():
            self._window.scans.recognise_again(self._take_scans())
        elif self._is_busy():
            self._looks += 1
            if self._looks == PATIENCE:
                self._ask.note(tr(WAITING))
            self._look.start(LOOK)
        else:
            self._speak(code)
            new = follow(self._window, self._session, self._preferences, self._ask)
            new.scans.recognise_again(self._take_scans())
            self._window.followed.emit(new)
            self._window.deleteLater()

    def _speak(self, code: str) -> None:
        languages.speak(code)
        app = QCoreApplication.instance()
        if app is not None:
            speak_qt(app, code)

    def _is_busy(self) -> bool:
        """Tell whether something would be lost; text is recognised for hours, so that is broken off."""
        window, lock = self._window, self._window.lock
        if self._ask.is_asking or lock.curtain.is_drawn or lock.locked is not None:
            return True
        if any(not getattr(dialog, "way", ()) for dialog in visible_dialogs(window)) or _is_written_in(
            window
        ):
            return True
        self._scans += window.scans.set_aside()
        return tasks.is_any_awaited()

    def _take_scans(self) -> tuple[Document, ...]:
        scans, self._scans = self._scans, ()
        return scans


def wanted(chosen: str) -> str:
    """Return the language that was chosen, or that of the computer."""
    return languages.chosen_language(chosen, QLocale.system().uiLanguages())


def follow(old: MainWindow, session: Session, preferences: Preferences, ask: Ask) -> MainWindow:
    """Return a window that stands as an old one does, in the language that is spoken now, and hide the old one.

    The case goes over as it is: it is neither closed nor read anew, and its steps can still be taken back.
    """
    dialogs = visible_dialogs(old)
    forms, typed = told_of(dialogs), typed_in(old)
    for columns in old.findChildren(Columns):
        columns.keep()
    here = old.habits.here()  # after the forms: a list keeps a record before it closes
    close_all(old, dialogs)
    place = _place_in(old)
    mine = Session(ask, session.who)
    selection = Selection(mine)
    new = MainWindow(mine, selection, preferences, ask, old.scale, old.workspace.parts)
    for part in (preferences, mine, selection):
        part.setParent(new)
    ChangingLanguage(mine, preferences, ask, new)
    new.restoreGeometry(old.saveGeometry())
    new.setWindowState(old.windowState())
    new.backups.begin()
    new.show()
    old.hide()
    mine.succeed(session)
    new.commands.sample.succeed(old.commands.sample)
    new.backups.succeed(old.backups)
    if mine.is_open:
        new.habits.go_to(here)
    _go_to(new, place)
    type_in(new, typed)
    new.refresh()
    open_again(new, forms, new.menus.slot_named)
    new.tour.succeed(old.tour)
    return new


def typed_in(window: MainWindow) -> Typed:
    """Return what was typed into the pages and is nowhere else yet."""
    return {name: tuple(map(_typed, _fields(view))) for name, view in _views(window).items()}


def type_in(window: MainWindow, typed: Typed) -> None:
    """Type the same into the same fields; a page that has others now stays as it is."""
    for name, view in _views(window).items():
        fields, words = _fields(view), typed.get(name, ())
        for field, text in zip(fields, words, strict=True) if len(fields) == len(words) else ():
            if text and isinstance(field, QLineEdit):
                field.setText(text)
                field.setModified(True)
            elif text and isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
                field.document().setModified(True)


def _views(window: MainWindow) -> dict[str, QWidget]:
    return {**window.workspace.views.made, "search": window.bar.search}


def _fields(view: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Return the fields of a page that take words, without those inside of choices and numbers."""
    return [
        part
        for part in (view, *view.findChildren(QWidget))
        if isinstance(part, QLineEdit | QPlainTextEdit)
        and not isinstance(part.parentWidget(), QAbstractSpinBox | QComboBox)
    ]


def _typed(field: QLineEdit | QPlainTextEdit) -> str:
    if isinstance(field, QLineEdit):
        return field.text() if field.isModified() else ""
    return field.toPlainText() if field.document().isModified() else ""


def _is_written_in(window: MainWindow) -> bool:
    """Tell whether a query or an answer is being written in the review, whose field nothing else could open again."""
    desk = getattr(window.workspace.views.made.get("review"), "desk", None)
    field = getattr(desk, "field", None)
    return isinstance(field, QWidget) and not field.isHidden()


def _place_in(window: MainWindow) -> Place:
    """Return what habits do not keep: the document that is read, the claim that is reviewed, the steps of figures."""
    views: dict[str, Any] = dict(window.workspace.views.made)
    document = getattr(views.get("reader"), "document", None)
    claim = getattr(views.get("review"), "claim", None)
    work = getattr(views.get("studio"), "work", None)
    return Place(
        document.id if document else "",
        views["reader"].pages.page if document else 1,
        claim.id if claim else "",
        work.hand_over() if work else None,
    )


def _go_to(window: MainWindow, place: Place) -> None:
    views: Any = window.workspace.views
    if place.document_id:
        views["reader"].open_document(place.document_id, place.page)
    if place.claim_id:
        views["review"].show_claim(place.claim_id)
    if place.work:
        views["studio"].work.take_over(place.work)
