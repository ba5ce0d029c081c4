"""Words of a form that was not saved yet: one small file a draft, for this user's eyes only."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import CaseError
from models.machine.paths import user_folder
from models.machine.safe_write import write_safely

FOLDER = "drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields of a form, and when it was kept."""

    kept_at: str  # ISO 8601, local
    words: Mapping[str, list[Any]]


def draft_path(case: str, form: str) -> Path:
    """Return where the draft of a form of a case is kept; the name of the file tells neither."""
    name = hashlib.sha256(f"{case}\n{form}".encode()).hexdigest()[:32]
    return user_folder() / FOLDER / f"{name}.json"


def keep_draft(path: Path, draft: Draft) -> None:
    """Write a draft whole or not at all, readable by its owner alone; raises OSError or CaseError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def write(beside: Path) -> None:
        beside.chmod(0o600)
        kept = {"kept_at": draft.kept_at, "words": dict(draft.words)}
        beside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")

    write_safely(path, write, force=True)


def read_draft(path: Path) -> Draft | None:
    """Return a draft; None where there is none, or what stands there is none."""
    try:
        found = json.loads(path.read_text("utf-8"))
        words = {str(name): list(values) for name, values in found["words"].items()}
        return Draft(str(found["kept_at"]), words)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def forget_draft(path: Path) -> None:
    """Delete a draft; where that cannot be done, it is offered again, and no more happens."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CaseError(f"The draft could not be deleted ({error.strerror}): delete {path}.") from error
