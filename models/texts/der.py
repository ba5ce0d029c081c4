"""As much of DER as time stamps need: a value with its length, and the order in which certificates must stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SEQUENCE: Final = 0x30
_CERTIFICATES: Final = 0xA0
_CONTENT: Final = 0xA0
_MOST: Final = 64  # values beside each other: no token has as many certificates


class NotDer(ValueError):
    """Raised where bytes are not as DER has them."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value among bytes: what it is, and where it and its content begin and end."""

    tag: int
    start: int
    inside: int
    end: int


def value_at(data: bytes, start: int, end: int) -> Value:
    """Return the value that begins at a byte; NotDer if none does that ends by `end`."""
    if start + 2 > end:
        raise NotDer
    tag, first, inside = data[start], data[start + 1], start + 2
    length = first
    if first >= 0x80:
        count = first & 0x7F
        if not 1 <= count <= 4 or inside + count > end:
            raise NotDer
        length = int.from_bytes(data[inside : inside + count], "big")
        inside += count
    if inside + length > end:
        raise NotDer
    return Value(tag, start, inside, inside + length)


def parts_of(data: bytes, value: Value) -> Iterator[Value]:
    """Yield the values inside a value, one after the other; NotDer if they do not fill it."""
    at = value.inside
    for _ in range(_MOST):
        if at == value.end:
            return
        part = value_at(data, at, value.end)
        yield part
        at = part.end
    raise NotDer


def sequence(*contents: bytes) -> bytes:
    """Return values as one sequence."""
    content = b"".join(contents)
    size = len(content)
    if size < 0x80:
        return bytes((SEQUENCE, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((SEQUENCE, 0x80 | len(length))) + length + content


def with_sorted_certificates(token: bytes) -> bytes:
    """Return a signed token with its certificates in the order of DER; NotDer if it is no such thing.

    Some authorities write them as they come. No signature covers their order.
    """
    _, content = parts_of(token, value_at(token, 0, len(token)))
    (signed,) = parts_of(token, content)
    if content.tag != _CONTENT or signed.tag != SEQUENCE:
        raise NotDer
    held = next((part for part in parts_of(token, signed) if part.tag == _CERTIFICATES), None)
    if held is None:
        return token
    certificates = sorted(token[one.start : one.end] for one in parts_of(token, held))
    return token[: held.inside] + b"".join(certificates) + token[held.end :]
