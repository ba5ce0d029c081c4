"""A file of another program as a whole: its bytes, or its text with a remark where the encoding was guessed."""

import os
from pathlib import Path

from models.exchange import imported as limits
from models.exchange.table.raw import UnusableTable
from models.texts.encoding import decoded, name_of
from models.translation import tr


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file. UnusableTable if it is none or too large; OSError if it is not read."""
    if not os.path.isfile(path):
        raise UnusableTable(tr("is not there or is no file: check the name."))
    with path.open("rb") as file:
        data = file.read(limits.MOST_BYTES + 1)
    refuse_too_large(data)
    return data


def refuse_too_large(data: bytes) -> None:
    """Refuse bytes of which no more than one too many were read. UnusableTable says so."""
    if len(data) > limits.MOST_BYTES:
        raise UnusableTable(tr("is larger than {most} MB: split it.", most=limits.MOST_BYTES // 1024**2))


def text_of(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return a file as text, and a remark where its encoding was guessed. Errors as `bytes_of`."""
    found = decoded(bytes_of(path))
    guess = found.is_guessed or not found.is_sound
    told = tr(
        "Read as {encoding}, which is a guess: look at the accents, or save it as UTF-8.",
        encoding=name_of(found.encoding),
    )
    return found.text.removeprefix("\ufeff"), (told,) if guess else ()
