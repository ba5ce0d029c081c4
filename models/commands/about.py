"""The command that tells and changes what a case says of itself: its title, its credit, the zone of its clock."""

import argparse
import json
from dataclasses import asdict, replace

from models.commands.opening import open_case
from models.errors import WrongUse
from models.records.record_words import field_word
from models.records.rules import problems
from models.records.story import About
from models.texts.columns import filled
from models.translation import tr, tr_later

_FIELDS = {
    "title": tr_later("what the case is called"),
    "deck": tr_later("the line under the title of its figures"),
    "credit": tr_later("who is named for the figures"),
    "outlet": tr_later("where they are published"),
    "as_of": tr_later("the day on which the facts were gathered: 2026-11-29"),
    "language": tr_later("the language of its figures: en, de, fr, zh-Hans, zh-Hant"),
    "zone": tr_later("the zone in which its clock is read: Asia/Beirut"),
    "note": tr_later("a note for the desk"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a new text for each field."""
    for name, words in _FIELDS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="TEXT", help=tr(words))
    parser.add_argument("--json", action="store_true", help=tr("print it as JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Change what is given, in one step that can be undone, and print what the case says of itself."""
    given = {name: value for name in _FIELDS if (value := getattr(chosen, name)) is not None}
    with open_case(chosen, read_only=not given) as case:
        about = case.reader.about()
        if given:
            about = changed(about, given)
            with case.edit(tr_later("Change what the case says of itself")) as writer:
                writer.put(about)
        _print(about, chosen.json)
    return 0


def changed(about: About, given: dict[str, str]) -> About:
    """Return what a case says of itself with other words; WrongUse says what is wrong with them."""
    about = replace(about, **{name: value.strip() for name, value in given.items()})
    for problem in problems(about):
        raise WrongUse(problem.sentence)
    return about


def _print(about: About, is_json: bool) -> None:
    told = {name: value for name, value in asdict(about).items() if name in _FIELDS}
    if is_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, value in told.items():
        print(f"{filled(field_word(name), 9)} {value}".rstrip())
