"""What the menu items do to cases, events and sources; each asks what it must and hands the change to the session."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gui.commands.actions import plain_words, rows
from gui.commands.opening import Opening
from gui.commands.recovering import RecoverCommands
from gui.commands.sample import SampleCommands, write_practice_case
from gui.dialogs.new_case import NewCaseDialog
from gui.parts.ask import Ask
from gui.parts.desktop import hand_over
from gui.parts.new_files import SUFFIX, choose_new, free_path
from gui.parts.plain_text import menu_text, one_line
from gui.parts.preferences import Preferences
from gui.parts.progress import run_shown, show_while
from gui.parts.span import parse_window
from gui.parts.tasks import Answers
from gui.parts.touched import touched_events
from gui.selection import Selection
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.progress import Report
from models.records.changes import ChangeSet
from models.records.story import Event, EventId
from models.store.labels import told_label
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

MOST_SELECTED = 200  # events that an undo selects
TAKEN_BACK = tr_later("Taken back: {label}.")
MADE_AGAIN = tr_later("Made again: {label}.")


class Commands(QObject):
    """The slots of the menus that need more than the window itself."""

    def __init__(
        self, session: Session, selection: Selection, preferences: Preferences, ask: Ask, window: QWidget
    ) -> None:
        """Keep what the commands work on; dialogs open above the window."""
        super().__init__(window)
        self._session, self._selection = session, selection
        self._preferences, self._ask, self._window = preferences, ask, window
        self.opening = Opening(session, ask, window)
        self.sample = SampleCommands(session, preferences, self.opening, ask, window)
        self.recovering = RecoverCommands(session, preferences, self.opening, ask, window)
        self.opening.opened.connect(self._remember)
        session.who_changed.connect(self._keep_name)

    def _keep_name(self) -> None:
        self._preferences.change(user_name=self._session.who)

    # Cases

    def new_case(self) -> None:
        """Ask for the title and the file of a new case, and make it."""
        dialog = NewCaseDialog(self._ask, self._preferences.folder("case"), self._session.who, self._window)
        dialog.accepted.connect(lambda: self._make(dialog))
        self._show(dialog)

    def open_case(self) -> None:
        """Ask for a case file and open it."""
        path = self._ask.choose_file_to_open(tr("Open a case"), folder=self._preferences.folder("case"))
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Begin to open the case at a path."""
        self.opening.open(path)

    def open_sample(self) -> None:
        """Open the sample case, without asking for a file."""
        self.sample.open_sample()

    def open_practice(self) -> None:
        """Ask where the practice case shall be kept, write it there and open it."""
        suggestion = free_path(self._preferences.folder("case") / f"{tr('practice')}{SUFFIX}")
        path = choose_new(self._ask, tr("Keep the practice case as"), suggestion)
        if path is not None:
            self.opening.open(path, make=write_practice_case)

    def save_copy(self) -> None:
        """Ask for a new file and write a copy of the case there; who could not work before works in the copy."""
        if self._session.case is None:
            return
        if self.sample.is_open:
            self.sample.keep()
            return
        mine = self._session.case.path
        path = choose_new(
            self._ask,
            tr("Save a copy as"),
            free_path(mine.with_name(tr("{stem} copy", stem=mine.stem) + SUFFIX)),
        )
        if path is not None:
            self._copy_to(path)

    def _copy_to(self, path: Path) -> None:
        """Write a copy of the case aside, and say where it stands; who could not work before works in it."""
        case = self._session.case
        if case is None:
            return
        self._session.copying.emit()
        run_shown(
            tr("{name} is written.", name=path.name),
            lambda work: case.save_copy(path, work.report),
            lambda _: self._on_copied(path, case.path.name),
            self._on_refused,
            self,
            self._window,
        )

    def _on_copied(self, path: Path, name: str) -> None:
        if self._session.can_edit:
            told = tr("The copy is saved as {path}. You are still working in {name}.", path=path, name=name)
            self._ask.note(told, (tr("Show in folder"), lambda: hand_over(path.parent)))
        else:
            self.open(path)

    def close_case(self) -> None:
        """Close the case and show the first page."""
        self._session.close()

    def ask_who(self) -> None:
        """Ask who works from now on."""
        self._session.ask_who()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def fill_recent(self, menu: QMenu) -> None:
        """Fill the menu of recent cases."""
        menu.clear()
        settings = self._preferences.settings
        for name in settings.recent:
            path = Path(name)
            menu.addAction(menu_text(path.name)).triggered.connect(lambda _=False, path=path: self.open(path))
        menu.addSeparator()
        remember = menu.addAction(tr("&Remember recent cases"))
        remember.setCheckable(True)
        remember.setChecked(settings.remember_recent)
        remember.triggered.connect(self._preferences.set_remembering)
        forget = menu.addAction(tr("&Forget them all"))
        forget.setEnabled(bool(settings.recent))
        forget.triggered.connect(self._preferences.forget_recent)

    # Changes

    def undo(self) -> None:
        """Take the last change back: of the page in front if it has steps of its own, else of the case."""
        if self._session.own_steps is not None:
            self._session.own_steps.undo()
        else:
            self._step(is_redo=False)

    def redo(self) -> None:
        """Make the change again that was taken back last, here as there."""
        if self._session.own_steps is not None:
            self._session.own_steps.redo()
        else:
            self._step(is_redo=True)

    def _step(self, *, is_redo: bool) -> None:
        """Undo or redo at once, or aside where it lasts."""
        if self._session.is_large_step(is_redo=is_redo):
            self._step_aside(is_redo=is_redo)
        else:
            act = self._session.redo if is_redo else self._session.undo
            self._tell_back(MADE_AGAIN if is_redo else TAKEN_BACK, act(self))

    def _step_aside(self, *, is_redo: bool) -> None:
        """Undo or redo on another thread, with a way to stop it: then nothing of it is done."""
        label = (self._session.redo_words if is_redo else self._session.undo_words) or ""
        told = one_line(told_label(label), 80)
        words = (
            tr("“{label}” is made again.", label=told)
            if is_redo
            else tr("“{label}” is taken back.", label=told)
        )

        def step(case: Case, report: Report) -> None:
            (case.redo if is_redo else case.undo)(report)

        show_while(
            words,
            lambda answers: self._session.change_aside(step, answers, self),
            Answers(
                lambda _: self._ask.note(tr(MADE_AGAIN if is_redo else TAKEN_BACK, label=told)),
                self._on_refused,
            ),
            self._window,
        )

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))

    def _tell_back(self, sentence: str, done: ChangeSet | None) -> None:
        """Say which {label} was taken back or made again, and select the events that it was about."""
        if done is None:
            return
        ids = [id for id in sorted(touched_events(done, self._session.reader)) if self._selection.knows(id)]
        if ids and len(ids) <= MOST_SELECTED:
            self._selection.select(ids, self)
        self._ask.note(tr(sentence, label=_named(done, self._session)))

    def delete_event(self) -> None:
        """Delete the selected events after a question."""
        reader = self._session.reader
        events = [reader.get(Event, EventId(id)) for id in self._selection.events]
        if not events or not self._ask.confirm(_deletion_question(events), yes=tr("Delete")):
            return
        label = tr_later("Delete event") if len(events) == 1 else f"Delete {len(events)} events"

        def delete(writer: Writer) -> None:
            for event in events:
                writer.delete(event)

        self._session.edit(label, delete, self)

    # Time and views

    def select_next(self) -> None:
        """Select the next shown event."""
        self._selection.step(1, self)

    def select_previous(self) -> None:
        """Select the previous shown event."""
        self._selection.step(-1, self)

    def fit_all(self) -> None:
        """Show the whole span of the case."""
        self._selection.fit_all(self)

    def zoom_in(self) -> None:
        """Halve the window."""
        self._selection.zoom(0.5, self)

    def zoom_out(self) -> None:
        """Double the window."""
        self._selection.zoom(2.0, self)

    def ask_window(self) -> None:
        """Ask for a span of time in words and show it."""
        text = self._ask.ask_text(
            tr("Which window of time? A year, a month, or two with a slash: 2019/2021-06")
        )
        if not text or not text.strip():
            return
        try:
            self._selection.set_window(parse_window(text), self)
        except CaseError as error:
            self._ask.tell(str(error))

    def toggle_gaps(self) -> None:
        """Mark the stretches without an event, or no longer."""
        self._selection.mark_gaps(not self._selection.marks_gaps, self)

    def set_lanes(self, by: str) -> None:
        """Group the timeline's lanes."""
        self._selection.set_lanes(by, self)

    def set_theme(self, name: str) -> None:
        """Wear a theme from now on."""
        self._preferences.change(theme=name)

    # Dialogs

    def show_preferences(self) -> None:
        """Show what the person prefers, to be changed."""
        from gui.dialogs.preferences import PreferencesForm

        self._show(PreferencesForm(self._preferences, self._session, self._ask, self._window))

    def show_replies(self) -> None:
        """Show who is criticised, and who was asked for a reply."""
        from gui.forms.reply_form import ReplyForm

        if self._session.is_open:
            self._show(ReplyForm(self._session, self._selection, self._ask, self._preferences, self._window))

    def show_routes(self) -> None:
        """Show the roles that the case proposes, and between which of them routes are drawn."""
        from gui.forms.routes_form import RoutesForm

        if self._session.is_open:
            self._show(RoutesForm(self._session, self._window))

    def show_manual(self) -> None:
        """Show the manual beside the window."""
        from gui.dialogs.manual import ManualDialog

        manual = ManualDialog(self._window)
        manual.finished.connect(manual.deleteLater)
        manual.show()

    def show_keys(self) -> None:
        """Show all keys."""
        from gui.dialogs.keys import KeysDialog

        self._show(KeysDialog(key_groups(), self._window))

    def show_words(self) -> None:
        """Show what the words of the program mean."""
        from gui.dialogs.words import WordsDialog

        self._show(WordsDialog(self._window))

    def show_about(self) -> None:
        """Show which program and which SQLite this is."""
        from gui.dialogs.about import AboutDialog

        self._show(AboutDialog(self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remember(self, path: Path) -> None:
        if not self.sample.is_open:
            self._preferences.remember(path)

    def _make(self, dialog: NewCaseDialog) -> None:
        self._session.who = dialog.who
        about = replace(dialog.about, zone=self._preferences.settings.zone)
        if self._session.create(dialog.path, about, dialog.begins, dialog.passphrase.value):
            self._preferences.remember(dialog.path)


def key_groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the keys of the menus: (menu, ((what, key), …)) for each menu."""
    from gui.dialogs.keys import native_key

    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows():
        if row.keys:
            menu = plain_words(tr(row.menu.partition("/")[0]))
            groups.setdefault(menu, []).append((plain_words(tr(row.text)), native_key(row.keys)))
    return tuple((menu, tuple(keys)) for menu, keys in groups.items())


def _named(done: ChangeSet, session: Session) -> str:
    """Return what was taken back or made again, with the record that it was about where its label does not name it."""
    from models.history import subjects
    from models.store.past import Action

    label = told_label(done.label.partition(": ")[2])
    action = Action(done.number, done.when, done.who, done.label, len(done.changes))
    title = subjects(session.reader, (action,))[done.number].words
    return label if not title or title in label else f"{label} · {one_line(title, 80)}"


def _deletion_question(events: list[Event]) -> str:
    if len(events) == 1:
        return tr(
            "Delete “{title}”, with all claims and citations? Undo brings everything back.",
            title=one_line(events[0].title, 80),
        )
    return tr_count(
        len(events),
        "Delete this {n} event, with all claims and citations? Undo brings everything back.",
        "Delete these {n} events, with all claims and citations? Undo brings everything back.",
    )
