"""Starts the player of recordings in a package, where it is a program of its own beside Dateline."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gui.player.program import main

sys.exit(main())
