"""The command that tells what the program understands of a date, a sum or a place, as its forms would."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from models.errors import AmbiguousDate, AmbiguousSum, UnreadableValue
from models.gazetteer.finding import find_place, readings
from models.gazetteer.found import Verdict
from models.gazetteer.found import told as told_of_place
from models.translation import language, tr
from models.values.money import Amount, read_sums
from models.values.when import is_undated, read_when, remarks, words

Told = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the words and what they shall be read as."""
    parser.add_argument("text", metavar="TEXT", help=tr("the words, in quotation marks"))
    parser.add_argument("--as", dest="kind", choices=tuple(_READERS), default="date")
    parser.add_argument("--language", default="", metavar="TAG", help=tr("of the words: de, en, zh …"))
    parser.add_argument("--json", action="store_true", help=tr("print it as JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print what is understood; 1 if nothing is."""
    told = _READERS[chosen.kind](chosen.text, chosen.language)
    if chosen.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _lines(told):
            print(line)
    return 1 if "problem" in told else 0


def read_date(text: str, _language: str = "") -> Told:
    """Return the EDTF and the words of a date, and what is asked or remarked; `problem` says why there is none."""
    if is_undated(text):
        return {"edtf": "", "words": tr("undated"), "asks": [], "remarks": []}
    try:
        when = read_when(text)
    except AmbiguousDate as error:
        return {"edtf": "", "words": "", "asks": list(error.readings), "remarks": [str(error)]}
    except UnreadableValue as error:
        return {"edtf": "", "words": "", "asks": [], "remarks": [], "problem": str(error)}
    return {"edtf": when.edtf, "words": words(when, language()), "asks": [], "remarks": list(remarks(text))}


def read_place(text: str, _language: str = "") -> Told:
    """Return the places that words can mean, the likeliest first; `asks` names those between which a person decides."""
    found = find_place(text)
    told: Told = {
        "places": [asdict(each) for each in readings(text)],
        "asks": [],
        "remarks": [found.sentence],
    }
    if found.verdict is Verdict.ASKED:
        told["asks"] = [told_of_place(place) for place in found.places]
    if found.verdict is Verdict.UNKNOWN:
        told["problem"] = found.sentence
    return told


def read_sum(text: str, tongue: str = "") -> Told:
    """Return both ends and the unit of each sum, and the earlier one it restates; `problem` says why there is none."""
    try:
        found = read_sums(text, language=tongue)
    except AmbiguousSum as error:
        return {"sums": [], "asks": list(error.readings), "remarks": [str(error)]}
    except UnreadableValue as error:
        return {"sums": [], "asks": [], "problem": str(error)}
    sums = []
    for each in found:
        given = each.value
        unit = {"currency": given.currency} if isinstance(given, Amount) else {"unit": given.asset}
        ends = {"low": _digits(given.low), "high": _digits(given.high)}
        sums.append({**ends, **unit, "bound": str(given.bound), "restates": each.restates})
    return {"sums": sums, "asks": []}


def _digits(end: Decimal | None) -> str | None:
    """Return a number in plain digits, None for an end that is not known."""
    if end is None:
        return None
    digits = f"{end:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


_READERS: Final[Mapping[str, Callable[[str, str], Told]]] = {
    "date": read_date,
    "sum": read_sum,
    "place": read_place,
}


def _lines(told: Told) -> list[str]:
    """Return what is understood as lines of text."""
    lines = []
    for name, value in told.items():
        if isinstance(value, list):
            lines += [
                f"{name:8} {each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)}"
                for each in value
            ]
        elif value:
            lines.append(f"{name:8} {value}")
    return lines
