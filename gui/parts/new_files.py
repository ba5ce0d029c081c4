"""Where a new case is to stand: what is there already is never written over."""

import os
import re
from pathlib import Path

from gui.parts.ask import Ask
from models.translation import tr, tr_later

SUFFIX = ".dateline"
LONGEST = 255  # bytes of a name, on the systems of today
TOO_LONG = tr_later("The name of the file is too long: choose a shorter one.")


def choose_new(ask: Ask, title: str, suggestion: Path) -> Path | None:
    """Ask until the answer is a path where nothing stands yet; None if the person gives up."""
    while True:
        path = ask.choose_file_to_save(title, suggestion, is_replacing=False)
        if path is None:
            return None
        path = with_suffix(path)
        if is_too_long(path):
            ask.tell(tr(TOO_LONG))
            suggestion = suggestion.with_name(f"{suggestion.stem[:40]}{SUFFIX}")
            continue
        if not os.path.exists(path):
            return path
        ask.tell(tr("{name} exists already and is never written over: choose another name.", name=path.name))
        suggestion = free_path(path)


def is_too_long(path: Path) -> bool:
    """Tell whether the name of a file, or of a folder that it lies in, is longer than systems take."""
    return any(len(part.encode("utf-8", "surrogatepass")) > LONGEST for part in path.parts)


def with_suffix(path: Path) -> Path:
    """Return the path with the ending of a case file."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def free_path(path: Path) -> Path:
    """Return the path, or the first one like it with a number where nothing stands yet."""
    tried, number = path, 1
    while os.path.exists(tried):
        number += 1
        tried = path.with_name(f"{path.stem} {number}{path.suffix}")
    return tried


def file_stem(title: str) -> str:
    """Return a file name for a title, without what some systems cannot name."""
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    return " ".join(stem.split()).strip(". ")[:80] or "case"
