"""The view as bars: what the lines of the ledger come to, by seller, place, agent or another of its dimensions."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from models.figure.money.bars import bar_keys, bars_height, layout_bars
from models.figure.money.scene import Apart, Bar, BarScene
from models.figure.money.words import SumWords
from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED
from models.ledger.account import Account
from models.ledger.line import CLAIMED, COUNTED, POSSIBLE, Line
from models.ledger.totals import Total
from models.publication.money import (
    apart_words,
    group_words,
    money_remarks,
    numbers_of,
    sum_of,
    total_words,
    words_of,
)
from models.publication.views.shown import Body, Shown


def bars_body(shown: Shown) -> Body:
    """Return the sums of the account as bars."""
    assert shown.account is not None  # the studio reads it for every view of money
    scene, style, measure = bar_scene(shown, shown.account), shown.style, shown.measure
    return Body(
        partial(layout_bars, scene, style=style, measure=measure),
        keys=lambda _width: bar_keys(scene, style),
        natural_height=lambda width: bars_height(scene, width, style, measure),
        remarks=tuple(map(shown.withheld.out_of, money_remarks(shown.account, shown.spec.language))),
    )


MOST_APART: Final = 3
"""So many rows of what is never added stand each by its name; more of them are gathered, or they outgrow the bars."""


def bar_scene(shown: Shown, account: Account) -> BarScene:
    """Return the account as bars in the order that was chosen, and what is never added beside them."""
    words = words_of(account, shown.spec.language)
    rows = [(total, [account.lines[at] for at in total.members]) for total in account.rows]
    if shown.spec.by == "year":
        rows.sort(key=lambda row: _time(row[1]))
    bars = [_bar(total, lines, shown) for total, lines in rows if total.lines or total.unknown]
    if shown.spec.order == "name":
        bars.sort(key=lambda bar: bar.name.casefold())
    apart = [one for total, lines in rows for one in _apart(total, lines, shown, account)]
    return BarScene(
        tuple(bars),
        words,
        shown.withheld.out_of(total_words(account, words)),
        tuple(apart if len(apart) <= MOST_APART else _gathered(apart, words, shown.spec.language)),
        apart_words(account, words, shown.spec.language),
    )


def _bar(total: Total, lines: Sequence[Line], shown: Shown) -> Bar:
    added = [line for line in lines if line.weight == COUNTED]
    by, language = shown.spec.by, shown.spec.language
    name, detail = group_words(total.group[0], by, lines, language)
    key = f"bar:{total.group[0]}"
    return Bar(
        key,
        shown.withheld.out_of(name),
        sum_of(added),
        detail,
        total.unknown,
        numbers_of(added, shown.numbers),
        _events(added),
        shown.changes.get(key, UNCHANGED),
        shown.changes.get(f"sum:{key}", UNCHANGED),
    )


def _time(lines: Sequence[Line]) -> tuple[bool, int, float, float]:
    """Return the place of a year or a span among others: by its first day, what nobody can date last."""
    year, when = lines[0].groups.get("year", ""), lines[0].when
    if year.isdigit():
        return False, int(year), 0.0, 0.0
    day = (when.earliest or when.latest) if when else None
    begins, ends = (when.begins or 0.0, when.ends or 0.0) if when else (0.0, 0.0)
    return day is None, day.year if day else 0, begins, ends


def _apart(total: Total, lines: Sequence[Line], shown: Shown, account: Account) -> Iterator[Apart]:
    """Yield what of a group is possible, and what is only claimed."""
    words = words_of(account, shown.spec.language)
    for weight in (POSSIBLE, CLAIMED):
        held = [line for line in lines if line.weight == weight]
        if held:
            name, _ = group_words(total.group[0], shown.spec.by, held, shown.spec.language)
            key = f"apart:{weight}:{total.group[0]}"
            yield Apart(
                key,
                shown.withheld.out_of(name),
                words.apart(weight, len(held)),
                numbers_of(held, shown.numbers),
                _events(held),
                shown.changes.get(key, UNCHANGED),
            )


def _gathered(apart: Sequence[Apart], words: SumWords, language: str) -> Iterator[Apart]:
    """Yield what is possible, and what is only claimed, in one row each: the names of its groups beside its number."""
    for weight in (POSSIBLE, CLAIMED):
        held = [one for one in apart if one.key.startswith(f"apart:{weight}:")]
        if held:
            names = [f"{one.name} ({len(one.events)})" if len(one.events) > 1 else one.name for one in held]
            events = tuple(dict.fromkeys(event for one in held for event in one.events))
            notes = tuple(sorted({number for one in held for number in one.notes}))
            told = phrase(language, "comma").join(names)
            yield Apart(f"apart:{weight}", words.apart(weight, len(events)), told, notes, events)


def _events(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.event_id for line in lines))
