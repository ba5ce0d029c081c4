"""Reads packaging/requirements-packages.lock: what is shipped, in which version, with which hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).with_name("requirements-packages.lock")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of the lock."""

    name: str
    version: str
    marker: str  # on which systems and Pythons; empty: everywhere
    hashes: tuple[str, ...]  # SHA-256 of the files that may be installed


def pins(lock: Path = LOCK) -> tuple[Pin, ...]:
    """Return the packages of a lock; ValueError if a line of it is no pin."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return tuple(_pin(line) for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _pin(line: str) -> Pin:
    found = re.fullmatch(
        r"([\w.-]+)==([^\s;]+)\s*(?:;\s*(.*?)\s*)?((?:\s*--hash=sha256:[0-9a-f]{64})+)\s*", line
    )
    if found is None:
        raise ValueError(f"no pin with hashes: {line[:60]}")
    name, version, marker, hashes = found.groups()
    return Pin(
        name.lower().replace("_", "-"), version, marker or "", tuple(re.findall("[0-9a-f]{64}", hashes))
    )
