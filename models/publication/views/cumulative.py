"""The view of money as it came in over time: lines of the ledger at their dates, as exactly as these are known."""

from functools import partial

from models.figure.money.cumulative import cumulative_height, layout_cumulative
from models.figure.money.cumulative_signs import cumulative_keys
from models.figure.money.step_scene import Step, StepScene
from models.figure.scene import UNCHANGED
from models.ledger.account import Account
from models.ledger.line import COUNTED, Line
from models.publication.money import (
    apart_words,
    lines_of,
    money_remarks,
    numbers_of,
    sum_of,
    total_words,
    words_of,
)
from models.publication.time_axis import breaks_of
from models.publication.views.shown import Body, Shown


def cumulative_body(shown: Shown) -> Body:
    """Return the sums of the account as they came in."""
    assert shown.account is not None  # the studio reads it for every view of money
    scene, style, measure = step_scene(shown, shown.account), shown.style, shown.measure
    return Body(
        partial(layout_cumulative, scene, style=style, measure=measure),
        keys=lambda _width: cumulative_keys(scene, style),
        natural_height=lambda width: cumulative_height(scene, width, style, measure),
        remarks=tuple(map(shown.withheld.out_of, money_remarks(shown.account, shown.spec.language))),
    )


def step_scene(shown: Shown, account: Account) -> StepScene:
    """Return the lines that are added as steps, and in words how many are not."""
    words, language = words_of(account, shown.spec.language), shown.spec.language
    held = lines_of(account)
    return StepScene(
        tuple(_step(line, shown) for line in held if line.weight == COUNTED),
        shown.window,
        words,
        shown.withheld.out_of(total_words(account, words)),
        apart_words(account, words, language),
        tuple(dict.fromkeys(line.event_id for line in held if line.weight != COUNTED)),
        breaks_of(shown.spec, [one.event.when for one in shown.dossiers if one.event.when]),
    )


def _step(line: Line, shown: Shown) -> Step:
    key, when = f"step:{line.claim_id}", line.when
    return Step(
        key,
        shown.withheld.out_of(line.title),
        (when.begins, when.ends) if when else (None, None),
        sum_of([line]),
        numbers_of([line], shown.numbers),
        (line.event_id,),
        shown.changes.get(key, UNCHANGED),
    )
