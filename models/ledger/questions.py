"""What is asked of a ledger: where its evidence is thin, what came before and after a rule, how long a sale took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from typing import Final

from models.ledger.line import COUNTED, Line
from models.values.money.value import exact_sum

_PRECISION: Final = Context(prec=30)


@dataclass(frozen=True, slots=True)
class Concentration:
    """What share of all known money rests on one origin alone."""

    origin: str
    share: Decimal  # from 0 to 1

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        return f"{self.share * 100:.1f} % of all known money rests on one origin."


def concentration(lines: Iterable[Line]) -> Concentration:
    """Return the origin on which alone the largest share of the figures in one unit rests, as printed."""
    by_origin: dict[str, Decimal] = {}
    whole = Decimal(0)
    for line in lines:
        if line.weight == COUNTED and line.given is not None:
            whole = exact_sum(whole, line.given.value)
            if len(line.origins) == 1:
                (origin,) = line.origins
                by_origin[origin] = exact_sum(by_origin.get(origin, Decimal(0)), line.given.value)
    if not by_origin or whole <= 0:
        return Concentration("", Decimal(0))
    origin = max(by_origin, key=lambda one: (by_origin[one], one))
    return Concentration(origin, _PRECISION.divide(by_origin[origin], whole))


def by_rule(lines: Iterable[Line], day: date) -> tuple[Line, ...]:
    """Return the lines with `year` saying before or after a rule's day, or that this is not known."""
    return tuple(replace(line, groups={**line.groups, "year": _side(line, day)}) for line in lines)


def _side(line: Line, day: date) -> str:
    when = line.when
    if when and when.latest and when.latest < day:
        return f"before {day}"
    if when and when.earliest and when.earliest >= day:
        return f"since {day}"
    return f"before or after {day}: not known"


def sold_unseen(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the sales of whose matter nobody tells a seizure."""
    return tuple(
        line for line in lines if line.weight == COUNTED and "seized" not in {one.name for one in line.stages}
    )


def days_to_sale(line: Line) -> tuple[int, int] | None:
    """Return the least and the most days from seizure to sale; None where one of the two days is open."""
    seized = next((one.when for one in line.stages if one.name == "seized"), None)
    sold = line.when
    if not (seized and sold and seized.earliest and seized.latest and sold.earliest and sold.latest):
        return None
    return max(0, (sold.earliest - seized.latest).days), (sold.latest - seized.earliest).days


def longest_to_sale(lines: Sequence[Line]) -> Line | None:
    """Return the sale that surely took longest from its seizure; None where none tells both."""
    timed = [(days, line) for line in lines if (days := days_to_sale(line))]
    return max(timed, key=lambda one: one[0])[1] if timed else None


def question_words(lines: Sequence[Line], rule: date | None = None) -> tuple[str, ...]:
    """Return the answers in sentences."""
    told = [concentration(lines).words] if any(line.given for line in lines) else []
    if unseen := sold_unseen(lines):
        told.append(f"Sold, but never told as seized: {'; '.join(line.title for line in unseen)}.")
    if (longest := longest_to_sale(lines)) and (days := days_to_sale(longest)):
        span = f"{days[0]:,} to {days[1]:,}" if days[0] != days[1] else f"{days[0]:,}"
        told.append(f"Longest from seizure to sale: {span} days, {longest.title}.")
    for side in dict.fromkeys(_side(line, rule) for line in lines) if rule else ():
        titles = [
            line.title for line in lines if rule and _side(line, rule) == side and line.weight == COUNTED
        ]
        told += [f"{side[0].upper()}{side[1:]}: {'; '.join(titles)}."] if titles else []
    return tuple(told)
