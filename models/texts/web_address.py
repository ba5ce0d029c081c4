"""Reads an address of the web before anybody follows it: which host it leads to, and whether it hides something."""

import re
from typing import Final

_SHAPE: Final = re.compile(r"(https?)://([^/?#\\@\s]+)([/?#][^\s\\]*)?", re.IGNORECASE)
_PORT: Final = re.compile(r":\d{1,5}$")
_PLAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\]")
LONGEST: Final = 2000


def host_of(address: str) -> str:
    """Return the host that an address leads to, foreign letters as the web writes them (xn--); empty if it may not be.

    Only http and https lead anywhere. A name or a password before the host, a backslash, a space or a letter that
    nobody sees makes an address one that is not followed.
    """
    found = _SHAPE.fullmatch(address) if len(address) <= LONGEST and address.isprintable() else None
    if found is None:
        return ""
    host = _PORT.sub("", found.group(2))
    try:
        written = host if host.startswith("[") else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    written = written.casefold()
    return written if _PLAIN.fullmatch(written) else ""
