"""The view as a flow of money: who sold, through whom, on which market, and to whom it was paid."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Final

from models.figure.money.flow import flow_height, layout_flow
from models.figure.money.flow_draw import flow_keys
from models.figure.money.flow_scene import KNOWN, POSSIBLE, UNKNOWN, FlowLine, FlowNode, FlowScene
from models.figure.phrases import phrase
from models.ledger.account import Account
from models.ledger.line import COUNTED, NOT_TOLD, Line
from models.ledger.parties import SPLIT, told_by
from models.publication.choices import FLOW_COLUMNS
from models.publication.money import lines_of, money_remarks, names_of, party_of, sum_of, words_of
from models.publication.scenes import standing_word
from models.publication.views.shown import Body, Shown
from models.records.dossier import Dossier
from models.values.money import Bound

NO_BREAK: Final = "\u00a0"


def flow_body(shown: Shown) -> Body:
    """Return the account as money on its way."""
    assert shown.account is not None  # the studio reads it for every view of money
    columns = columns_of(shown.account)
    scene, style, measure = flow_scene(shown, shown.account, columns), shown.style, shown.measure
    told = (*_nobody(columns, shown.spec.language), *money_remarks(shown.account, shown.spec.language))
    return Body(
        partial(layout_flow, scene, style=style, measure=measure),
        keys=lambda _width: flow_keys(scene, style),
        natural_height=lambda width: flow_height(scene, width, style, measure),
        remarks=tuple(map(shown.withheld.out_of, told)),
    )


def columns_of(account: Account) -> tuple[str, ...]:
    """Return the columns in which a line names anybody; the first two at the least."""
    told = [
        name for name in FLOW_COLUMNS if any(party_of(line, name) != NOT_TOLD for line in lines_of(account))
    ]
    rest = [name for name in FLOW_COLUMNS if name not in told]
    kept = {*told, *rest[: max(0, 2 - len(told))]}
    return tuple(name for name in FLOW_COLUMNS if name in kept)


def _nobody(columns: Sequence[str], language: str) -> Iterator[str]:
    """Say of which columns no source names anybody."""
    yield from (phrase(language, f"flow_no_{name}") for name in FLOW_COLUMNS if name not in columns)


def flow_scene(shown: Shown, account: Account, columns: Sequence[str]) -> FlowScene:
    """Return the lines of an account as a flow through some columns."""
    language = shown.spec.language
    lines = {line.claim_id: line for line in lines_of(account)}
    held = {str(dossier.event.id): dossier for dossier in shown.dossiers}
    return FlowScene(
        tuple(phrase(language, f"flow_{name}") for name in columns),
        tuple(_nodes(lines_of(account), at, name, shown) for at, name in enumerate(columns)),
        tuple(_flow_line(line, held.get(line.event_id), columns, shown) for line in lines_of(account)),
        _words(account, lines, language),
        {key: change for key, change in shown.changes.items() if key.startswith("flow:")},
        language,
    )


def _nodes(lines: Sequence[Line], at: int, column: str, shown: Shown) -> tuple[FlowNode, ...]:
    words = sorted({party_of(line, column) for line in lines})
    return tuple(_node(word, f"{at}:{word}", shown) for word in words)


def _node(word: str, id: str, shown: Shown) -> FlowNode:
    language, public = shown.spec.language, shown.withheld.out_of
    if word == NOT_TOLD:
        return FlowNode(id, (phrase(language, "flow_unnamed"),), is_named=False)
    detail = phrase(language, "money_split") if word.endswith(SPLIT) else ""
    return FlowNode(id, tuple(map(public, names_of(word, language))), detail)


def _flow_line(line: Line, dossier: Dossier | None, columns: Sequence[str], shown: Shown) -> FlowLine:
    way = tuple(f"{at}:{party_of(line, name)}" for at, name in enumerate(columns))
    notes = _notes(line, dossier, columns, shown)
    if line.weight != COUNTED:
        return FlowLine(line.claim_id, line.event_id, way, POSSIBLE, notes=notes)
    if line.given is None or line.ends is None:
        return FlowLine(line.claim_id, line.event_id, way, UNKNOWN, notes=notes)
    low, high = line.ends.low, line.ends.high
    is_about = line.given.bound is Bound.ABOUT or (high is not None and low != high)
    least = max(Decimal(0), low or Decimal(0))
    return FlowLine(line.claim_id, line.event_id, way, KNOWN, least, high is None, is_about, notes)


def _notes(
    line: Line, dossier: Dossier | None, columns: Sequence[str], shown: Shown
) -> tuple[tuple[int, ...], ...]:
    """Return for each step the sources of the sum and of who stands at both ends; where none, those of the event."""
    if dossier is None:
        return ()
    of_sum = set(shown.numbers.get(line.claim_id, ()))
    ends = [
        {number for one in told_by(dossier, name) for number in shown.numbers.get(one.claim.id, ())}
        for name in columns
    ]
    whole = shown.numbers.get(line.event_id, ())
    return tuple(tuple(sorted(of_sum | one | other)) or whole for one, other in pairwise(ends))


def _words(account: Account, lines: Mapping[str, Line], language: str) -> Callable[[Sequence[FlowLine]], str]:
    """Return the function that tells what some lines come to: “at least ¥3bn, 2 × ?”."""
    sums = words_of(account, language)

    def told(held: Sequence[FlowLine]) -> str:
        own = [lines[one.id] for one in held]
        known, unknown = sum_of(own), sum(one.form == UNKNOWN for one in held)
        parts = [sums.sum(known)] if known else []
        parts += [_times(unknown, "?")] if unknown else []
        apart = Counter(standing_word(line.standing, language) for line in own if line.weight != COUNTED)
        parts += [_times(count, word) for word, count in sorted(apart.items())]
        return phrase(language, "comma").join(parts)

    return told


def _times(count: int, word: str) -> str:
    """Return a word with how often it holds: “2 × ?”."""
    return word if count == 1 else f"{count}{NO_BREAK}×{NO_BREAK}{word}"
