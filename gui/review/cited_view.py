"""What the review asks of the view of a cited page, which belongs to the reader's room."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class CitedView(Protocol):
    """What shows the cited page; the window hands it in, because it belongs to the reader."""

    @property
    def shown(self) -> SignalInstance:
        """Return the signal that tells the id of a citation when its page is there to be seen."""
        ...

    def as_widget(self) -> QWidget:
        """Return the widget that is placed beside the claim."""
        ...

    def show_citation(self, citation_id: str) -> bool:
        """Open the cited page with its words marked; False if no document is kept."""
        ...

    def tell(self, words: str) -> None:
        """Show words in place of a page."""
        ...

    def turn(self, step: int) -> None:
        """Scroll down (1) or up (-1)."""
        ...
