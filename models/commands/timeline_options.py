"""The options of a timeline and a dated list on the command line: dates, legend, lanes, and what is pointed at."""

import argparse
from typing import Any

from models.case import Case
from models.errors import WrongUse
from models.gazetteer.spelling import fold
from models.publication.annotations import read_annotation
from models.publication.choices import DATES, LEGENDS
from models.publication.time_axis import read_breaks, read_inset
from models.records.story import Event
from models.translation import tr


def timeline_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the choices of a timeline and of a dated list."""
    told = parser.add_argument_group(tr("of a timeline or a dated list"))
    told.add_argument(
        "--dates", choices=DATES, help=tr("at labels: as short as the axis allows, in full, none")
    )
    told.add_argument("--legend", choices=LEGENDS, help=tr("of what no word says, of all signs, or none"))
    told.add_argument("--source-line", metavar="TEXT", help=tr("instead of the most cited sources"))
    told.add_argument(
        "--lane-name",
        action="append",
        metavar="LANE=NAME",
        help=tr("call a lane otherwise; LANE= hides its name"),
    )
    told.add_argument("--key", metavar="EVENT", help=tr("the one event to emphasise, by id or title"))
    told.add_argument(
        "--annotate",
        action="append",
        metavar="WHEN: WORDS",
        help=tr("words with an arrow, or over a stretch of time"),
    )
    told.add_argument(
        "--break",
        dest="breaks",
        metavar="SPANS",
        help=tr("leave empty time out of the axis: auto, none, or 1950/1989,1995/2003"),
    )
    told.add_argument(
        "--inset",
        metavar="SPAN",
        help=tr("enlarge a crowded stretch beneath: auto, none, or 2024-03/2024-06"),
    )
    for name, words in (
        ("sentences", tr("a sentence on each event of a list or a vertical timeline")),
        ("years", tr("years as heads of a list")),
    ):
        told.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None, help=words)


def timeline_choices(case: Case, chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the choices of a timeline that the command makes; WrongUse for what the case does not know."""
    for one in chosen.annotate or ():
        read_annotation(one)
    return {
        "dates": chosen.dates,
        "legend": chosen.legend,
        "source_line": chosen.source_line,
        "lane_names": _lane_names(chosen.lane_name) if chosen.lane_name else None,
        "key_event": _event(case, chosen.key) if chosen.key else None,
        "annotations": tuple(chosen.annotate) if chosen.annotate else None,
        "breaks": read_breaks(chosen.breaks.split(",")) if chosen.breaks is not None else None,
        "inset": read_inset(chosen.inset) if chosen.inset is not None else None,
        "sentences": None if chosen.sentences is None else "always" if chosen.sentences else "never",
        "has_years": chosen.years,
    }


def _lane_names(told: list[str]) -> tuple[tuple[str, str], ...]:
    """Return names by those that lanes have of themselves, or by their ids."""
    pairs = [one.partition("=") for one in told]
    if wrong := next((lane for lane, sign, _ in pairs if not sign), ""):
        raise WrongUse(
            tr("“{name}” names no lane: write LANE=NAME, such as Seizure=“What was seized”.", name=wrong)
        )
    return tuple((lane.strip(), name.strip()) for lane, _, name in pairs)


def _event(case: Case, words: str) -> str:
    """Return the id of the event that is meant by an id, a title, or words that only one title holds."""
    events = case.reader.all(Event)
    exact = [one.id for one in events if words == one.id or fold(words) == fold(one.title)]
    found = exact or [one.id for one in events if fold(words) in fold(one.title)]
    if len(found) != 1:
        if not found:
            raise WrongUse(
                tr(
                    "“{words}” is no event of this case: write more of the title, or the id that `main.py find` shows.",
                    words=words,
                )
            )
        raise WrongUse(
            tr(
                "“{words}” is in the titles of {count} events: write more of the title, or the id that "
                "`main.py find` shows.",
                words=words,
                count=len(found),
            )
        )
    return found[0]
