"""Hands a written file to the desktop, opened by its program or shown in its folder, and an address to the browser."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui.parts.ask import Ask
from models.texts.web_address import host_of
from models.translation import tr, tr_later

FOLLOW = tr_later(
    "Open this address in the browser? It leads to {host}, which then learns the address of "
    "this computer and when somebody looked.\n\n{address}"
)
NOT_FOLLOWED = tr_later(
    "This address is not opened: it is not plainly http:// or https:// and a host. Copy it to look at it."
)


def note_written(ask: Ask, path: Path, told: str) -> None:
    """Say that a file is written, with ways to it."""
    ask.note(
        told, (tr("Open"), lambda: hand_over(path)), (tr("Show in folder"), lambda: hand_over(path.parent))
    )


def hand_over(path: Path) -> bool:
    """Open a file or a folder of this computer by whatever the desktop opens it with; tell whether that began."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def follow(ask: Ask, address: str) -> bool:
    """Hand an address of the web to the browser, after a question that names its host; tell whether that began."""
    host = host_of(address)
    if not host:
        ask.tell(tr(NOT_FOLLOWED))
        return False
    if not ask.confirm(tr(FOLLOW, host=host, address=address), yes=tr("Open")):
        return False
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
