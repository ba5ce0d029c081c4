"""What this computer keeps beside a case, unreadable without the case itself.

The name of each file is a keyed hash and its content is sealed with a key that stands in the case alone: the folder by
itself tells nothing of a story.
"""

import errno
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from models.machine.paths import user_folder
from models.machine.settings import replace_file

LARGEST: Final = 4_000_000  # bytes
_NONCE, _MARK = 16, 32


def sealed_path(folder: str, case_key: str, what: str = "") -> Path:
    """Return where something of the case with this key is kept; `what` tells several things of one case apart."""
    name = hmac.new(_secret(case_key), b"name" + what.encode(), "sha256").hexdigest()[:32]
    return user_folder() / folder / name


def read_sealed(path: Path, case_key: str) -> dict[str, Any]:
    """Return what was kept; nothing where it is missing, damaged or of another case."""
    try:
        sealed = path.read_bytes()[:LARGEST]
        found = json.loads(_opened(sealed, case_key).decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_sealed(path: Path, case_key: str, told: Mapping[str, Any]) -> None:
    """Keep something for this user's eyes only; raises OSError, also where it would be too much to be read again."""
    sealed = _sealed(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"), case_key)
    if len(sealed) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    replace_file(path, sealed)


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
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))


def _mark(body: bytes, case_key: str) -> bytes:
    return hmac.new(_secret(case_key), body, "sha256").digest()
