"""What an error of the SQLite driver means for the person, and what to do about it."""

from pathlib import Path
from typing import Final

from models.errors import CaseError, CaseInUse, DamagedCase, DiskFailed, NeedsPassphrase, ReadOnlyCase
from models.translation import tr, tr_later

WRONG_KEY: Final = tr_later(
    "The passphrase does not open {name}, or the file is damaged: try the passphrase again."
)
_IN_USE: Final = tr_later(
    "{name} is open in another window or program: close it there, or open it for reading."
)
_READ_ONLY: Final = tr_later("{name} cannot be changed here: save a copy in a folder where you may write.")
_FAILED: Final = tr_later(
    "{name} could not be read or written, because the disk or its connection fails: save a copy on another disk."
)
_FULL: Final = tr_later("The disk is full: nothing was changed; free some space and try again.")
_SHUT: Final = tr_later("{name} cannot be opened: check that it is there and that you may read it.")
_UNFIT: Final = tr_later("The change does not fit the case and was not made ({told}).")
_HALF: Final = tr_later("A text holds half a character, which cannot be kept: type it again.")
_LARGE: Final = tr_later("A number or text is too large to be kept: check it.")
_ENDLESS: Final = tr_later("reading it has no end")
_SIGNS: Final[tuple[tuple[tuple[str, ...], type[CaseError], str], ...]] = (
    (("locked", "busy"), CaseInUse, _IN_USE),
    (("not a database", "file is encrypted"), NeedsPassphrase, WRONG_KEY),
    (("readonly",), ReadOnlyCase, _READ_ONLY),
    (("disk I/O error",), DiskFailed, _FAILED),
    (("full",), CaseError, _FULL),
    (("malformed", "UTF-8", "can't decode"), DamagedCase, ""),
    (("interrupted",), DamagedCase, _ENDLESS),
    (("unable to open",), CaseError, _SHUT),
    (("constraint",), CaseError, _UNFIT),
    (("surrogates",), CaseError, _HALF),
    (("too large", "too big"), CaseError, _LARGE),
)
"""What the driver says, and what it means for the person; of a damaged case the reason alone."""


def in_words(error: Exception, path: Path) -> CaseError:
    """Tell what an error of the driver means for the person, and what to do."""
    told = "too large for the memory" if isinstance(error, MemoryError) else str(error)
    for signs, kind, sentence in _SIGNS:
        if any(sign in told for sign in signs):
            if kind is DamagedCase:
                return DamagedCase.of(path.name, tr(sentence))
            return kind(tr(sentence, name=path.name, told=told))
    return CaseError(
        tr(
            "{name} could not be read or written ({told}): save a copy and check the disk.",
            name=path.name,
            told=told,
        )
    )
