"""The command that takes back a copy of a case: what would come, what must be decided, and the merge itself."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from models.case import Case
from models.sharing.merging import MergePlan, Side, merge, plan_merge

UNDECIDED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `merge` is told."""
    parser.add_argument("copy", type=Path, metavar="COPY")
    parser.add_argument("--dry-run", action="store_true", help="print what would happen and change nothing")
    side = parser.add_mutually_exclusive_group()
    side.add_argument(
        "--mine", action="store_true", help="where both changed the same, keep what the case says"
    )
    side.add_argument(
        "--theirs", action="store_true", help="where both changed the same, take what the copy says"
    )


def run(chosen: argparse.Namespace) -> int:
    """Take back a copy; return 1 and list the questions if some are open, and change nothing then."""
    side: Side | None = "mine" if chosen.mine else "theirs" if chosen.theirs else None
    with Case.open(chosen.case, read_only=chosen.dry_run) as case:
        plan = plan_merge(case, chosen.copy)
        is_open = bool(plan.conflicts) and side is None
        if not is_open and not chosen.dry_run:
            merge(case, plan, {conflict.key: side or "mine" for conflict in plan.conflicts})
    print("\n".join(told_of_merge(plan, is_done=not (is_open or chosen.dry_run))))
    return UNDECIDED if is_open else 0


def told_of_merge(plan: MergePlan, *, is_done: bool) -> Iterator[str]:
    """Yield the lines that tell what a merge did or would do."""
    if plan.is_empty and not plan.same:
        yield "The copy holds nothing new."
        return
    yield f"{'Took' if is_done else 'Would take'} {_changes(len(plan.taken))} of {plan.who}:"
    yield from (f"  {told.words}" for told in plan.taken)
    if plan.same:
        yield "The same on both sides:"
    yield from (f"  {told.words}" for told in plan.same)
    yield from plan.remarks
    if plan.conflicts:
        yield f"{'Decided' if is_done else 'To decide, with --mine or --theirs'}:"
    for conflict in plan.conflicts:
        yield f"  {conflict.words}"
        yield f"    before: {conflict.base_words}"
        yield f"    mine:   {conflict.mine_words}"
        yield f"    theirs: {conflict.theirs_words}"


def _changes(count: int) -> str:
    return f"{count:,} change{'' if count == 1 else 's'}"
