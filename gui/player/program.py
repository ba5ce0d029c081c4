"""The player's own process: it decodes what it is handed, and sends pictures and times back."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from gui.player.alone import leave_the_network
from gui.player.pipes import Pipes


def main() -> int:
    """Play what the window hands over until it closes the pipe, and return the exit status."""
    leave_the_network()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    pipes = Pipes()
    try:
        from gui.player.playing import Playing
    except ImportError:  # the part is not installed, or a library of the system that it needs
        pipes.say(failed="missing")
        return 0
    _playing = Playing(pipes)
    return application.exec()
