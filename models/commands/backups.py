"""The command that lists the backups of a case, and puts one of them in its place."""

import argparse
import json
import sys
from pathlib import Path

from models.commands.opening import given_passphrase, passphrase_asked
from models.errors import CaseError, NeedsPassphrase, WrongUse
from models.machine.settings import load_settings
from models.store.backups import Backup, backups_in, folder_of
from models.store.restoring import Held, held_in, restore
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which backup is to be restored; without one they are listed."""
    parser.add_argument(
        "--restore",
        metavar="WHICH",
        help=tr(
            "put this backup, by its number or its path, in the place of CASE; what stands there is "
            "kept beside it"
        ),
    )
    parser.add_argument("--json", action="store_true", help=tr("print the list as JSON"))


def run(chosen: argparse.Namespace) -> int:
    """List the backups, or restore one; the case itself need not be readable any more."""
    found = backups_in(folder_of(chosen.case, load_settings()))
    if chosen.restore:
        return _restore(chosen, _path_of(chosen.restore, found))
    rows = _rows(found, given_passphrase(chosen))
    if chosen.json:
        print(json.dumps([_facts(*row) for row in rows], ensure_ascii=False, indent=1))
    elif rows:
        print("\n".join(_line(*row) for row in rows))
    else:
        print(tr("There is no backup of {case}: make one with `main.py backup`.", case=chosen.case))
    return 0


def _restore(chosen: argparse.Namespace, path: Path) -> int:
    passphrase = given_passphrase(chosen)
    try:
        kept = restore(chosen.case, path, passphrase)
    except NeedsPassphrase as error:
        if passphrase is not None:
            raise
        kept = restore(chosen.case, path, passphrase_asked(path, error))
    if kept:
        print(
            tr(
                "{case} is what {name} held. What stood there is {kept}.",
                case=chosen.case,
                name=path.name,
                kept=kept,
            )
        )
    else:
        print(tr("{case} is what {name} held.", case=chosen.case, name=path.name))
    return 0


def _path_of(which: str, found: tuple[Backup, ...]) -> Path:
    """Return the path of a backup that is named by its number, or by its path."""
    if which.isdecimal():
        numbered = [one.path for one in found if one.number == int(which)]
        if len(numbered) != 1:
            raise WrongUse(tr("There is no backup {which}: `main.py backups CASE` lists them.", which=which))
        return numbered[0]
    return Path(which)


def _rows(found: tuple[Backup, ...], passphrase: str | None) -> list[tuple[Backup, Held | CaseError]]:
    """Return the backups with what they hold; a person is asked once for the passphrase of those that need one."""
    rows = [(one, _held(one, passphrase)) for one in found]
    secret = next((error for _, error in rows if isinstance(error, NeedsPassphrase)), None)
    if secret is not None and passphrase is None and sys.stdin.isatty():
        passphrase = passphrase_asked(found[0].path, secret)
        rows = [
            (one, _held(one, passphrase) if isinstance(held, NeedsPassphrase) else held) for one, held in rows
        ]
    return rows


def _held(backup: Backup, passphrase: str | None) -> Held | CaseError:
    try:
        return held_in(backup.path, passphrase)
    except CaseError as error:
        return error


def _facts(backup: Backup, held: Held | CaseError) -> dict[str, object]:
    told: dict[str, object] = {
        "number": backup.number,
        "made_at": backup.made_at.isoformat(timespec="minutes"),
        "bytes": backup.size,
        "path": str(backup.path),
    }
    if isinstance(held, CaseError):
        return told | {"problem": str(held)}
    return told | {"events": held.events, "last_change": held.changed_at, "changes": held.steps}


def _line(backup: Backup, held: Held | CaseError) -> str:
    start = f"{backup.number:>5}  {backup.made_at:%Y-%m-%d %H:%M}  {backup.size / 1e6:>10,.1f} MB"
    if isinstance(held, CaseError):
        return f"{start}  {held}"
    told = tr(
        "{events:>7,} events, {changes:,} changes, the last at {moment}",
        events=held.events,
        changes=held.steps,
        moment=held.changed_at,
    )
    return f"{start}  {told}"
