"""Lines of notes that keep what FollowTheMoney has no property for, plain enough for people, sure enough to be read."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from models.errors import CaseError
from models.values.money import Amount, Bound, Quantity

DATE: Final = "Date (EDTF)"
KIND: Final = "Kind of event"
OFFICIAL: Final = "Official title"
STANDING: Final = "How sure it is"
ERA: Final = "Era"
ROLE: Final = "Role"
PLACE_ROLE: Final = "Role of place"
AMOUNT: Final = "Amount"
QUANTITY: Final = "Quantity"
STATEMENT: Final = "Statement"
LINK: Final = "Link"
INFERRED: Final = "Our own inference"
LOCAL: Final = "Local name"
WHAT: Final = "What it is"
NUMBER: Final = "Number of a register"
PRECISION: Final = "How exact the point is"
DATUM: Final = "Datum"
ARCHIVED: Final = "Archived copy"
ORIGINAL: Final = "Original title"
TYPE: Final = "Type of source"
IN: Final = "Appeared in"
ACCESSED: Final = "Accessed"
SECRET: Final = "Confidentiality"
TITLE: Final = "Title"
BEGAN: Final = "Born or founded (EDTF)"
ENDED: Final = "Died or dissolved (EDTF)"
ALIAS: Final = "Other name"
ADMIN: Final = "Lies in"
_LABELS: Final = frozenset(
    (DATE, KIND, OFFICIAL, STANDING, ERA, ROLE, PLACE_ROLE, AMOUNT, QUANTITY, STATEMENT, LINK, INFERRED, LOCAL, WHAT,
     NUMBER, PRECISION, DATUM, ARCHIVED, ORIGINAL, TYPE, IN, ACCESSED, SECRET,
     TITLE, BEGAN, ENDED, ALIAS, ADMIN)
)  # fmt: skip
_LINE: Final = re.compile(r"([A-Z][\w ()]*?): (.+)", re.DOTALL)
_SUM: Final = re.compile(
    r"(exact|about|at least|at most) (-?[\d.]+)(?:–(-?[\d.]+))? ([^|]+?) \|(?: ([^|]*?))? \|(?: (.*))?",
    re.DOTALL,
)
_AGAIN: Final = re.compile(r" \(\d+\)\Z", re.ASCII)
_UNTOLD: Final = "not told"


def line(label: str, *parts: str) -> str:
    """Return a line of a note: what it tells, and that."""
    return f"{label}: {' | '.join(parts)}"


def parted(text: str) -> tuple[str, str]:
    """Return the two parts of a line, such as a name and its role."""
    first, _, last = text.rpartition(" | ")
    return first, last


def each_once(notes: Iterable[str]) -> Iterator[str]:
    """Yield lines, one that comes again with its number: values of a property are a set, and two lots may be alike."""
    counts: Counter[str] = Counter()
    for note in notes:
        counts[note] += 1
        label, sign, text = note.partition(": ")
        is_again = counts[note] > 1 and label in _LABELS
        yield f"{label} ({counts[note]}){sign}{text}" if is_again else note


def statement_line(speaker: str, words: str) -> str:
    """Return a statement with whoever made it, as `speaker_and_words` reads it."""
    is_plain = not speaker and " | " not in words
    return line(STATEMENT, words) if is_plain else line(STATEMENT, f"{speaker} | {words}".strip())


def speaker_and_words(text: str, known: Container[str]) -> tuple[str, str]:
    """Return who made a statement, if anybody is named, and the statement; a known name may hold the sign itself."""
    if text.startswith("| "):
        return "", text[2:]
    parts = text.split(" | ")
    for count in range(len(parts) - 1, 1, -1):
        if (name := " | ".join(parts[:count])) in known:
            return name, " | ".join(parts[count:])
    return (parts[0], " | ".join(parts[1:])) if len(parts) > 1 else ("", text)


def lines_in(values: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return what notes tell by our labels, and the notes that are somebody's own."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    own = []
    for value in values:
        found = _LINE.fullmatch(value)
        label = _AGAIN.sub("", found[1]) if found else ""
        if found and label in _LABELS:
            told[label].append(found[2])
        else:
            own.append(value)
    return told, own


def sum_line(value: Amount | Quantity | None, meaning: str, wording: str) -> str:
    """Return a sum as `read_sum` reads it: about 3000000000–3500000000 CNY | proceeds | its wording."""
    told = f" {one_line}" if (one_line := " ".join(wording.split())) else ""
    meant = f" {meaning.replace('|', '/')}" if meaning else ""
    if value is None:
        return f"{_UNTOLD} |{meant} |{told}"
    unit = value.currency if isinstance(value, Amount) else value.asset.replace("|", "/")
    upper = "" if value.upper is None else f"–{value.upper:f}"
    return f"{value.bound} {value.value:f}{upper} {unit} |{meant} |{told}"


def read_sum(
    text: str, kind: type[Amount] | type[Quantity]
) -> tuple[Amount | Quantity | None, str, str] | None:
    """Return a sum with its meaning and wording, without a sum where nobody tells it; None if the line is none."""
    if text.startswith(f"{_UNTOLD} |"):
        meant, _, told = text.removeprefix(f"{_UNTOLD} |").partition("|")
        return None, meant.strip(), told.strip()
    found = _SUM.fullmatch(text if text.count("|") > 1 else f"{text} |")
    if not found:
        return None
    try:
        upper = Decimal(found[3]) if found[3] else None
        value = kind(Decimal(found[2]), found[4], Bound(found[1]), found[6] or "", upper)
    except (CaseError, InvalidOperation):
        return None
    return value, found[5] or "", found[6] or ""
