"""The command that lists the comments of a case, writes one, and says that one is done with."""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from models.case import Case
from models.commands.opening import open_case
from models.errors import WrongUse
from models.evidence.remarks import close_comment, comment_on, comments_of, open_comment
from models.records.comments import COMMENTED, is_remark
from models.records.desk import Comment
from models.sharing.merging.words import Words
from models.store.reader import Reader
from models.store.rows import table_named
from models.store.writer import Writer
from models.translation import tr, tr_later

SHOWN = 8  # characters of an id that are enough to name a comment
NONE = tr_later("No comment: write one with --add TEXT --on KIND:ID.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which comments are listed, or what is done to one."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true", help=tr("those that are done, and not the open ones"))
    which.add_argument("--all", action="store_true", help=tr("the open ones and those that are done"))
    parser.add_argument("--of", default="", metavar="NAME", help=tr("those of one person alone"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--add", metavar="TEXT", help=tr("write a comment; --on names the record"))
    act.add_argument(
        "--close", metavar="ID", help=tr("say that a comment is done; the beginning of its id is enough")
    )
    act.add_argument("--reopen", metavar="ID", help=tr("open a comment again"))
    parser.add_argument(
        "--on",
        default="about:case",
        metavar="KIND:ID",
        help=tr("event:ID, source:ID …; left out: the case itself"),
    )
    parser.add_argument("--page", type=int, default=0, metavar="N", help=tr("the page of a document"))
    parser.add_argument("--by", default="", metavar="NAME", help=tr("who writes, or is done with it"))


def run(chosen: argparse.Namespace) -> int:
    """List comments, or write, close or open one and print it."""
    is_change = chosen.add is not None or bool(chosen.close or chosen.reopen)
    with open_case(chosen, who=chosen.by, read_only=not is_change) as case:
        found = (_done(case, chosen),) if is_change else _listed(case.reader, chosen)
        rows = [_row(case.reader, one) for one in found]
    if chosen.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_line, rows)) or tr(NONE))
    return 0


def _listed(reader: Reader, chosen: argparse.Namespace) -> Sequence[Comment]:
    found = comments_of(reader, is_open=None if chosen.all else not chosen.done)
    return [one for one in found if not chosen.of or one.by.casefold() == chosen.of.casefold()]


def _done(case: Case, chosen: argparse.Namespace) -> Comment:
    """Do to a comment what was asked for, and return it as it is then."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    if chosen.add is not None:
        key = _key(chosen.on)
        with case.edit("Comment") as writer:
            return comment_on(writer, key, chosen.add, at, max(chosen.page, 0))
    comment = _called(case.reader, chosen.close or chosen.reopen)
    with case.edit("Close comment" if chosen.close else "Open comment again") as writer:
        return _changed(writer, comment, at, is_closed=bool(chosen.close))


def _changed(writer: Writer, comment: Comment, at: str, *, is_closed: bool) -> Comment:
    return close_comment(writer, comment, at) if is_closed else open_comment(writer, comment)


def _key(told: str) -> tuple[str, str]:
    """Return the record that KIND:ID names."""
    kind, colon, id = told.partition(":")
    if not colon or kind not in COMMENTED:
        kinds = ", ".join(COMMENTED)
        raise WrongUse(
            tr(
                "“{told}” names no record: write KIND:ID, with one of {kinds} as its kind.",
                told=told,
                kinds=kinds,
            )
        )
    return kind, id


def _called(reader: Reader, id: str) -> Comment:
    """Return the one comment whose id begins like this."""
    found = [one for one in reader.all(Comment) if is_remark(one) and one.id.startswith(id)]
    if len(found) != 1:
        raise WrongUse(
            tr(
                "“{id}” is the beginning of no comment, or of several: --all lists them with their ids.",
                id=id,
            )
        )
    return found[0]


def _row(reader: Reader, comment: Comment) -> dict[str, Any]:
    record = reader.find(table_named(comment.record_kind).kind, comment.record_id)
    name = (
        tr("the case")
        if comment.record_kind == "about"
        else Words(reader.find).record(record)
        if record
        else ""
    )
    return {
        "id": comment.id, "on": f"{comment.record_kind}:{comment.record_id}", "name": name, "page": comment.page,
        "text": comment.text, "by": comment.by, "at": comment.at, "closed_by": comment.closed_by,
        "closed_at": comment.closed_at,
    }  # fmt: skip


def _line(row: dict[str, Any]) -> str:
    """Return a comment on one line: its id, whether it is open, who and when, on what, and its words."""
    state = tr("done") if row["closed_at"] else tr("not done yet")
    name = tr("{name}, page {page}", name=row["name"], page=row["page"]) if row["page"] else row["name"]
    text = " ".join(row["text"].split())
    return f"{row['id'][:SHOWN]}  {state:<5} {row['at'][:10]} {row['by']}, {name}: {text}"
