"""What is asked of a ledger: where its evidence is thin, what came before and after a rule, how long a sale took."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from typing import Final

from models.ledger.exchange_rates import Implied
from models.ledger.line import COUNTED, Line
from models.ledger.totals import Columns, Total
from models.ledger.words import added_words, group_words, total_words
from models.records.meanings import PROCEEDS
from models.translation import tr, tr_count
from models.values.listing import set_apart
from models.values.money.value import exact_sum
from models.values.when import When
from models.values.when import words as words_of_when

_PRECISION: Final = Context(prec=30)


@dataclass(frozen=True, slots=True)
class Concentration:
    """What share of all known money rests on one origin alone."""

    origin: str
    share: Decimal  # from 0 to 1

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        return tr("{share:.1f} % of all known money rests on one origin.", share=self.share * 100)


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
    when, told = line.when, day_words(day)
    if when and when.latest and when.latest < day:
        return tr("before {day}", day=told)
    if when and when.earliest and when.earliest >= day:
        return tr("since {day}", day=told)
    return tr("before or after {day}: not known", day=told)


def day_words(day: date) -> str:
    """Return a day in words."""
    return words_of_when(When.from_edtf(day.isoformat()))


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


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a sentence, and the lines of which it speaks."""

    words: str
    lines: tuple[Line, ...] = ()


def question_words(lines: Sequence[Line], unit: str, rule: date | None = None) -> tuple[str, ...]:
    """Return the answers in sentences, with the events of which they speak."""
    told = (*answers(lines), *(rule_answers(lines, unit, rule) if rule else ()))
    return tuple(
        tr(
            "{answer}: {events}.",
            answer=one.words.rstrip(".。"),
            events=set_apart(line.title for line in one.lines),
        )
        for one in told
    )


def answers(lines: Sequence[Line]) -> tuple[Answer, ...]:
    """Return where the evidence of some lines is thin, and which sale took longest."""
    return tuple(_answers([line for line in lines if line.weight == COUNTED]))


def _answers(lines: Sequence[Line]) -> Iterator[Answer]:
    held = concentration(lines)
    if held.origin:
        alone = tuple(one for one in lines if one.given and one.origins == {held.origin})
        yield Answer(held.words, alone)
    if unseen := sold_unseen(lines):
        told = tr_count(
            len(unseen),
            "Sold, but never told as seized: {n:,} sale.",
            "Sold, but never told as seized: {n:,} sales.",
        )
        yield Answer(told, unseen)
    if (longest := longest_to_sale(lines)) and (days := days_to_sale(longest)):
        yield Answer(_longest_words(*days), (longest,))


def _longest_words(least: int, most: int) -> str:
    if least == most:
        return tr("Longest from seizure to sale: {n:,} days.", n=least)
    return tr("Longest from seizure to sale: {least:,} to {most:,} days.", least=least, most=most)


def rule_answers(lines: Sequence[Line], unit: str, rule: date, meaning: str = PROCEEDS) -> tuple[Answer, ...]:
    """Return what came before a rule, what since, and of what this is not known."""
    sided = by_rule([line for line in lines if line.weight == COUNTED], rule)
    return tuple(
        Answer(
            tr("{group}: {total}.", group=f"{side[0].upper()}{side[1:]}", total=added_words(total, meaning)),
            tuple(sided[number] for number in total.members),
        )
        for total in Columns(sided, unit).by("year")
        for side in total.group
    )


def rate_answers(implied: Sequence[Implied], lines: Sequence[Line]) -> tuple[Answer, ...]:
    """Return the rates that two figures of one sum imply, beside those of the day."""
    by_event = {line.event_id: line for line in lines}
    return tuple(
        Answer(
            tr(
                "{one} and {other} imply {rate}; {of_the_day}.",
                one=one.one,
                other=one.other,
                rate=one.implied,
                of_the_day=one.of_the_day,
            ),
            (by_event[one.event_id],),
        )
        for one in implied
        if one.event_id in by_event
    )


def compared(
    lines: Sequence[Line], unit: str, by: str, pair: tuple[str, str], meaning: str = PROCEEDS
) -> tuple[Answer, ...]:
    """Return what two groups come to, and whether one of them surely comes to more."""
    held = [line for line in lines if line.groups.get(by) in pair]
    totals = {total.group[0]: total for total in Columns(held, unit).by(by)}
    if not all(name in totals for name in pair) or pair[0] == pair[1]:
        return ()
    told, labels = list[Answer](), list[str]()
    for name in pair:
        members = tuple(held[number] for number in totals[name].members)
        labels.append(group_words(name, by, members[0]))
        total = total_words(totals[name], meaning)
        told.append(Answer(tr("{group}: {total}.", group=labels[-1], total=total), members))
    return (*told, Answer(_ranking(labels, [totals[name] for name in pair])))


def _ranking(names: Sequence[str], totals: Sequence[Total]) -> str:
    for one, other in ((0, 1), (1, 0)):
        least, most = totals[one].low, totals[other].high
        are_known = totals[one].is_known and totals[other].is_known
        if are_known and least is not None and most is not None and least > most:
            return tr("{one} surely comes to more than {other}.", one=names[one], other=names[other])
    if not totals[0].is_known and not totals[1].is_known:
        return tr("Which comes to more cannot be said: no sum is known of either.")
    return tr(
        "Which comes to more cannot be said: what is known overlaps, is incomplete or has no upper end."
    )
