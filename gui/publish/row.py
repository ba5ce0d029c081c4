"""A choice of the studio: what it is called, in which field it stands, and how the field and the figure tell it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from models.publication.choices import VIEWS, FigureSpec


@dataclass(frozen=True, slots=True)
class Row:
    """A choice: its heading, the words before its field, its name in FigureSpec, its field, and whom it concerns.

    `read` and `change` stand where a field holds something else than the choice of its name.
    """

    heading: str
    words: str
    name: str
    field: Callable[[], QWidget]
    views: frozenset[str] = frozenset(VIEWS)
    read: Callable[[FigureSpec], Any] | None = None
    change: Callable[[FigureSpec, Any], FigureSpec] | None = None

    def of(self, spec: FigureSpec) -> Any:
        """Return what the field shows of a figure's choices."""
        return self.read(spec) if self.read else getattr(spec, self.name)

    def on(self, spec: FigureSpec, value: Any) -> FigureSpec:
        """Return the choices with what stands in the field."""
        return self.change(spec, value) if self.change else spec.changed(**{self.name: value})
