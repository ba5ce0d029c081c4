"""The figure that is worked on: its steps, kept with every one of them, and given to the case when it is left."""

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from gui.session import Session
from models.errors import CaseError
from models.machine.figure_work import WorkedOn, load_work, save_work
from models.publication.choices import FigureSpec, spec_of
from models.publication.steps import Step, Steps
from models.records.changes import ChangeSet
from models.records.desk import SavedFigure
from models.records.story import new_id
from models.translation import tr, tr_later

UNTITLED = tr_later("Untitled figure")
KEEP = tr_later("Keep figure “{name}”")


Work = tuple[str, dict[str, Steps], FigureSpec, SavedFigure | None, dict[str, WorkedOn]]
"""What is worked on: the id of the figure in hand, the steps of all, and what is known beside them."""


class FigureWork(QObject):
    """Owns the choices of the studio; nothing else changes them.

    Each change stands on this computer at once, sealed. The case takes them as one step of its history when the
    figure is left, written or saved: an hour of moving labels is one line there, and its undo stays that of events.
    """

    shown = Signal()  # the choices are others, or those of another figure
    leaving = Signal()  # whoever holds back letters that were typed last hands them over now
    listed = Signal()  # the case keeps other figures, or by other names

    def __init__(self, session: Session) -> None:
        """Begin with the figure that was worked on last."""
        super().__init__()
        self._session = session
        self._title: Callable[[str], str] = str
        self.id = ""  # of the kept figure; empty: the case keeps none yet
        self._steps: dict[str, Steps] = {"": Steps(FigureSpec())}  # by figure
        self._deleted: SavedFigure | None = None  # by the last step
        self._begun = FigureSpec()  # how the figure that the case does not keep yet was begun
        self._is_fresh = False  # whether the last thing done was a step
        self._apart: dict[str, WorkedOn] = {}  # of figures that only other copies of the case have
        session.case_opened.connect(self._on_opened)
        session.case_closing.connect(self.settle)
        session.case_closed.connect(self._on_opened)  # which finds none, and forgets the figures
        session.copying.connect(self.settle)
        session.changed.connect(self._on_changed)
        self._on_opened()

    def hand_over(self) -> "Work":
        """Return all figures as they are worked on, for the studio of another window."""
        return self.id, self._steps, self._begun, self._deleted, self._apart

    def take_over(self, work: "Work") -> None:
        """Go on where another studio stood, whose steps can still be taken back."""
        self.id, self._steps, self._begun, self._deleted, self._apart = work
        self._tell()

    def name_labels(self, title: Callable[[str], str]) -> None:
        """Let steps call labels by the words that `title` returns for their keys."""
        self._title = title

    @property
    def spec(self) -> FigureSpec:
        """Return the choices that hold now."""
        return self._now.spec

    @property
    def _now(self) -> Steps:
        return self._steps.setdefault(self.id, Steps(FigureSpec()))

    @property
    def saved(self) -> SavedFigure | None:
        """Return the figure as the case keeps it, None if it keeps none."""
        return self._find(self.id)

    def _find(self, id: str) -> SavedFigure | None:
        return self._session.reader.find(SavedFigure, id) if id and self._session.is_open else None

    @property
    def name(self) -> str:
        """Return the name of the figure."""
        saved = self.saved
        return saved.name if saved else tr(UNTITLED)

    @property
    def is_settled(self) -> bool:
        """Tell whether the case keeps the figure as it is; one that was begun and not touched needs no keeping."""
        saved = self.saved
        return self.spec == (spec_of(saved) if saved else self._begun)

    @property
    def is_begun(self) -> bool:
        """Tell whether there is a figure that the case does not keep yet."""
        return self._steps[""].spec != FigureSpec()

    @property
    def can_be_saved(self) -> bool:
        """Tell whether the case keeps it otherwise, or not yet."""
        return not self.is_settled or (not self.id and self.is_begun)

    # steps

    def do(self, spec: FigureSpec, *, goes_on: bool = False) -> None:
        """Take other choices; `goes_on` where they go on with what the last ones began, as letters do."""
        self._deleted = None
        self._now.do(spec, self._title, goes_on=goes_on)
        self._tell(is_fresh=True)

    def amend(self, spec: FigureSpec) -> None:
        """Let the last step have led here: what follows from a choice is taken back with it."""
        self._now.amend(spec)
        self._tell()

    def undo(self) -> None:
        """Take the last step back."""
        if self._deleted is not None:
            self._put(self._deleted, tr_later("Bring back figure “{name}”"))
            self.open(self._deleted.id)
        else:
            self._now.undo()
            self._tell()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._now.redo()
        self._tell()

    @property
    def undo_words(self) -> str | None:
        """Return what would be taken back; None if nothing would."""
        return (
            tr("Delete figure ‘{name}’", name=self._deleted.name) if self._deleted else self._now.undo_words
        )

    @property
    def redo_words(self) -> str | None:
        """Return what would be made again; None if nothing would."""
        return None if self._deleted else self._now.redo_words

    @property
    def fresh_step(self) -> Step | None:
        """Return the step that was done just now; None after undo, or where another figure was opened."""
        return self._now.last if self._is_fresh else None

    def _tell(self, *, is_fresh: bool = False) -> None:
        self._is_fresh = is_fresh
        self._keep()
        self.shown.emit()

    # which figure

    def open(self, id: str) -> None:
        """Show a figure; the one that is shown now is given to the case before."""
        if id != self.id:
            self.settle()
        self.id, self._deleted, self._is_fresh = (id if self._find(id) else ""), None, False
        self.shown.emit()

    def open_first(self) -> None:
        """Show the first figure that the case keeps, or a plain one."""
        self.open(next((saved.id for saved in self.figures()), ""))

    def begin(self, spec: FigureSpec | None = None) -> None:
        """Begin a new figure, plain or with the choices of another; one that somebody worked on is kept first."""
        self.settle()
        if self.id and self._steps[""].spec != self._begun:
            self.open("")
            self.settle()
        self.id, self._deleted = "", None
        if self.is_settled:
            self._steps[""] = Steps(FigureSpec())
        self._now.do(
            spec or FigureSpec(), self._title
        )  # a step where nobody may change the case: undo leads back
        self._begun = self.spec
        self._tell()

    def figures(self) -> tuple[SavedFigure, ...]:
        """Return the figures that the case keeps, in the order in which they are listed."""
        kept = self._session.reader.all(SavedFigure) if self._session.is_open else ()
        return tuple(sorted(kept, key=lambda one: (one.view != "timeline", one.name)))

    # what the case keeps

    def settle(self) -> None:
        """Give the figure to the case, if it is another there and the case may be changed."""
        self.leaving.emit()
        if not self.is_settled and self._session.can_edit:
            self.save()

    def save(self) -> None:
        """Give the figure to the case as it is, under a name of its own if it has none."""
        self.leaving.emit()
        saved = self.saved
        if saved is not None:
            self._take(self.spec, saved.id, saved.name, tr_later("Change figure “{name}”"))
        else:
            self._take(self.spec, new_id(), self.free_name(tr(UNTITLED)), KEEP)

    def keep_as(self, name: str) -> None:
        """Keep the choices under a name of their own: another figure from now on."""
        self.leaving.emit()
        if self.id:
            self.settle()
        same = next((one.id for one in self.figures() if one.name == name), "")
        self._take(self.spec, same or new_id(), name, KEEP)

    def rename(self, name: str) -> None:
        """Give the figure another name; the case takes it with all that was changed."""
        self.leaving.emit()
        self._take(self.spec, self.id or new_id(), name, tr_later("Name figure “{name}”"))

    def delete(self) -> None:
        """Take the figure out of the case and show another; undo brings it back."""
        self.leaving.emit()
        saved = self.saved
        if saved is None:
            return
        label = tr_later("Delete figure “{name}”").format(name=saved.name)
        self._session.edit(label, lambda writer: writer.delete(saved), self)
        if self.saved is None:
            gone = SavedFigure(saved.id, saved.name, self.spec.view, self.spec.settings())
            self.id = ""
            self.open_first()
            self._deleted = gone
            self._tell()

    def free_name(self, name: str) -> str:
        """Return the name, with a number if another figure has it."""
        taken = {one.name for one in self.figures()}
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *numbered) if one not in taken)

    def _take(self, spec: FigureSpec, id: str, name: str, verb: str) -> None:
        """Let the case keep the choices under an id and a name, and go on with that figure."""
        was = self.id
        saved = SavedFigure(id, name, spec.view, spec.settings())
        self._put(saved, verb)
        if self._find(id) != saved:
            return  # the session said why
        if not was and id not in self._steps:  # the untitled one is that figure now
            self._steps[id] = self._steps[""]
        elif id != was:
            self._steps.setdefault(id, Steps(spec)).do(spec, self._title)
        if not was:
            self._steps[""], self._begun = Steps(FigureSpec()), FigureSpec()
        self.id = id
        self._tell()

    def _put(self, saved: SavedFigure, label: str) -> None:
        self._session.edit(label.format(name=saved.name), lambda writer: writer.put(saved), self)
        self.listed.emit()

    # what this computer keeps

    def _on_opened(self) -> None:
        """Take up the figures of the case, and what this computer keeps of them beside it."""
        self.id, self._deleted, self._begun = "", None, FigureSpec()
        self._steps = {"": Steps(FigureSpec())}
        case = self._session.case
        if case is None:
            return
        self._steps |= {saved.id: Steps(spec_of(saved)) for saved in self.figures()}
        work = load_work(case.seal)
        self._apart = {id: one for id, one in work.items() if id not in self._steps}
        for id, one in work.items():
            if id in self._steps:  # one step, so that undo leads to what the case keeps
                self._steps[id].do(spec_of(SavedFigure(id, "", one.view, one.settings)))
        self.listed.emit()
        if self.is_begun:
            self.shown.emit()
        else:
            self.open_first()

    def _keep(self) -> None:
        """Keep on this computer what the case does not keep yet."""
        case = self._session.case
        if case is None:
            return
        kept = {saved.id: spec_of(saved) for saved in self.figures()} | {"": FigureSpec()}
        work = {
            id: WorkedOn(steps.spec.view, steps.spec.settings())
            for id, steps in self._steps.items()
            if id in kept and steps.spec != kept[id]
        }
        try:
            save_work(case.seal, self._apart | work)
        except (OSError, CaseError) as error:  # the page still holds it, and the case takes it
            print(tr("The figure could not be kept on this computer: {error}", error=error), file=sys.stderr)

    def standing(self) -> dict[str, str]:
        """Tell which figure is worked on."""
        return {"figure": self.id}

    def stand(self, told: Mapping[str, object]) -> None:
        """Go on with that figure; choices that an earlier version kept with it are taken up."""
        id, view, choices = (str(told.get(name, "")) for name in ("figure", "view", "choices"))
        if "figure" in told and (not id or self._find(id)):
            self.open(id)
        if choices.startswith("{"):
            self._now.do(spec_of(SavedFigure(id, "", view, choices)), self._title)
            self._tell()

    def _on_changed(self, change_set: ChangeSet, initiator: object) -> None:
        """Follow what others did to the figures: undo of the case, a copy that was taken back."""
        if initiator is self or not change_set.touches(SavedFigure):
            return
        for change in change_set.changes:
            if change.kind is SavedFigure:
                self._follow(str(change.id), change.before, change.after)
        self.listed.emit()
        if self.id and self.saved is None:
            self.id = ""
            self.open_first()
        else:
            self._tell()

    def _follow(self, id: str, before: object, after: object) -> None:
        """Show what the case keeps now as a step, unless somebody works on the figure."""
        if isinstance(after, SavedFigure):
            steps = self._steps.setdefault(id, Steps(spec_of(after)))
            if isinstance(before, SavedFigure) and steps.spec == spec_of(before):
                steps.do(spec_of(after), self._title)
