"""Decides the questions of a merge on the command line: one by one, by asking, or by a file of choices."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from models.errors import CaseError, WrongUse
from models.machine.safe_write import write_data
from models.sharing.merging import Conflict, MergePlan, Side, lines_of
from models.translation import tr, tr_later
from models.values.listing import sentences

_SIDES: Final[Mapping[str, Side]] = {"m": "mine", "mine": "mine", "t": "theirs", "theirs": "theirs"}


SIDES: Final = {"mine": tr_later("mine"), "theirs": tr_later("theirs")}
"""How the sides are told, once they are chosen."""


def chosen_by(words: Sequence[str], plan: MergePlan) -> dict[str, Side]:
    """Return what `--choose 2=theirs` decides; WrongUse if there is no such question or side."""
    decisions: dict[str, Side] = {}
    for text in words:
        which, sign, side = (part.strip() for part in text.rpartition("="))
        if not sign or side.casefold() not in _SIDES:
            raise WrongUse(
                tr(
                    "“{text}” chooses nothing: write the number of a question and a side, as in 1=mine.",
                    text=text,
                )
            )
        decisions[_question(which, plan).key] = _SIDES[side.casefold()]
    return decisions


def _question(which: str, plan: MergePlan) -> Conflict:
    for number, conflict in enumerate(plan.conflicts, start=1):
        if which in (str(number), conflict.key):
            return conflict
    count = len(plan.conflicts)
    if count > 1:
        refusal = tr("There is no question “{which}”: they go from 1 to {count}.", which=which, count=count)
    elif count == 1:
        refusal = tr("There is no question “{which}”: there is only 1.", which=which)
    else:
        refusal = tr("There is no question “{which}”: there is none.", which=which)
    raise WrongUse(sentences(str(refusal), tr("`merge --dry-run` lists them.")))


def asked(plan: MergePlan, decided: Mapping[str, Side]) -> dict[str, Side]:
    """Ask for each question that is open; who ends the input decides nothing more."""
    decisions: dict[str, Side] = {}
    for number, conflict in enumerate(plan.conflicts, start=1):
        if conflict.key in decided:
            continue
        print(
            tr(
                "{number} of {count}. {question}",
                number=number,
                count=len(plan.conflicts),
                question=conflict.words,
            )
        )
        for name, words in sides(conflict):
            print(f"  {name} {words}")
        try:
            decisions[conflict.key] = _answer()
        except EOFError:
            break
    return decisions


def _answer() -> Side:
    while (side := _SIDES.get(input(tr("Keep mine or take theirs? [m/t] ")).strip().casefold())) is None:
        print(tr("Write m to keep what the case says, t to take what the copy says."))
    return side


def write_choices(path: Path, plan: MergePlan, decisions: Mapping[str, Side]) -> None:
    """Write the questions of a merge into a file in which they can be decided."""
    write_data(path, "\n".join(_lines(plan, decisions)) + "\n")


def _lines(plan: MergePlan, decisions: Mapping[str, Side]) -> Iterator[str]:
    yield tr("# What comes from {name} with the changes of {who}:", name=plan.path.name, who=plan.who)
    yield from (f"#   {line}" for line in lines_of(plan.taken))
    yield tr("# Write mine or theirs behind each “=”, then give the same command again.")
    for number, conflict in enumerate(plan.conflicts, start=1):
        yield ""
        yield f"# {number}. {_one_line(conflict.words)}"
        yield from (f"#    {name} {_one_line(words)}" for name, words in sides(conflict))
        yield f"{conflict.key} = {decisions.get(conflict.key, '')}".rstrip()


def read_choices(path: Path, plan: MergePlan) -> dict[str, Side]:
    """Return what a file of choices decides; what it leaves empty stays open. CaseError if it cannot be followed."""
    known = {conflict.key for conflict in plan.conflicts}
    decisions: dict[str, Side] = {}
    for number, line in enumerate(_read(path).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, sign, side = (part.strip() for part in line.rpartition("="))
        if not sign or (side and side.casefold() not in _SIDES):
            raise CaseError(
                tr(
                    "Line {number} of {name} decides nothing: write mine or theirs behind the “=”.",
                    number=number,
                    name=path.name,
                )
            )
        if key not in known:
            raise CaseError(
                tr(
                    "Line {number} of {name} answers no question of this merge: delete the file to have it "
                    "written anew.",
                    number=number,
                    name=path.name,
                )
            )
        if side:
            decisions[key] = _SIDES[side.casefold()]
    return decisions


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CaseError(
            tr(
                "{name} cannot be read as a file of choices: delete it to have it written anew.",
                name=path.name,
            )
        ) from None


def sides(conflict: Conflict) -> tuple[tuple[str, str], ...]:
    """Return what a question is about before both changes and on either side, each behind its heading."""
    return (
        (tr("before:"), conflict.base_words),
        (tr("mine:"), conflict.mine_words),
        (tr("theirs:"), conflict.theirs_words),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
