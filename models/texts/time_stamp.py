"""Time stamps of RFC 3161: what a token says, how one is asked for, and whether it holds against certificates.

No connection is opened: somebody online takes the request to an authority and brings its answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from models.errors import CaseError
from models.texts.der import NotDer, parts_of, sequence, value_at, with_sorted_certificates
from models.texts.text import Block, Extracted, Page, repair
from models.translation import tr, tr_later

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

MEDIA: Final = "application/timestamp-reply"
ENDINGS: Final = (".tsr", ".tst")
MARK: Final = bytes.fromhex("060b2a864886f70d0109100104")
"""What every token holds near its beginning: the name of what is signed in it."""
LARGEST: Final = 1_000_000  # bytes of a token, and of a file of certificates
_GRANTED: Final = sequence(b"\x02\x01\x00")
_SHA256: Final = bytes.fromhex("060960864801650304020105000420")  # its name, and that 32 bytes follow
_METHODS: Final = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_LONGEST_NAME: Final = 200
_OBJECT: Final = 0x06
_UNNAMED: Final = tr_later("an authority that gives no name")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says: that bytes with this hash existed at a time, as its authority claims."""

    answer: "TimeStampResponse"
    time: datetime
    give_or_take: str  # "1 s"; empty where nothing is said
    authority: str
    method: str  # sha256, sha384 or sha512
    imprint: bytes
    serial: int

    @property
    def words(self) -> str:
        """Return the time as it is claimed, and by whom."""
        time = f"{self.time:%Y-%m-%d %H:%M:%S} UTC"
        authority = tr(self.authority)
        if self.give_or_take:
            return tr(
                "{time} (give or take {length}), as claimed by {authority}",
                time=time,
                length=self.give_or_take,
                authority=authority,
            )
        return tr("{time}, as claimed by {authority}", time=time, authority=authority)

    @property
    def english(self) -> str:
        """Return the same in English, as it is kept with the text of the document."""
        about = f" (give or take {self.give_or_take})" if self.give_or_take else ""
        return f"{self.time:%Y-%m-%d %H:%M:%S} UTC{about}, as claimed by {self.authority}"


def is_token(head: bytes) -> bool:
    """Tell whether a file that begins so is a time stamp."""
    return head[:1] == b"0" and MARK in head[:400]


def request_for(sha256: str) -> bytes:
    """Return the request for a time stamp of bytes with this SHA-256, as authorities take it."""
    imprint = sequence(sequence(_SHA256[:11] + b"\x05\x00"), b"\x04\x20" + bytes.fromhex(sha256))
    return sequence(b"\x02\x01\x01", imprint, b"\x01\x01\xff")


def read_stamp(data: bytes, name: str) -> Stamp:
    """Return what a token or an authority's answer says; CaseError if it is none, is damaged or is a refusal."""
    from rfc3161_client import decode_timestamp_response

    try:
        if len(data) > LARGEST:
            raise NotDer
        answer = decode_timestamp_response(sequence(_GRANTED, with_sorted_certificates(_token(data, name))))
        told = answer.tst_info
        method = _METHODS.get(told.message_imprint.hash_algorithm.dotted_string, "")
        stamp = Stamp(
            answer, told.gen_time.astimezone(UTC), _accuracy(told.accuracy), _authority(answer), method,
            told.message_imprint.message, told.serial_number,
        )  # fmt: skip
    except CaseError:
        raise
    except Exception:  # of any kind: unknown letters of a name are a KeyError, versions an error of their own
        raise CaseError(
            tr(
                "{name} is no time stamp, or a damaged one: choose the file that the authority sent.",
                name=name,
            )
        ) from None
    if not method:
        raise CaseError(
            tr(
                "{name} uses an old kind of hash that can be forged: ask for a time stamp with SHA-256.",
                name=name,
            )
        )
    return stamp


