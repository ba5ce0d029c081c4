"""What the menu does to offer every command by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gui.commands.actions import Actions, menu_words, plain_words, rows

if TYPE_CHECKING:
    from gui.dialogs.palette import Command, PaletteDialog


class PaletteCommands(QObject):
    """Opens the palette over the table of actions; `menus` is known once they are built."""

    def __init__(self, window: QWidget) -> None:
        """Keep the window that the palette stands over."""
        super().__init__(window)
        self._window = window
        self.menus: Actions | None = None
        self.dialog: PaletteDialog | None = None

    def show_palette(self) -> None:
        """List every command, to be chosen by its words."""
        from gui.dialogs.palette import PaletteDialog

        if self.menus is not None:
            self.dialog = PaletteDialog(commands_of(self.menus), self._window)
            self.dialog.command_chosen.connect(self._do, Qt.ConnectionType.QueuedConnection)
            self.dialog.finished.connect(self._let_go)
            self.dialog.open()

    def _do(self, id: str) -> None:
        """Do what was chosen, once the palette is gone."""
        if self.menus is not None:
            self.menus.trigger(id)

    def _let_go(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def commands_of(menus: Actions) -> tuple[Command, ...]:
    """Return what the menus offer, in their order, by the words that hold now; the palette itself is left out."""
    from gui.dialogs.palette import Command

    return tuple(
        Command(
            row.id,
            plain_words(menus[row.id].text()),
            menu_words(row),
            menus[row.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            menus[row.id].isEnabled(),
            (plain_words(row.text), menu_words(row, str)),
        )
        for row in rows()
        if row.id != "palette"
    )
