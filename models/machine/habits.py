"""Where somebody was in a case when it was closed, kept on this computer and unreadable without the case itself.

What one filters by and where one keeps exports tells of a story. So the name of each file is a keyed hash, and its
content is sealed with a key that stands in the case alone: the settings folder by itself gives nothing away.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from models.machine.paths import user_folder
from models.machine.settings import replace_file

FOLDER: Final = "habits"
MOST: Final = 100  # cases
LARGEST: Final = 1_000_000  # bytes
_NONCE, _MARK = 16, 32


def load_habits(case_key: str) -> dict[str, Any]:
    """Return what was kept for the case with this key; nothing where it is missing, damaged or of another case."""
    try:
        sealed = _file(case_key).read_bytes()[:LARGEST]
        found = json.loads(_opened(sealed, case_key))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def save_habits(case_key: str, habits: Mapping[str, Any]) -> None:
    """Keep habits for a case, for this user's eyes only, and let the oldest go; raises OSError."""
    replace_file(_file(case_key), _sealed(json.dumps(habits, ensure_ascii=False).encode(), case_key))
    kept = sorted(_folder().iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST:]:
        path.unlink(missing_ok=True)


def forget_habits() -> None:
    """Forget where anybody was in any case."""
    if _folder().is_dir():
        for path in _folder().iterdir():
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return user_folder() / FOLDER


def _file(case_key: str) -> Path:
    return _folder() / hmac.new(_secret(case_key), b"name", "sha256").hexdigest()[:32]


def _secret(case_key: str) -> bytes:
    return hashlib.sha256(b"dateline habits\0" + case_key.encode()).digest()


def _sealed(plain: bytes, case_key: str) -> bytes:
    nonce = os.urandom(_NONCE)
    body = nonce + _mixed(plain, case_key, nonce)
    return _mark(body, case_key) + body


def _opened(sealed: bytes, case_key: str) -> bytes:
    """Return what was sealed; ValueError if a bit of it is another."""
    mark, body = sealed[:_MARK], sealed[_MARK:]
    if not hmac.compare_digest(mark, _mark(body, case_key)):
        raise ValueError("damaged, or of another case")
    return _mixed(body[_NONCE:], case_key, body[:_NONCE])


def _mixed(data: bytes, case_key: str, nonce: bytes) -> bytes:
    stream = hashlib.shake_256(_secret(case_key) + nonce).digest(len(data))
    return bytes(one ^ other for one, other in zip(data, stream, strict=True))


def _mark(body: bytes, case_key: str) -> bytes:
    return hmac.new(_secret(case_key), body, "sha256").digest()
