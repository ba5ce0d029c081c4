"""The totals of a ledger in words: what they come to, and why."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from models.ledger.line import COUNTED, LeftOut, Line
from models.ledger.totals import Total
from models.values.money import words
from models.values.when import words as words_of_when


def number_words(value: Decimal) -> str:
    """Return a number with its thousands parted and no needless zeros."""
    return f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"


def total_words(total: Total) -> str:
    """Return a total as a sentence tells it: its ends, and what stands beside it and is not in it."""
    unknown = f"{_count(total.unknown, 'sale')} of unknown proceeds" if total.unknown else ""
    known = _sum_words(total) if total.is_known else ""
    first = f"{known} and {unknown}" if known and unknown else known or unknown or "nothing added"
    beside = [_count(total.possible, "possible sale")] if total.possible else []
    beside += [f"{total.claimed} only claimed"] if total.claimed else []
    return f"{first}; not added: {', '.join(beside)}" if beside else first


def _sum_words(total: Total) -> str:
    low, told = number_words(total.low), number_words(total.told)
    if total.high is None:
        printed = "" if told == low else f" ({told} as printed)"
        return f"at least {low} {total.unit}{printed}"
    if total.low == total.high:
        return f"{low} {total.unit}"
    printed = "" if total.told in (total.low, total.high) else f" (about {told} as printed)"
    return f"{low} to {number_words(total.high)} {total.unit}{printed}"


def basis_words(total: Total) -> str:
    """Return on how much a total rests: its lines, their origins, how many are checked."""
    lines, origins = _count(total.lines, "line"), _count(total.origins, "origin")
    return f"{lines}, {origins}, {total.checked} checked"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def line_words(line: Line) -> str:
    """Return what a line brought, in words."""
    return words(line.given) if line.given else "?"


def why_words(total: Total, lines: Sequence[Line], left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return sentence by sentence why a total is what it is."""
    held = [lines[number] for number in total.members]
    said = [f"{total_words(total)}: {basis_words(total)}."]
    for line in held:
        when = f", {words_of_when(line.when)}" if line.when else ""
        if line.weight != COUNTED:
            said.append(f"Not added: {line.title}{when}: {line.standing}.")
        elif line.given is None:
            said.append(f"Counted, its sum not known: {line.title}{when}.")
        else:
            said.append(f"Added: {line_words(line)}, {line.title}{when}{_remarks(line)}.")
    if total.high is None:
        said.append("There is no upper end, because a sum is told as “at least” or a sale tells none.")
    told_again = [one for one in left_out if one.reason.startswith(("the same", "part of"))]
    own = {line.event_id for line in held}
    said += [f"Not added: {one.what}, {one.reason}." for one in told_again if one.event_id in own]
    return tuple(said)


def _remarks(line: Line) -> str:
    told = []
    if line.is_open:
        told.append("sources contradict each other: a range until somebody decides")
    elif line.decision:
        told.append(f"decided: {line.decision.rstrip('.')}")
    if line.rate:
        told.append(f"converted at {line.rate}")
    return f" ({'; '.join(told)})" if told else ""
