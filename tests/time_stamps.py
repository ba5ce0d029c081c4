"""An authority that gives time stamps, made for the tests with `cryptography`, and the tokens that it signs.

Its tokens are as those of OpenSSL: an answer with a status, signed data of CMS with signed attributes, certificates.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
_SHA = {"sha1": "06052b0e03021a", "sha256": "0609608648016503040201", "sha384": "0609608648016503040202",
        "sha512": "0609608648016503040203"}  # fmt: skip
_ECDSA = bytes.fromhex("300a06082a8648ce3d040302")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")
_CONTENT_TYPE, _DIGEST = bytes.fromhex("06092a864886f70d010903"), bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
_POLICY = bytes.fromhex("06042a030401")


def der(tag, *parts):
    content = b"".join(parts)
    if len(content) < 128:
        return bytes((tag, len(content))) + content
    size = len(content).to_bytes(4, "big").lstrip(b"\0")
    return bytes((tag, 0x80 | len(size))) + size + content


def seq(*parts):
    return der(0x30, *parts)


def set_of(*parts):
    return der(0x31, *parts)


def number(value):
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def algorithm(name):
    return seq(bytes.fromhex(_SHA[name]), b"\x05\x00")


@dataclass
class Authority:
    """A root, and a certificate under it that may give time stamps."""

    root: x509.Certificate
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def make(cls, name="Court of Time", *, may_stamp=True, until=DAY + timedelta(days=3650)):
        root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root_name = _name(f"{name} Root")
        root = _certificate(root_name, root_name, root_key.public_key(), until)
        root = root.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        signer = _certificate(_name(name), root_name, key.public_key(), until)
        purpose = ExtendedKeyUsageOID.TIME_STAMPING if may_stamp else ExtendedKeyUsageOID.SERVER_AUTH
        signer = signer.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        return cls(root.sign(root_key, hashes.SHA256()), signer.sign(root_key, hashes.SHA256()), key)

    @property
    def pem(self):
        return self.root.public_bytes(Encoding.PEM)

    def token(self, data, method="sha256", at=DAY, *, has_certificates=True, order=1):
        """A bare token (.tst) for some bytes; `order` -1 writes the certificates the other way round."""
        info = seq(
            number(1), _POLICY, seq(algorithm(method), der(0x04, hashlib.new(method, data).digest())), number(77),
            der(0x18, f"{at:%Y%m%d%H%M%SZ}".encode()), seq(number(1)),
        )  # fmt: skip
        own = self.certificate.public_bytes(Encoding.DER)
        attributes = sorted((
            seq(_CONTENT_TYPE, set_of(_TST_INFO)),
            seq(_DIGEST, set_of(der(0x04, hashlib.sha256(info).digest()))),
            seq(_SIGNING_CERTIFICATE, set_of(seq(seq(seq(der(0x04, hashlib.sha256(own).digest())))))),
        ))  # fmt: skip
        signature = self.key.sign(set_of(*attributes), ec.ECDSA(hashes.SHA256()))
        issuer = self.certificate.issuer.public_bytes()
        signer = seq(
            number(1), seq(issuer, number(self.certificate.serial_number)), algorithm("sha256"),
            der(0xA0, *attributes), _ECDSA, der(0x04, signature),
        )  # fmt: skip
        held = sorted((own, self.root.public_bytes(Encoding.DER)))[::order] if has_certificates else ()
        return seq(_SIGNED_DATA, der(0xA0, seq(
            number(3), set_of(algorithm("sha256")), seq(_TST_INFO, der(0xA0, der(0x04, info))),
            *((der(0xA0, *held),) if held else ()), set_of(signer),
        )))  # fmt: skip

    def answer(self, data, **how):
        """An answer of the authority (.tsr)."""
        return seq(seq(number(0)), self.token(data, **how))


REFUSAL = seq(seq(number(2)))


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(subject, issuer, key, until):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(DAY - timedelta(days=30))
        .not_valid_after(until)
    )
