"""Where the program finds its own data, and where it may keep the user's settings."""

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "DATELINE_HOME"


def program_folder() -> Path:
    """The folder that holds resources/: the checkout, or the unpacked bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller, absent in a checkout
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """The path of a file or folder under resources/; it need not exist."""
    return program_folder().joinpath("resources", *parts)


def user_folder() -> Path:
    """The folder for settings of this user; DATELINE_HOME overrides it. It is not created here."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return Path(platformdirs.user_config_dir("dateline", appauthor=False))
