"""The command that tells who changed what and when, or what changed in all since a moment."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from models.commands.opening import open_case
from models.errors import CaseError
from models.history import Clock, Since, since_day, since_publication, since_round, summary_of
from models.store.labels import told_label
from models.store.past import Action, HistoryFilter, belonging_to, keys_called, page_of, people
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import in_a_row


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `history` is told."""
    since = parser.add_mutually_exclusive_group()
    since.add_argument(
        "--since",
        metavar="DAY",
        help=tr(
            "what changed in all since a day, or a time of it, by the clock of the case: 2026-03-31, "
            "“2026-03-31 14:00 Europe/Berlin”"
        ),
    )
    since.add_argument(
        "--since-round", metavar="NAME", help=tr("what changed in all since a round of review began")
    )
    since.add_argument(
        "--since-publication", metavar="NAME", help=tr("what changed in all since a publication")
    )
    parser.add_argument("--by", metavar="WHO", help=tr("changes of this person alone"))
    parser.add_argument(
        "--record", metavar="ID", help=tr("changes of this record, and of all that hangs on it")
    )
    parser.add_argument(
        "--each", action="store_true", help=tr("list every change since then, the latest first")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print every change, the latest first, or what changed in all since a moment; nothing of what is confidential."""
    with open_case(chosen, read_only=True) as case:
        reader = case.reader
        since = _since(reader, chosen)
        wanted = HistoryFilter(since.after if since else 0, _person(reader, chosen.by))
        if chosen.record:
            wanted = replace(wanted, keys=_keys(reader, chosen.record))
        if since is None or chosen.each:
            _print_actions(reader, wanted, is_json=chosen.json)
        else:
            summary = summary_of(reader, since, wanted, is_discreet=True)
            print(
                json.dumps(summary.as_json(), ensure_ascii=False, indent=1)
                if chosen.json
                else "\n".join(summary.lines())
            )
    return 0


def line_of(action: Action, clock: Clock) -> str:
    """Return an action as a line for a person, with its time by a clock and the zone of that."""
    when = f"{clock.words(action.at)} {clock.name(clock.moment(action.at))}"
    return f"{action.number:>7}  {when}  {action.who or '–'}  {told_label(action.label)}"


def _since(reader: Reader, chosen: argparse.Namespace) -> Since | None:
    if chosen.since is not None:
        return since_day(reader, chosen.since)
    if chosen.since_round is not None:
        return since_round(reader, chosen.since_round)
    if chosen.since_publication is not None:
        return since_publication(reader, chosen.since_publication)
    return None


def _person(reader: Reader, name: str | None) -> str | None:
    if name is None:
        return None
    known = people(reader)
    if name not in known:
        raise CaseError(
            tr(
                "Nobody called “{name}” changed this case: choose one of {names}.",
                name=name,
                names=in_a_row(known) or tr("none"),
            )
        )
    return name


def _keys(reader: Reader, id: str) -> frozenset[tuple[str, str]]:
    """Return the records of this id, deleted ones too, and all that hangs on them; CaseError if there is none."""
    found = keys_called(reader, id)
    if not found:
        raise CaseError(
            tr("No record “{id}” is or was in this case: `main.py find` shows what there is.", id=id)
        )
    return belonging_to(reader, found)


def _print_actions(reader: Reader, wanted: HistoryFilter, *, is_json: bool) -> None:
    clock = Clock.of(reader)
    if is_json:
        told = [asdict(one) | {"local": _iso(clock, one.at)} for one in _actions(reader, wanted)]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for action in _actions(reader, wanted):
        print(line_of(action, clock))


def _iso(clock: Clock, at: str) -> str:
    moment = clock.moment(at)
    return moment.isoformat(timespec="seconds") if moment else at


def _actions(reader: Reader, wanted: HistoryFilter) -> Iterator[Action]:
    page = page_of(reader, wanted)
    yield from page.actions
    while page.next:
        page = page_of(reader, wanted, page.next)
        yield from page.actions
