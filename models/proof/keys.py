"""Keys to sign with, in files as minisign writes them: the secret one under a passphrase, the public one for all."""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import minisign

from models.errors import CaseError
from models.machine.safe_write import write_data, write_safely
from models.translation import tr

SECRET_ENDING: Final = ".key"
PUBLIC_ENDING: Final = ".pub"
WORK: Final = 1 << 25
MEMORY: Final = 1 << 28  # bytes
"""What it takes to try a passphrase: as much work as minisign's own keys, in a quarter of the memory."""
_MOST_WORK, _MOST_MEMORY = 1 << 26, 1 << 30
_LARGEST: Final = 10_000  # bytes of a key file
_WORK_AT: Final = 38  # bytes before the two numbers in a secret key: three names of methods, and the salt


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What a signature is checked with; `words` is the line that is handed out."""

    key: minisign.PublicKey

    @property
    def words(self) -> str:
        """Return the key in 56 letters, as it can be read out or printed."""
        return str(self.key.to_base64(), "ascii")

    @property
    def id(self) -> str:
        """Return the number by which minisign names the key."""
        return base64.standard_b64decode(self.words)[2:10][::-1].hex().upper()


def make_key(path: Path, passphrase: str, *, work: int = WORK, memory: int = MEMORY) -> PublicKey:
    """Write a new secret key under a passphrase and its public one beside it; nothing is written over."""
    _must_be(passphrase)
    beside = public_path(path)
    if beside == path:
        raise CaseError(
            tr(
                "{name} is the name of a public key: name the secret one {secret}.",
                name=path.name,
                secret=f"{path.stem}{SECRET_ENDING}",
            )
        )
    for one in (path, beside):
        if os.path.exists(one):
            raise CaseError(
                tr("{name} exists already and is never written over: choose another name.", name=one.name)
            )
    pair = minisign.KeyPair.generate()
    public = PublicKey(pair.public_key)
    with pair.secret_key as secret:
        _lock(secret, passphrase, work, memory)
        _write_secret(path, secret)
    try:
        write_data(beside, _public_text(public))
    except CaseError:
        path.unlink(missing_ok=True)
        raise
    return public


def change_passphrase(path: Path, old: str, new: str, *, work: int = WORK, memory: int = MEMORY) -> None:
    """Put a secret key under another passphrase; the key and all that it signed stay the same."""
    _must_be(new)
    with unlocked(path, old) as secret:
        secret.remove_password("")
        _lock(secret, new, work, memory)
        _write_secret(path, secret, force=True)


def public_path(path: Path) -> Path:
    """Return where the public key of a secret one is written."""
    return path.with_suffix(PUBLIC_ENDING)


def read_public(words: str) -> PublicKey:
    """Return the key of a public key's file, or of its one line as it is read out; CaseError if it is none."""
    lines = [line for line in words.strip().splitlines() if line.strip()]
    try:
        return PublicKey(minisign.PublicKey.from_base64(lines[-1].strip() if len(lines) in (1, 2) else ""))
    except (minisign.Error, ValueError):
        raise CaseError(
            tr(
                "This is no public key: it is a line of 56 letters that begins with RW, or a file with "
                "that line."
            )
        ) from None


def public_of_file(path: Path) -> PublicKey:
    """Return the key that a public key's file holds; CaseError if it holds none."""
    try:
        return read_public(_read(path).decode("utf-8"))
    except UnicodeDecodeError:
        raise CaseError(
            tr(
                "{name} is no public key: choose the file that ends in {ending}.",
                name=path.name,
                ending=PUBLIC_ENDING,
            )
        ) from None


def is_locked(path: Path) -> bool:
    """Tell whether a secret key's file is under a passphrase; CaseError if it is no secret key."""
    with _secret(path) as secret:
        return bool(secret.is_encrypted())


@contextmanager
def unlocked(path: Path, passphrase: str) -> Iterator[minisign.SecretKey]:
    """Hand out a secret key to sign with, and forget it in the end; CaseError if this is not its passphrase."""
    with _secret(path) as secret:
        try:
            secret.decrypt(passphrase)
        except minisign.Error:
            raise CaseError(
                tr("This is not the passphrase of {name}: type it again.", name=path.name)
            ) from None
        except MemoryError:
            raise CaseError(
                tr("There is not memory enough to open {name}: close other programs.", name=path.name)
            ) from None
        yield secret


def _must_be(passphrase: str) -> None:
    if not passphrase:
        raise CaseError(
            tr("A key to sign with needs a passphrase: without one, whoever has the file signs as you.")
        )


def _secret(path: Path) -> minisign.SecretKey:
    data = _read(path)
    try:
        secret = minisign.SecretKey.from_bytes(data)
    except (minisign.Error, ValueError):
        raise CaseError(
            tr(
                "{name} is no secret key of minisign: choose the file that you made with “Make a key”.",
                name=path.name,
            )
        ) from None
    work, memory = _cost(data)
    if work > _MOST_WORK or memory > _MOST_MEMORY:
        raise CaseError(
            tr(
                "{name} asks for more work than any key of minisign: it was changed by somebody.",
                name=path.name,
            )
        )
    return secret


def _cost(data: bytes) -> tuple[int, int]:
    """Return the work and the memory that a key's file asks for, as minisign lays it out."""
    raw = base64.standard_b64decode(data.splitlines()[1])
    return int.from_bytes(raw[_WORK_AT:][:8], "little"), int.from_bytes(raw[_WORK_AT + 8 :][:8], "little")


def _lock(secret: minisign.SecretKey, passphrase: str, work: int, memory: int) -> None:
    try:
        secret.encrypt(passphrase, opslimit=work, memlimit=memory)
    except MemoryError:
        raise CaseError(tr("There is not memory enough to lock a key: close other programs.")) from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise CaseError(
            tr(
                "{name} cannot be read ({reason}).",
                name=path.name,
                reason=error.strerror or tr("no reason given"),
            )
        ) from None


def _public_text(public: PublicKey) -> str:
    return f"untrusted comment: minisign public key {public.id}\n{public.words}\n"


def _write_secret(path: Path, secret: minisign.SecretKey, *, force: bool = False) -> None:
    """Write a key that its owner alone may read."""

    def write(beside: Path) -> None:
        beside.chmod(0o600)
        beside.write_bytes(bytes(secret) + b"\n")

    write_safely(path, write, force=force)
