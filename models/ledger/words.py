"""The totals of a ledger in words: what they come to, and why."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from models.ledger.line import COUNTED, NOT_TOLD, LeftOut, Line, Why, reason_words
from models.ledger.parties import HAPPENED, INFERRED, SPLIT
from models.ledger.phrases import counted, phrase, worded
from models.ledger.totals import Total
from models.records.meanings import PROCEEDS
from models.translation import tr, tr_later
from models.values.money import Amount, Quantity, words
from models.values.when import words as words_of_when


def total_words(total: Total, meaning: str = PROCEEDS, language: str = "") -> str:
    """Return a total as a sentence tells it: its ends, and what stands beside it and is not in it."""
    first = added_words(total, meaning, language)
    beside = beside_words(total, meaning, language)
    return phrase(language, "not_added", x=first, y=beside) if beside else first


def added_words(total: Total, meaning: str = PROCEEDS, language: str = "") -> str:
    """Return what was added, and how many sums of it are not known."""
    noun = "sale_unknown" if meaning == PROCEEDS else "unknown"
    unknown = counted(language, noun, total.unknown) if total.unknown else ""
    known = sum_words(total, language) if total.is_known else ""
    if known and unknown:
        return phrase(language, "both", x=known, y=unknown)
    return known or unknown or phrase(language, "nothing")


def beside_words(total: Total, meaning: str = PROCEEDS, language: str = "") -> str:
    """Return how many possible and claimed sums stand beside it; empty where there are none."""
    noun = "possible_sale" if meaning == PROCEEDS else "possible"
    beside = [counted(language, noun, total.possible)] if total.possible else []
    beside += [counted(language, "claimed", total.claimed)] if total.claimed else []
    return phrase(language, "comma").join(beside)


def sum_words(total: Total, language: str = "") -> str:
    """Return what was added, as its figures are printed, with the bound that all of them together leave."""
    told = _number(total, total.told, language)
    if total.low is None:
        ends = ("about", total.told) if total.high is None else ("at_most", total.high)
        return phrase(language, ends[0], x=_number(total, ends[1], language))
    low = _number(total, total.low, language)
    if total.high is None:
        is_rounded = total.low < total.told
        return phrase(language, "at_least_about" if is_rounded else "at_least", x=told if is_rounded else low)
    if total.low == total.high:
        return low
    if total.low + total.high == 2 * total.told:  # as wide on either side: rounding, and nothing else
        return phrase(language, "about", x=told)
    return phrase(language, "range", x=low, y=_number(total, total.high, language))


def _number(total: Total, value: Decimal, language: str) -> str:
    given = Amount(value, total.unit) if total.is_money else Quantity(value, total.unit)
    return words(given, language)


def basis_words(total: Total, language: str = "") -> str:
    """Return on how much a total rests: its lines, their origins, how many are checked."""
    parts = (("line", total.lines), ("origin", total.origins), ("checked", total.checked))
    return phrase(language, "comma").join(counted(language, key, number) for key, number in parts)


def line_words(line: Line, language: str = "") -> str:
    """Return what a line brought, in words."""
    return words(line.given, language) if line.given else phrase(language, "no_sum")


def sold_words(line: Line, language: str = "") -> str:
    """Return what was handed over."""
    return " + ".join(words(one, language) for one in line.sold)


def when_words(line: Line, language: str = "") -> str:
    """Return when it was."""
    return words_of_when(line.when, language) if line.when else phrase(language, "not_known")


def group_words(label: str, name: str, line: Line | None = None, language: str = "") -> str:
    """Return under what a line stands, by the name of the way to group; `line` is one that stands there."""
    if label == NOT_TOLD:
        return phrase(language, "not_told")
    if name == "year":
        return label if label.isdigit() or line is None else when_words(line, language)
    if name == "standing":
        return phrase(language, "happened") if label == HAPPENED else worded(language, "standings", label)
    shared = label.removesuffix(SPLIT)
    names = " + ".join(
        phrase(language, "inferred", x=one.removesuffix(INFERRED)) if one.endswith(INFERRED) else one
        for one in shared.split(" + ")
    )
    return phrase(language, "split", x=names) if shared != label else names


def note_words(line: Line, language: str = "") -> str:
    """Return what is to be known of a line beside its figures."""
    told = [phrase(language, "open")] if line.is_open else []
    if line.decision and not line.is_open:
        told.append(phrase(language, "decided", x=line.decision.rstrip(".")))
    told += [phrase(language, "converted", x=line.rate)] if line.rate else []
    return "; ".join(told)


def why_words(total: Total, lines: Sequence[Line], left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return sentence by sentence why a total is what it is."""
    held = [lines[number] for number in total.members]
    own = {line.event_id for line in held}
    return (
        tr("{total}: {basis}.", total=total_words(total), basis=basis_words(total)),
        *map(line_sentence, held),
        *((tr(NO_UPPER_END),) if total.high is None and (total.lines or total.unknown) else ()),
        *(left_sentence(one) for one in told_again(left_out) if one.event_id in own),
    )


NO_UPPER_END = tr_later("There is no upper end, because a sum is told as “at least” or a sale tells none.")


def line_sentence(line: Line) -> str:
    """Return what a line does in a total, as a sentence."""
    event = tr("{event}, {when}", event=line.title, when=when_words(line)) if line.when else line.title
    if line.weight != COUNTED:
        standing = worded("", "standings", line.standing)
        return tr("Not added: {event}: {standing}.", event=event, standing=standing)
    if line.given is None:
        return tr("Counted, its sum not known: {event}.", event=event)
    if notes := note_words(line):
        return tr("Added: {sum}, {event} ({notes}).", sum=line_words(line), event=event, notes=notes)
    return tr("Added: {sum}, {event}.", sum=line_words(line), event=event)


def left_sentence(left: LeftOut) -> str:
    """Return what is not in a total, as a sentence."""
    return tr("Not added: {sum}, {reason}.", sum=left.what, reason=reason_words(left))


def told_again(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return what is left out because its sum is counted already."""
    return tuple(one for one in left_out if one.why in (Why.AGAIN, Why.PART))