def extract_stamp(data: bytes, name: str) -> Extracted:
    """Return what a token says as a page that can be read and searched."""
    stamp = read_stamp(data, name)
    lines = (
        f"Time stamp: {stamp.english}.",
        f"It is of a file with the {stamp.method.upper().replace('SHA', 'SHA-')} {stamp.imprint.hex()}.",
        f"Serial number: {stamp.serial}.",
        "Whether it holds is checked with the certificates of the authority: Case ▸ Proof ▸ Time stamps.",
    )
    return Extracted((Page("1", tuple(Block(line) for line in lines)),))


def _token(data: bytes, name: str) -> bytes:
    """Return the signed token out of an answer, or the bytes themselves where they are one already."""
    whole = value_at(data, 0, len(data))
    first, *others = parts_of(data, whole)
    if first.tag == _OBJECT:
        return data[: whole.end]
    status = next(parts_of(data, first))
    if int.from_bytes(data[status.inside : status.end], "big") > 1 or not others:
        raise CaseError(
            tr("{name} is an answer in which the authority refuses a time stamp: ask it again.", name=name)
        )
    return data[others[0].start : others[0].end]


def _accuracy(told: object) -> str:
    seconds, millis, micros = (getattr(told, name, None) or 0 for name in ("seconds", "millis", "micros"))
    total = seconds + millis / 1_000 + micros / 1_000_000
    return f"{total:g} s" if total else ""


def _authority(answer: "TimeStampResponse") -> str:
    """Return what the authority calls itself: in its certificate if that is in the token, else in the stamp."""
    from cryptography.x509 import Name

    signer = _signer(answer)
    name = signer.subject if signer is not None else getattr(answer.tst_info.name, "value", None)
    words = repair(name.rfc4514_string() if isinstance(name, Name) else "")
    return " ".join(words.split())[:_LONGEST_NAME] or _UNNAMED


def _signer(answer: "TimeStampResponse") -> "Certificate | None":
    from cryptography.x509 import load_der_x509_certificate

    signed = answer.signed_data
    wanted = {(one.issuer, one.serial_number) for one in signed.signer_infos}
    held = [
        load_der_x509_certificate(one) for one in signed.certificates
    ]  # all: a check would meet the others
    return next((one for one in held if (one.issuer, one.serial_number) in wanted), None)


class Trust(Enum):
    """What the certificates of a user say of a token."""

    UNCHECKED = auto()  # none were brought
    HOLDS = auto()
    FAILS = auto()


def trust_in(stamp: Stamp, certificates: Sequence["Certificate"]) -> Trust:
    """Tell whether the signature of a token holds, and leads to one of the certificates that somebody trusts.

    They need to have been valid when the token says it was made; whether one was called back cannot be known offline.
    """
    from rfc3161_client import VerificationError, VerifierBuilder

    if not certificates:
        return Trust.UNCHECKED
    roots = [one for one in certificates if one.issuer == one.subject]
    others = [one for one in certificates if one.issuer != one.subject]
    for signer in (None, *others):  # a token may leave its own certificate out
        if not roots:
            break
        verifier = VerifierBuilder(roots=roots, intermediates=others, tsa_certificate=signer).build()
        try:
            if verifier.verify(stamp.answer, stamp.imprint):
                return Trust.HOLDS
        except (VerificationError, ValueError):
            continue
    return Trust.FAILS


def certificates_in(data: bytes, name: str) -> tuple["Certificate", ...]:
    """Return the certificates of a file, in PEM or DER or as PKCS #7; CaseError if it holds none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import pkcs7

    readers = (
        x509.load_pem_x509_certificates,
        lambda data: [x509.load_der_x509_certificate(data)],
        pkcs7.load_pem_pkcs7_certificates,
        pkcs7.load_der_pkcs7_certificates,
    )
    for read in readers if len(data) <= LARGEST else ():
        try:
            if found := tuple(read(data)):
                return found
        except Exception:  # whatever a reader of a foreign form raises, the next may know it
            continue
    raise CaseError(
        tr(
            "{name} holds no certificate: choose the authority's file that ends in .pem, .crt, .cer or .p7b.",
            name=name,
        )
    )
