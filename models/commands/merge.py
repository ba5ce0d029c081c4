"""The command that takes back a copy of a case: what would come, what must be decided, and the merge itself."""

import argparse
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from models.case import Case
from models.commands.choices import SIDES, asked, chosen_by, read_choices, sides, write_choices
from models.commands.opening import open_case, passphrase_asked
from models.errors import NeedsPassphrase, WrongUse
from models.sharing.merging import MergePlan, Side, counted, lines_of, merge, plan_merge
from models.texts.columns import filled
from models.translation import tr, tr_count

UNDECIDED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `merge` is told."""
    parser.add_argument("copy", type=Path, metavar="COPY")
    parser.add_argument(
        "--dry-run", action="store_true", help=tr("print what would happen and change nothing")
    )
    parser.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="N=SIDE",
        help=tr("decide the question of this number: 1=mine, 2=theirs; several times if need be"),
    )
    parser.add_argument("--ask", action="store_true", help=tr("ask for each question that is open"))
    parser.add_argument(
        "--plan",
        type=Path,
        metavar="FILE",
        help=tr("write the questions into a file; where it is there already, decide as it says"),
    )
    side = parser.add_mutually_exclusive_group()
    side.add_argument(
        "--mine", action="store_true", help=tr("keep what the case says, whatever is not decided yet")
    )
    side.add_argument(
        "--theirs", action="store_true", help=tr("take what the copy says, whatever is not decided yet")
    )
    parser.add_argument(
        "--by", default="", metavar="NAME", help=tr("who takes the copy back, for the history")
    )


def run(chosen: argparse.Namespace) -> int:
    """Take back a copy; return 1 and list the questions if some are open, and change nothing then."""
    is_new_plan = chosen.plan is not None and not os.path.exists(chosen.plan)
    is_dry = chosen.dry_run or is_new_plan
    with open_case(chosen, who=chosen.by, read_only=is_dry) as case:
        plan = _plan(case, chosen.copy)
        decisions = _decisions(plan, chosen, is_new_plan=is_new_plan)
        if is_new_plan:
            write_choices(chosen.plan, plan, decisions)
            print(_plan_words(chosen.plan, len(plan.conflicts)))
            return UNDECIDED if plan.conflicts else 0
        open_ = [one for one in plan.conflicts if one.key not in decisions]
        if open_ or chosen.dry_run:
            print("\n".join(told_of_plan(plan, decisions)))
            return UNDECIDED if open_ else 0
        done = merge(case, plan, decisions)
    print("\n".join(told_of_merge(plan, decisions, counted(done.changes))))
    return 0


def _plan(case: Case, copy: Path) -> MergePlan:
    """Plan, with a passphrase that is asked for where that of the case does not open the copy."""
    try:
        return plan_merge(case, copy)
    except NeedsPassphrase as error:
        return plan_merge(case, copy, passphrase_asked(copy, error))


def _decisions(plan: MergePlan, chosen: argparse.Namespace, *, is_new_plan: bool) -> dict[str, Side]:
    """Return what is decided: by a file, then one by one, then by asking, and the rest all in one way."""
    decisions = {} if chosen.plan is None or is_new_plan else read_choices(chosen.plan, plan)
    decisions |= chosen_by(chosen.choose, plan)
    side: Side | None = "mine" if chosen.mine else "theirs" if chosen.theirs else None
    if chosen.ask:
        if side is not None:
            raise WrongUse(
                tr("--ask asks one by one, --mine and --theirs decide all the rest: choose one of them.")
            )
        decisions |= asked(plan, decisions)
    if side is not None:
        decisions = {conflict.key: side for conflict in plan.conflicts} | decisions
    return decisions


def told_of_plan(plan: MergePlan, decisions: Mapping[str, Side]) -> Iterator[str]:
    """Yield the lines that tell what a merge would do, and what is still to decide."""
    if plan.is_empty and not plan.same:
        yield tr("The copy holds nothing new.")
        return
    yield tr_count(
        plan.changed(decisions),
        "Would take {n:,} change of {who}:",
        "Would take {n:,} changes of {who}:",
        who=plan.who,
    )
    yield from _listed(plan)
    if plan.conflicts:
        is_open = any(one.key not in decisions for one in plan.conflicts)
        yield (
            tr("To decide, with --choose, --ask, --plan, --mine or --theirs:") if is_open else tr("Decided:")
        )
        yield from _questions(plan, decisions)


def told_of_merge(plan: MergePlan, decisions: Mapping[str, Side], count: int) -> Iterator[str]:
    """Yield the lines that tell what a merge did."""
    if plan.is_empty and not plan.same:
        yield tr("The copy holds nothing new.")
        return
    yield tr_count(count, "Took {n:,} change of {who}:", "Took {n:,} changes of {who}:", who=plan.who)
    yield from _listed(plan)
    if plan.conflicts:
        yield tr("Decided:")
        yield from _questions(plan, decisions)


def _listed(plan: MergePlan) -> Iterator[str]:
    yield from (f"  {line}" for line in lines_of(plan.taken))
    if plan.same:
        yield tr("The same on both sides:")
    yield from (f"  {line}" for line in lines_of(plan.same))
    yield from plan.remarks


def _questions(plan: MergePlan, decisions: Mapping[str, Side]) -> Iterator[str]:
    for number, conflict in enumerate(plan.conflicts, start=1):
        side = decisions.get(conflict.key)
        words = f"{number}. {conflict.words}"
        yield f"  {tr('{question}: {side}', question=words, side=tr(SIDES[side])) if side else words}"
        for name, said in sides(conflict):
            yield f"    {filled(name, 7)} {said}"


def _plan_words(path: Path, count: int) -> str:
    """Tell how many questions stand in a file, and what is to be done with them."""
    return tr_count(
        count,
        "{path} holds {n:,} question: write mine or theirs behind each, then give the same command again.",
        "{path} holds {n:,} questions: write mine or theirs behind each, then give the same command again.",
        path=path,
    )
