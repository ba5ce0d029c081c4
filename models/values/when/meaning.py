"""Two things that a span can mean: something happened once in that time, or went on all through it."""

import re
from typing import Final

from models.values.when.value import When

_ONCE: Final = re.compile(r"\[([^,]*)\.\.([^,]*)\]")


def once(when: When) -> When | None:
    """Return the date as one moment within the span; None where it is no span, or one of a few words: early 2019."""
    if _ONCE.fullmatch(when.edtf):
        return when
    start, is_span, end = when.edtf.partition("/")
    if not is_span or when.is_about:
        return None
    return When.from_edtf(f"[{start.strip('.')}..{end.strip('.')}]", when.wording)


def throughout(when: When) -> When | None:
    """Return the date as something that went on all through the span; None where it is no span."""
    found = _ONCE.fullmatch(when.edtf)
    if not found:
        return when if once(when) else None
    start, end = found[1], found[2]
    return When.from_edtf(f"{start}/{end or '..'}", when.wording)
