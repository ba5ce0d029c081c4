"""Asks for time stamps, attaches them to documents and signed files, and checks them; all offline."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.case import Case
from models.errors import CaseError
from models.evidence.adding import add_files
from models.evidence.stamping import digest_of, kept_stamps, stamped
from models.machine.safe_write import write_data
from models.progress import Report
from models.records.story import Document
from models.store.documents import fingerprint
from models.texts.time_stamp import (
    ENDINGS,
    LARGEST,
    Stamp,
    Trust,
    certificates_in,
    read_stamp,
    request_for,
    trust_in,
)
from models.translation import tr, tr_later

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

REQUEST: Final = ".tsq"
SHOWS: Final = tr_later(
    "A time stamp shows that these very bytes existed at a time, as its authority claims; it "
    "does not show who made them, nor that what they say is true. It is worth as much as the "
    "certificates that you check it with: get them from the authority itself. Whether a "
    "certificate was called back cannot be known without a network."
)
_SAID: Final = {
    Trust.HOLDS: tr_later("Its signature holds, and leads to a certificate that you brought."),
    Trust.FAILS: tr_later(
        "Its signature does not lead to a certificate that you brought: do not rely on the time."
    ),
    Trust.UNCHECKED: tr_later("Who gave it was not checked: bring the certificates of the authority."),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at one time stamp came to."""

    name: str  # of the token
    of: str  # the name of what it is of; empty where nothing like it is there
    time: str  # as claimed; empty where the token cannot be read
    is_of_it: bool
    trust: Trust
    words: str

    @property
    def is_sound(self) -> bool:
        """Tell whether there is nothing to object to; who gave it may be unchecked."""
        return self.is_of_it and self.trust is not Trust.FAILS


def ask_for_document(document: Document, out: Path) -> None:
    """Write the request for a time stamp of a document."""
    write_data(out, request_for(document.sha256))


def ask_for_file(path: Path, out: Path) -> None:
    """Write the request for a time stamp of a file, such as a signed state."""
    try:
        with path.open("rb") as file:
            sha256, _ = fingerprint(file)
    except OSError as error:
        raise _unreadable(path, error) from None
    write_data(out, request_for(sha256))


def attach(case: Case, token: Path, report: Report | None = None) -> Document:
    """Keep a token in a case beside the document that it is of, and return that document.

    CaseError if it is of none of them, or kept already.
    """
    document = stamped(case, read_stamp(_read(token), token.name), report)
    if document is None:
        raise CaseError(
            tr("{name} is of no document of the case: add the document first, unaltered.", name=token.name)
        )
    added = add_files(case, [token])
    if added.held:
        raise CaseError(tr("{name} is in the case already.", name=token.name))
    if added.problems:
        raise CaseError(added.problems[0])
    return document


def attach_to_file(path: Path, token: Path) -> Path:
    """Copy a token beside the file that it is of, and return where; CaseError if it is of another."""
    data = _read(token)
    stamp = read_stamp(data, token.name)
    if not _is_of(path, stamp):
        raise CaseError(
            tr(
                "{stamp} is of other bytes than those of {name}: choose the file that was stamped.",
                stamp=token.name,
                name=path.name,
            )
        )
    out = path.with_name(path.name + (token.suffix if token.suffix in ENDINGS else ENDINGS[0]))
    if out != token:
        write_data(out, data)
    return out


def read_certificates(paths: Sequence[Path]) -> tuple["Certificate", ...]:
    """Return all certificates of some files; CaseError if one of them holds none."""
    return tuple(one for path in paths for one in certificates_in(_read(path), path.name))


def check_case(case: Case, certificates: Sequence["Certificate"] = ()) -> tuple[Looked, ...]:
    """Check every time stamp that a case keeps."""
    return tuple(
        _look(kept.token.name, kept.stamp, kept.document.name if kept.document else "", certificates)
        if kept.stamp is not None
        else Looked(kept.token.name, "", "", False, Trust.UNCHECKED, kept.problem)
        for kept in kept_stamps(case)
    )


def check_file(path: Path, certificates: Sequence["Certificate"] = (), token: Path | None = None) -> Looked:
    """Check the time stamp of a file, the one beside it unless another is named."""
    token = token or next((one for one in _beside(path) if os.path.exists(one)), None)
    if token is None:
        raise CaseError(
            tr("There is no time stamp beside {name}: name the file that the authority sent.", name=path.name)
        )
    stamp = read_stamp(_read(token), token.name)
    return _look(token.name, stamp, path.name if _is_of(path, stamp) else "", certificates)


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in ENDINGS)


def _look(name: str, stamp: Stamp, of: str, certificates: Sequence["Certificate"]) -> Looked:
    trust = trust_in(stamp, certificates)
    if not of:
        words = tr(
            "It is of other bytes than those that are here: something was changed, or it belongs elsewhere."
        )
        return Looked(name, of, stamp.words, False, trust, words)
    ahead = (
        f" {tr('That lies ahead of the clock of this computer.')}" if stamp.time > datetime.now(UTC) else ""
    )
    return Looked(name, of, stamp.words, True, trust, f"{tr(_SAID[trust])}{ahead}")


def _is_of(path: Path, stamp: Stamp) -> bool:
    try:
        with path.open("rb") as file:
            return digest_of(file, stamp.method) == stamp.imprint
    except OSError as error:
        raise _unreadable(path, error) from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> CaseError:
    return CaseError(
        tr(
            "{name} cannot be read ({reason}).",
            name=path.name,
            reason=error.strerror or tr("no reason given"),
        )
    )
