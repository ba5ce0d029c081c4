"""Words of a form that was not saved yet: one small file a draft, for this user's eyes only.

A draft of an encrypted case is sealed with what stands in that case alone.
"""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import CaseError
from models.machine.paths import user_folder
from models.machine.safe_write import write_safely
from models.machine.sealed import read_sealed, write_sealed
from models.translation import tr

FOLDER = "drafts"
OPEN, SEALED = ".json", ".sealed"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields of a form, and when it was kept."""

    kept_at: str  # ISO 8601, local
    words: Mapping[str, list[Any]]


def draft_path(case: str, form: str) -> Path:
    """Return where the draft of a form of the case with this key is kept; the name of the file tells neither."""
    return user_folder() / FOLDER / f"{_begin(case)}{_digest(f'{case}{chr(10)}{form}', 32)}{OPEN}"


def keep_draft(path: Path, draft: Draft, case: str, *, is_sealed: bool) -> None:
    """Write a draft whole or not at all, readable by its owner alone; raises OSError or CaseError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {"kept_at": draft.kept_at, "words": dict(draft.words)}
    if is_sealed:
        write_sealed(path.with_suffix(SEALED), case, kept)
        _blot(path)
        return

    def write(beside: Path) -> None:
        beside.chmod(0o600)
        beside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")

    write_safely(path, write, force=True)


def read_draft(path: Path, case: str) -> Draft | None:
    """Return a draft, sealed or open; None where there is none, or what stands there is none."""
    try:
        found = read_sealed(path.with_suffix(SEALED), case) or json.loads(path.read_text("utf-8"))
        words = {str(name): list(values) for name, values in found["words"].items()}
        return Draft(str(found["kept_at"]), words)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def forget_draft(path: Path) -> None:
    """Delete a draft; where that cannot be done, it is offered again, and no more happens."""
    try:
        for one in (path, path.with_suffix(SEALED)):
            one.unlink(missing_ok=True)
    except OSError as error:
        raise CaseError(
            tr(
                "The draft could not be deleted ({reason}): delete {path}.",
                reason=error.strerror,
                path=path,
            )
        ) from error


def seal_drafts(case: str) -> None:
    """Seal what was kept of a case before it was encrypted; what cannot be sealed is left for its form."""
    for path in (user_folder() / FOLDER).glob(f"{_begin(case)}*{OPEN}"):
        draft = read_draft(path, case)
        if draft is not None:
            with contextlib.suppress(OSError):
                keep_draft(path, draft, case, is_sealed=True)


def _begin(case: str) -> str:
    """Return how the names of all drafts of a case begin."""
    return f"{_digest(case, 16)}-"


def _digest(words: str, length: int) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:length]


def _blot(path: Path) -> None:
    """Overwrite an open draft and delete it, where there is one."""
    with contextlib.suppress(OSError):
        if path.exists():
            path.write_bytes(bytes(path.stat().st_size))
            path.unlink()
