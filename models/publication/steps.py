"""The steps of work on a figure: what each did, in words, taken back and made again."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final

from models.figure.scene import UNCHANGED, LabelChange
from models.publication.choices import FigureSpec
from models.translation import tr, tr_later
from models.values.listing import in_a_row

_CHANGED: Final = MappingProxyType(
    {
        "preset": tr_later("size"),
        "lanes_by": tr_later("lanes"),
        "lanes": tr_later("order of the lanes"),
        "multiples": tr_later("panels"),
        "panels": tr_later("choice of panels"),
        "panel_order": tr_later("order of the panels"),
        "most_panels": tr_later("number of panels"),
        "has_untold": tr_later("panel of what is not told"),
        "events": tr_later("choice of events"),
        "without_events": tr_later("choice of events"),
        "window": tr_later("window of time"),
        "without_tags": tr_later("tags"),
        "states": tr_later("check states"),
        "only_checked": tr_later("check states"),
        "has_relations": tr_later("relations"),
        "source_line": tr_later("source line"),
        "lane_names": tr_later("names of lanes"),
        "key_event": tr_later("event to emphasise"),
        "breaks": tr_later("scale breaks"),
        "sentences": tr_later("sentences"),
        "has_years": tr_later("years as heads"),
        "marks_state": tr_later("marks of what is unchecked"),
        "notes": tr_later("sources"),
        "house": tr_later("house style"),
        "house_style": tr_later("house style"),
        "typeface": tr_later("typeface"),
        "alt": tr_later("alternative text"),
        "region": tr_later("extent"),
        "shaded": tr_later("tinted provinces"),
        "has_values": tr_later("sums at the symbols"),
        "has_routes": tr_later("arrows"),
        "has_area_names": tr_later("names of countries and seas"),
        "has_towns": tr_later("names of towns around"),
        "locator": tr_later("map of the lands around"),
        "has_metadata": tr_later("words in the file"),
        "has_gaps": tr_later("gaps for missing letters"),
    }
)
"""What a choice is called where its own name does not say it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and the choices before and after it."""

    words: str
    before: FigureSpec
    after: FigureSpec


class Steps:
    """The choices of a figure as they are now, with the way there and back."""

    def __init__(self, spec: FigureSpec) -> None:
        """Begin with some choices, from which no way leads back."""
        self.spec = spec
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def do(self, spec: FigureSpec, title: Callable[[str], str] = str, *, goes_on: bool = False) -> None:
        """Take other choices as a step; one that goes on with the same thing as the last is no step of its own.

        `title` returns the words of a label by its key.
        """
        if spec == self.spec:
            return
        words = words_of_change(self.spec, spec, title)
        last = self._done[-1] if self._done else None
        if (
            goes_on
            and last
            and not self._undone
            and _subject(last.before, last.after) == _subject(self.spec, spec)
        ):
            self._done[-1] = Step(last.words, last.before, spec)
        else:
            self._done.append(Step(words, self.spec, spec))
        self._undone.clear()
        self.spec = spec

    def amend(self, spec: FigureSpec) -> None:
        """Let the last step lead to other choices; without a step they take the place of the first."""
        if self._done:
            self._done[-1] = Step(self._done[-1].words, self._done[-1].before, spec)
        self.spec = spec

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self._done:
            self._undone.append(self._done.pop())
            self.spec = self._undone[-1].before

    def redo(self) -> None:
        """Make the step again that was taken back last, if there is one."""
        if self._undone:
            self._done.append(self._undone.pop())
            self.spec = self._done[-1].after

    @property
    def last(self) -> Step | None:
        """Return the step that led here, None at the beginning."""
        return self._done[-1] if self._done else None

    @property
    def undo_words(self) -> str | None:
        """Return what would be taken back; None if nothing would."""
        return self._done[-1].words if self._done else None

    @property
    def redo_words(self) -> str | None:
        """Return what would be made again; None if nothing would."""
        return self._undone[-1].words if self._undone else None


def changed_choices(before: FigureSpec, after: FigureSpec) -> tuple[str, ...]:
    """Return the names of the choices that differ, labels apart."""
    names = (field.name for field in fields(FigureSpec) if field.name != "labels")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def choice_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what some choices are called, each once."""
    return tuple(dict.fromkeys(tr(_CHANGED.get(name) or _plain(name)) for name in names))


def _plain(name: str) -> str:
    """Return a name of the code as words: has_labels is labels."""
    return re.sub(r"^(is|has|only|marks|most)_|_by$", "", name).replace("_", " ")


def words_of_change(before: FigureSpec, after: FigureSpec, title: Callable[[str], str] = str) -> str:
    """Say what was done between two choices of a figure: Change title, Move label ‘Sale’; the words stand in quotes."""
    choices = choice_words(changed_choices(before, after))
    labels = list(_label_changes(before, after))
    if len(labels) == 1 and not choices:
        key, old, new = labels[0]
        name, deed = _short(title(key)), tr(_label_words(old, new))
        return tr("{deed} ‘{name}’", deed=deed, name=name) if name else deed
    parts = list(choices)
    if labels:
        parts.append(tr("a label") if len(labels) == 1 else tr("{n} labels", n=len(labels)))
    told = in_a_row(parts[:2])
    return (
        tr("Change {choices} and more", choices=told)
        if len(parts) > 2
        else tr("Change {choices}", choices=told)
    )


def _label_changes(before: FigureSpec, after: FigureSpec) -> Iterator[tuple[str, LabelChange, LabelChange]]:
    old, new = dict(before.labels), dict(after.labels)
    for key in sorted(old.keys() | new.keys()):
        pair = old.get(key, UNCHANGED), new.get(key, UNCHANGED)
        if pair[0] != pair[1]:
            yield key, *pair


def _label_words(old: LabelChange, new: LabelChange) -> str:
    if new == UNCHANGED:
        return tr_later("Set back label")
    if new.is_hidden != old.is_hidden:
        return tr_later("Hide label") if new.is_hidden else tr_later("Show label")
    if new.text != old.text:
        return tr_later("Reword label")
    return tr_later("Move label")


def _short(title: str, most: int = 40) -> str:
    line = " ".join(title.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _subject(before: FigureSpec, after: FigureSpec) -> tuple[object, ...]:
    """Return what a step was about: the choices, and the labels with what was done to them."""
    labels = ((key, _label_words(*pair)) for key, *pair in _label_changes(before, after))
    return (*changed_choices(before, after), *labels)
