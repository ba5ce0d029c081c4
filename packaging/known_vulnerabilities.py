"""Looks the packages of the lock up among known vulnerabilities. The program itself never does: it has no network.

    python packaging/known_vulnerabilities.py --database OSV     a folder or a .zip of advisories in OSV's JSON, offline
    python packaging/known_vulnerabilities.py                    asks by way of pip-audit, which needs a network

Exit 0: nothing is known; 1: something is, or an advisory could not be read; 2: it could not be looked up.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

sys.path.insert(0, str(Path(__file__).parent))
from locked import Pin, pins

LOCK = Path(__file__).with_name("requirements-packages.lock")  # the run-time lock, and the optional parts


def advisories(database: Path) -> Iterator[dict[str, Any]]:
    """Yield the advisories of a folder or an archive; ValueError if one cannot be read, or if there is none."""
    count = 0
    for name, data in _files(database):
        try:
            told = json.loads(data)
        except ValueError:
            raise ValueError(f"{name} is no JSON: is the database whole?") from None
        if isinstance(told, dict) and "affected" in told:
            count += 1
            yield told
    if not count:
        raise ValueError(f"{database} holds no advisory in OSV's form.")


def _files(database: Path) -> Iterator[tuple[str, bytes]]:
    if database.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(database.rglob("*.json")))
        return
    with zipfile.ZipFile(database) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                yield name, archive.read(name)


def concerns(advisory: dict[str, Any], pin: Pin) -> bool:
    """Tell whether an advisory that was not taken back is about this version of this package."""
    if advisory.get("withdrawn"):
        return False
    return any(
        _is_of(affected, pin)
        and (pin.version in affected.get("versions", ()) or _in_ranges(affected, pin.version))
        for affected in advisory["affected"]
    )


def _is_of(affected: dict[str, Any], pin: Pin) -> bool:
    package = affected.get("package", {})
    name = re.sub(r"[-_.]+", "-", str(package.get("name", "")).lower())
    return package.get("ecosystem") == "PyPI" and name == re.sub(r"[-_.]+", "-", pin.name)


def _in_ranges(affected: dict[str, Any], version: str) -> bool:
    ranges = (one for one in affected.get("ranges", ()) if one.get("type") in ("ECOSYSTEM", "SEMVER"))
    return any(_in_range(one.get("events", ()), version) for one in ranges)


def _in_range(events: list[dict[str, str]], version: str) -> bool:
    """Walk introduced, fixed and last_affected in the order of their versions, as OSV says it."""
    wanted, is_in = Version(version), False
    for event in sorted(events, key=lambda event: _version(next(iter(event.values())))):
        (what, told), *_ = event.items()
        at = _version(told)
        if what == "introduced" and wanted >= at:
            is_in = True
        elif (what == "fixed" and wanted >= at) or (what == "last_affected" and wanted > at):
            is_in = False
    return is_in


def _version(told: str) -> Version:
    try:
        return Version(told)
    except InvalidVersion:
        return Version("0")


def known(database: Path, lock: Path = LOCK) -> tuple[str, ...]:
    """Return in lines what a database knows of the packages of a lock."""
    held = pins(lock)
    return tuple(
        sorted(
            f"{pin.name} {pin.version}: {told.get('id', '?')} {told.get('summary', '')}".rstrip()
            for told in advisories(database)
            for pin in held
            if concerns(told, pin)
        )
    )


def _ask(lock: Path) -> int:
    """Let pip-audit ask, by the versions of the lock alone: markers of other systems would leave packages out."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.txt")
        seen = {pin.name: f"{pin.name}=={pin.version}\n" for pin in pins(lock)}
        plain.write_text("".join(seen.values()), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pip_audit",
            "--strict",
            "--no-deps",
            "--disable-pip",
            "-r",
            str(plain),
        ]
        done = subprocess.run(command, check=False)
    return done.returncode


def main() -> int:
    """Look everything up and say what is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", type=Path, help="a folder or a .zip of advisories in OSV's form")
    chosen = parser.parse_args()
    if chosen.database is None:
        return _ask(LOCK)
    try:
        found = known(chosen.database)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(found) or f"Nothing is known of the {len(pins(LOCK)):,} packages of the lock.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
