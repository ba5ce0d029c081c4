"""Which program this is: its version, and what it is called where it was installed."""

import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from models.machine.paths import program_folder

_CHECKOUT: Final = "main.py"
_INSTALLED: Final = "dateline"


@cache
def program_version() -> str:
    """Return the version: that of the installed package, else what pyproject.toml in the checkout or bundle says."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        told = tomllib.loads((program_folder() / "pyproject.toml").read_text(encoding="utf-8"))
        return str(told["project"]["version"])


def is_bundle() -> bool:
    """Tell whether this is a folder that PyInstaller made, with Python in it."""
    return hasattr(sys, "_MEIPASS")


def is_installed() -> bool:
    """Tell whether this is a bundle or an installed package and no checkout."""
    return is_bundle() or (program_folder() / "__init__.py").exists()


def in_own_name(text: str) -> str:
    """Return a text with the program called as a person calls it here: main.py in a checkout, else dateline."""
    return text.replace(_CHECKOUT, _INSTALLED) if is_installed() else text
