"""The command for time stamps: write a request, attach what an authority sent, check what is kept."""

import argparse
from pathlib import Path

from models.case import Case
from models.commands.opening import add_passphrase, open_case
from models.errors import CaseError, WrongUse
from models.proof.stamps import (
    SHOWS,
    Looked,
    ask_for_document,
    ask_for_file,
    attach,
    attach_to_file,
    check_case,
    check_file,
    read_certificates,
)
from models.records.story import Document
from models.translation import tr, tr_later
from models.values.listing import sentences

_ACTIONS = tr_later(
    "request: write what an authority is asked with, for somebody online; attach: keep what "
    "it sent; check: check what is kept"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and with what."""
    parser.add_argument("action", choices=("request", "attach", "check"), help=tr(_ACTIONS))
    parser.add_argument(
        "case", type=Path, metavar="CASE", help=tr("a case, or any other file, such as a signed state")
    )
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help=tr("the request to write, or the time stamp")
    )
    parser.add_argument("--document", metavar="NAME", help=tr("which document of CASE, by its name or hash"))
    parser.add_argument(
        "--certificates",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help=tr("those of the authority, from itself"),
    )
    add_passphrase(parser)
    parser.epilog = tr(SHOWS)


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked; 1 where a time stamp is not sound."""
    if chosen.action != "check" and chosen.file is None:
        raise WrongUse(tr("Name the file too: `main.py stamp {action} CASE FILE`.", action=chosen.action))
    if chosen.case.suffix != ".dateline":
        return _of_file(chosen)
    with open_case(chosen, read_only=chosen.action != "attach") as case:
        return _of_case(chosen, case)


def _of_file(chosen: argparse.Namespace) -> int:
    path: Path = chosen.case
    if chosen.action == "request":
        ask_for_file(path, chosen.file)
        return _asked(path.name, chosen.file)
    if chosen.action == "attach":
        print(
            tr(
                "{stamp} is the time stamp of {name}.",
                stamp=attach_to_file(path, chosen.file),
                name=path.name,
            )
        )
        return 0
    return _told((check_file(path, read_certificates(chosen.certificates), chosen.file),))


def _of_case(chosen: argparse.Namespace, case: Case) -> int:
    if chosen.action == "request":
        document = _document(case, chosen.document)
        ask_for_document(document, chosen.file)
        return _asked(document.name, chosen.file)
    if chosen.action == "attach":
        print(tr("{stamp} is kept with {name}.", stamp=chosen.file.name, name=attach(case, chosen.file).name))
        return 0
    if chosen.file is not None:
        raise WrongUse(tr("The time stamps that the case keeps are checked: attach another one first."))
    looked = check_case(case, read_certificates(chosen.certificates))
    if not looked:
        raise CaseError(tr("The case keeps no time stamp: `main.py stamp attach` adds one."))
    return _told(looked)


def _document(case: Case, named: str | None) -> Document:
    found = [one for one in case.reader.all(Document) if named in (one.name, one.sha256, one.id)]
    if len(found) == 1:
        return found[0]
    if named is None:
        raise WrongUse(tr("Say which document: --document NAME."))
    if found:
        raise WrongUse(
            tr(
                "Several documents are called “{name}”: give its hash, as `main.py hand-over` lists it.",
                name=named,
            )
        )
    raise WrongUse(
        tr("No document is called “{name}”: give its hash, as `main.py hand-over` lists it.", name=named)
    )


def _asked(name: str, out: Path) -> int:
    print(
        tr(
            "{out} asks for a time stamp of {name}; it holds a hash and no word of it. Somebody "
            "online sends it to an authority, and the answer (.tsr) is attached here.",
            out=out,
            name=name,
        )
    )
    return 0


def _told(looked: tuple[Looked, ...]) -> int:
    for one in looked:
        name = tr("{stamp} of {name}", stamp=one.name, name=one.of) if one.of else one.name
        time = tr("{time}.", time=one.time) if one.time else ""
        print(tr("{stamp}: {words}", stamp=name, words=sentences(time, one.words)))
    return 0 if all(one.is_sound for one in looked) else 1
