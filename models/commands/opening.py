"""How a command opens its case: a passphrase is asked for unseen, or read from where a script says."""

import argparse
import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from models.case import Case
from models.errors import NeedsPassphrase, WrongUse
from models.translation import tr

LONGEST: Final = 4096  # bytes of a passphrase


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Take from where a script gives the passphrase of the case; it never stands on the command line."""
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help=tr(
            "read the passphrase of CASE from this file descriptor (0: standard input); else it is asked for"
        ),
    )


def add_new_passphrase(parser: argparse.ArgumentParser, what: str) -> None:
    """Take that, and from where, a new passphrase comes."""
    parser.add_argument(
        "--encrypt", action="store_true", help=tr("ask for a passphrase for {what}", what=what)
    )
    parser.add_argument(
        "--new-passphrase-fd",
        type=int,
        metavar="N",
        help=tr("read a passphrase for {what} from this file descriptor", what=what),
    )


def add_key_passphrase(parser: argparse.ArgumentParser) -> None:
    """Take from where a script gives the passphrase of a key to sign with."""
    parser.add_argument(
        "--key-passphrase-fd",
        type=int,
        metavar="N",
        help=tr("read the passphrase of the key from this file descriptor; else it is asked for"),
    )


def key_passphrase(chosen: argparse.Namespace, key: Path) -> str:
    """Return the passphrase of a secret key, as a script gives it or a person types it; empty where it needs none."""
    from models.proof.keys import is_locked

    if not is_locked(key):
        return ""
    if chosen.key_passphrase_fd is not None:
        return _read(chosen.key_passphrase_fd)
    if not sys.stdin.isatty():
        raise WrongUse(
            tr("There is nobody to ask for the passphrase of the key: give it by --key-passphrase-fd.")
        )
    return getpass(tr("Passphrase of {name}: ", name=key.name))


def open_case(chosen: argparse.Namespace, *, who: str = "", read_only: bool = False) -> Case:
    """Open the case of a command; where it is encrypted, with the passphrase that is given or asked for."""
    path: Path = chosen.case
    if (passphrase := given_passphrase(chosen)) is not None:
        return Case.open(path, who=who, passphrase=passphrase, read_only=read_only)
    try:
        return Case.open(path, who=who, read_only=read_only)
    except NeedsPassphrase as error:
        passphrase = passphrase_asked(path, error)
    return Case.open(path, who=who, passphrase=passphrase, read_only=read_only)


def given_passphrase(chosen: argparse.Namespace) -> str | None:
    """Return the passphrase that a script gives for the case of a command; None where it gives none."""
    return None if chosen.passphrase_fd is None else _read(chosen.passphrase_fd)


def passphrase_asked(path: Path, error: NeedsPassphrase) -> str:
    """Ask a person for the passphrase of a file; the error goes on where nobody is there to be asked."""
    if not sys.stdin.isatty():
        raise NeedsPassphrase(tr("{error} A script gives it by --passphrase-fd.", error=error)) from None
    return getpass(tr("Passphrase of {name}: ", name=path.name))


def new_passphrase(chosen: argparse.Namespace) -> str | None:
    """Return the new passphrase that a command is given, or that is typed twice alike; None where none is wanted."""
    if chosen.new_passphrase_fd is not None:
        return _read(chosen.new_passphrase_fd)
    if not chosen.encrypt:
        return None
    if not sys.stdin.isatty():
        raise WrongUse(tr("There is nobody to ask for a passphrase: give it by --new-passphrase-fd."))
    first = getpass(tr("New passphrase: "))
    if not first:
        raise WrongUse(tr("A passphrase needs at least one character."))
    if getpass(tr("Once more: ")) != first:
        raise WrongUse(tr("The two are not alike: nothing was changed."))
    return first


def _read(number: int) -> str:
    """Return the first line that comes from a file descriptor."""
    told = b""
    try:
        while b"\n" not in told and (more := os.read(number, LONGEST)):
            told += more
            if len(told) > LONGEST:
                raise WrongUse(tr("A passphrase has at most {count:,} bytes.", count=LONGEST))
    except OSError as error:
        raise WrongUse(
            tr(
                "Nothing can be read from file descriptor {number} ({reason}).",
                number=number,
                reason=error.strerror,
            )
        ) from None
    try:
        text = told.partition(b"\n")[0].rstrip(b"\r").decode("utf-8")
    except UnicodeDecodeError:
        raise WrongUse(tr("The passphrase is not UTF-8.")) from None
    if not text:
        raise WrongUse(tr("File descriptor {number} gave no passphrase.", number=number))
    return text
