"""Lays figures out on another thread, one at a time: of those asked for meanwhile only the last is made."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from models.case import Case
from models.errors import CaseError
from models.figure.marks import Figure, Label
from models.figure.measure import FontMeasure
from models.publication.choices import FigureSpec
from models.publication.studio import make_figure


class FigureMaker(QObject):
    """Return each wish with `made` or `failed`, unless a later wish came in between."""

    made = Signal(object)  # Figure
    failed = Signal(str)  # why there is none

    def __init__(self, parent: QObject) -> None:
        """Begin idle."""
        super().__init__(parent)
        self._measure = FontMeasure()
        self._task: tasks.Task | None = None
        self._next: tuple[Case, FigureSpec] | None = None
        self._is_dropped = False

    def make(self, case: Case, spec: FigureSpec) -> None:
        """Lay a figure out, now or when the one that is being made is done."""
        self._next = (case, spec)
        if self._task is None:
            self._start()

    def drop(self) -> None:
        """Forget what is being made: its case was closed."""
        self._next = None
        self._is_dropped = self._task is not None

    def _start(self) -> None:
        if self._next is None:
            return
        work = partial(_make, *self._next, self._measure)
        self._next = None
        self._task = tasks.run(work, self._on_made, self._on_failed, owner=self)

    def _is_over(self) -> bool:
        """Let the task go; return whether what it answered is not wanted any more."""
        self._task = None
        is_over = self._is_dropped or self._next is not None
        self._is_dropped = False
        self._start()
        return is_over

    def _on_made(self, figure: Figure) -> None:
        if not self._is_over():
            self.made.emit(figure)

    def _on_failed(self, error: Exception) -> None:
        if self._is_over():
            return
        if not isinstance(error, CaseError):
            raise error
        self.failed.emit(str(error))


def _make(case: Case, spec: FigureSpec, measure: FontMeasure, _work: tasks.Work) -> Figure:
    return make_figure(case, spec, measure)


def lanes_of(figure: Figure) -> tuple[tuple[str, str], ...]:
    """Return the lanes that a figure shows, as (id, title)."""
    titles: dict[str, dict[str, None]] = {}  # each once, in however many panels it stands
    for group in figure.groups:
        for mark in group.marks if group.name == "lanes" else ():
            if isinstance(mark, Label):
                titles.setdefault(mark.item, {})[mark.text] = None
    return tuple((id, " ".join(lines)) for id, lines in titles.items())


def words_of(figure: Figure | None, key: str) -> str:
    """Return the words of a label as they stand on the page, without the numbers of its sources."""
    if figure is None or not key:
        return ""
    rects = [target.rect for target in figure.targets if target.key == key]
    words = [
        mark.text
        for group in figure.groups
        if group.name != "dates"  # they are said by the event, not by whoever words its label
        for mark in group.marks
        if isinstance(mark, Label) and any(rect.contains(mark.x + 0.5, mark.y - 0.1) for rect in rects)
    ]
    return " ".join(word for word in words if word.strip("0123456789,–"))
