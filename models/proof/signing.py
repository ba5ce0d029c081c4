"""Signs the state of a case with one's own key, and checks such a signature, as minisign does."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import minisign

from models.case import Case
from models.errors import CaseError
from models.machine.safe_write import write_data
from models.progress import Report
from models.proof.keys import PublicKey, unlocked
from models.proof.statement import compare, is_statement, read_statement, statement_of
from models.translation import tr, tr_later

ENDING: Final = ".minisig"
PROVES: Final = tr_later(
    "A right signature shows that whoever holds the key signed this very state of the case, "
    "and that nothing of it was changed since. It does not show when, nor that what the case "
    "says is true, nor who the person is: the clock is that of a computer, and a key is "
    "worth what you know of its owner. For a time, add a time stamp."
)
_LARGEST: Final = 50_000_000  # bytes of a signed text
_TIME: Final = re.compile(r"timestamp:(\d{1,11})(?!\d)")


@dataclass(frozen=True, slots=True)
class Signed:
    """The files of a signature, and the key that checks it."""

    text: Path
    signature: Path
    key: PublicKey

    @property
    def sentence(self) -> str:
        """Return in words what was signed; the line of the public key is to stand behind it."""
        return tr(
            "{name} holds the state of the case, {signature} its signature by the key {id}. Keep both, "
            "and give those who are to check them your public key by another way:",
            name=self.text.name,
            signature=self.signature.name,
            id=self.key.id,
        )


def signature_of(path: Path) -> Path:
    """Return where the signature of a file stands: beside it, under its whole name."""
    return path.with_name(path.name + ENDING)


def sign_state(case: Case, out: Path, key: Path, passphrase: str, report: Report | None = None) -> Signed:
    """Write the state of a case and its signature; CaseError, and nothing written, if that cannot be."""
    beside = signature_of(out)
    for path in (out, beside):
        if os.path.exists(path):
            raise CaseError(
                tr("{name} exists already and is never written over: choose another name.", name=path.name)
            )
    with unlocked(key, passphrase) as secret:
        text = statement_of(case.state(report)).encode()
        public = PublicKey(minisign.PublicKey.from_secret_key(secret))
        comment = f"timestamp:{int(datetime.now(UTC).timestamp())}\tDateline state of a case\thashed"
        signature = secret.sign(text, trusted_comment=comment)
    write_data(out, text)
    try:
        write_data(beside, bytes(signature) + b"\n")
    except CaseError:
        out.unlink(missing_ok=True)
        raise
    return Signed(out, beside, public)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a signature came to, line by line; `is_right` says whether the signature holds."""

    is_right: bool
    is_as_signed: bool  # the case, where one was given, is in the signed state or has gone on from it
    lines: tuple[str, ...]


def check(
    text: Path,
    key: PublicKey,
    case: Case | None = None,
    signature: Path | None = None,
    report: Report | None = None,
) -> Checked:
    """Check the signature of a file with a public key, and how a case stands to the state that it tells.

    CaseError if a file cannot be read or is no signature at all.
    """
    data, beside = _read(text), signature or signature_of(text)
    try:
        found = minisign.Signature.from_bytes(_read(beside))
    except (minisign.Error, ValueError):
        raise CaseError(
            tr(
                "{name} is no signature of minisign: choose the file that ends in {ending}.",
                name=beside.name,
                ending=ENDING,
            )
        ) from None
    try:
        key.key.verify(data, found)
    except (minisign.Error, ValueError) as error:
        return Checked(False, False, (_wrong(str(error), text.name, key),))
    lines = [
        tr("The signature is right: {name} is what the key {id} signed.", name=text.name, id=key.id),
        _when(found.trusted_comment),
    ]
    if not is_statement(data):
        return Checked(True, case is None, (*lines, tr("The file is no state of a Dateline case.")))
    state = read_statement(data, text.name)
    lines.append(
        tr(
            "It tells of {count:,} records, {documents:,} documents and {actions:,} actions.",
            count=state.count,
            documents=len(state.documents),
            actions=state.actions,
        )
    )
    if case is None:
        return Checked(True, True, tuple(lines))
    likeness = compare(case, state, report)
    return Checked(True, likeness.is_of_case, (*lines, likeness.words))


def _wrong(reason: str, name: str, key: PublicKey) -> str:
    if "identifiers" in reason:
        return tr("The signature is not by the key {id}: check it with the key of whoever signed.", id=key.id)
    return tr(
        "The signature is wrong: {name} or its signature was changed after it was signed. Do not rely on it.",
        name=name,
    )


def _when(comment: str) -> str:
    """Tell the time that the signer's computer wrote, without what else a stranger may have written there."""
    found = _TIME.search(comment)
    if found is None:
        return tr("It says no time.")
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return tr(
        "By the clock of whoever signed, that was on {day} at {clock} UTC.",
        day=f"{at:%Y-%m-%d}",
        clock=f"{at:%H:%M:%S}",
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise CaseError(
            tr(
                "{name} cannot be read ({reason}).",
                name=path.name,
                reason=error.strerror or tr("no reason given"),
            )
        ) from None
    if len(data) > _LARGEST:
        raise CaseError(
            tr(
                "{name} is far too large for the state of a case: choose the text that was signed.",
                name=path.name,
            )
        )
    return data
