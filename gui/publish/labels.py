"""Work on the labels of the figure: chosen on the page, moved, worded where they stand, pinned, hidden, set back."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from gui.publish.canvas import Canvas
from gui.publish.label_bar import LabelBar
from gui.publish.label_editor import LabelEditor
from gui.publish.maker import words_of
from gui.publish.work import FigureWork
from gui.session import Session
from models.figure.marks import Figure
from models.figure.nudges import covering
from models.figure.scene import UNCHANGED, LabelChange
from models.publication.own_words import PLACE
from models.publication.steps import changed_choices
from models.records.story import Event, EventId, Place, PlaceId


class LabelWork(QObject):
    """Joins the page, the line under it and the field over it with the figure that is worked on."""

    def __init__(self, session: Session, work: FigureWork, canvas: Canvas) -> None:
        """Begin without a label."""
        super().__init__(canvas)
        self._session, self._work, self._canvas = session, work, canvas
        self.bar, self.editor = LabelBar(), LabelEditor(canvas)
        self._landed: frozenset[str] = frozenset()  # moved labels that stand on other words, on the last page
        canvas.label_chosen.connect(self.show_label)
        canvas.label_nudged.connect(self.nudge)
        canvas.label_hidden.connect(lambda key: self._change(key, is_hidden=True))
        canvas.label_opened.connect(self.open)
        self.editor.written.connect(self.reword)
        self.bar.changed.connect(self._on_bar)
        self.bar.restored.connect(self.show_hidden)
        work.leaving.connect(self.take)
        work.name_labels(self.title_of)

    def show(self) -> None:
        """Show in the line what holds of the chosen label, and how many are hidden."""
        self.bar.tell_hidden(sum(change.is_hidden for _, change in self._work.spec.labels))
        self.show_label(self._canvas.key)

    def show_label(self, key: str) -> None:
        """Show a label in the line."""
        self.bar.show_label(key, self._words(key), self._change_of(key))

    def take(self) -> None:
        """Take what is being written, so that nothing is lost by leaving."""
        self.editor.take()
        self.bar.take()

    def open(self, key: str) -> None:
        """Open the words of a label where they stand."""
        self._canvas.choose(key)
        place = self._canvas.place_of(key)
        if place is not None:
            self.editor.open(key, self._words(key), place, self._canvas.letters_of(key))

    def nudge(self, key: str, right: float, down: float, is_walked: bool = False) -> None:
        """Move a label by points of the figure; where it is walked by keys, all of them are one step."""
        change, scale = self._change_of(key), self._work.spec.format.scale
        moved = replace(change, dx=change.dx + right / scale, dy=change.dy + down / scale)
        self._work.do(self._work.spec.with_label(key, moved), goes_on=is_walked)

    def reword(self, key: str, words: str) -> None:
        """Let a label say something else; without words, or with its own, it says again what the case says."""
        self._change(key, text="" if words == self.title_of(key) else words)

    def show_hidden(self) -> None:
        """Show all hidden labels again."""
        spec = self._work.spec
        for key, change in spec.labels:
            spec = spec.with_label(key, replace(change, is_hidden=False))
        self._work.do(spec)

    def title_of(self, key: str) -> str:
        """Return what the case calls what a label names: an event or a place; else its words on the page."""
        if self._session.is_open and key:
            reader = self._session.reader
            event = reader.find(Event, EventId(key))
            place = reader.find(Place, PlaceId(key.removeprefix(PLACE))) if key.startswith(PLACE) else None
            if event or place:
                return event.title if event else place.name if place else ""
        return words_of(self._canvas.figure, key)

    def _words(self, key: str) -> str:
        """Return the words of a label as they stand, without what the figure adds of itself."""
        return self._change_of(key).text or self.title_of(key)

    def _on_bar(self, key: str, change: LabelChange) -> None:
        text = "" if change.text == self.title_of(key) else change.text
        self._work.do(self._work.spec.with_label(key, replace(change, text=text)))

    def _change(self, key: str, **values: Any) -> None:
        self._work.do(self._work.spec.with_label(key, replace(self._change_of(key), **values)))

    def _change_of(self, key: str) -> LabelChange:
        return dict(self._work.spec.labels).get(key, UNCHANGED)

    # after another choice

    def release(self, figure: Figure) -> tuple[str, ...]:
        """Set back the moved labels that another choice let land on other words or marks; return what they say.

        One that somebody put there by hand stays.
        """
        spec, step = self._work.spec, self._work.fresh_step
        moved = [key for key, change in spec.labels if change.dx or change.dy]
        before, self._landed = self._landed, frozenset(covering(figure.targets, moved))
        if step is None or not changed_choices(step.before, step.after):
            return ()
        released = [key for key in moved if key in self._landed - before]
        for key in released:
            spec = spec.with_label(key, replace(self._change_of(key), dx=0.0, dy=0.0))
        words = tuple(self._words(key) for key in released)
        if released:
            self._work.amend(spec)
        return words
