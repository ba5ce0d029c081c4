"""The options of small multiples on the command line: what panels stand for, which there are, and their order."""

import argparse
from typing import Any, Final

from models.errors import WrongUse
from models.publication.choices import IN_PANELS, MULTIPLES, PANEL_ORDERS, FigureSpec
from models.translation import tr
from models.values.listing import in_a_row, one_of

ONE: Final = "none"
"""The choice of one picture, where a kept figure has panels."""


def panel_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the choices of small multiples."""
    told = parser.add_argument_group(tr("of small multiples: the same view several times, on one scale"))
    told.add_argument(
        "--multiples",
        choices=(*MULTIPLES, ONE),
        metavar="BY",
        help=tr("one panel for each {choices}", choices=_listed()),
    )
    told.add_argument("--panel", action="append", metavar="NAME", help=tr("only these panels, in this order"))
    told.add_argument(
        "--panel-order", choices=PANEL_ORDERS, help=tr("most events first, by name, largest sums first")
    )
    told.add_argument("--panels", type=_number, metavar="NUMBER", help=tr("at most; 0: all"))
    told.add_argument(
        "--not-told",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=tr("a last panel for the others"),
    )


def panel_choices(spec: FigureSpec, chosen: argparse.Namespace) -> FigureSpec:
    """Return the choices with those that the command makes of panels; WrongUse where a view has none."""
    asked: dict[str, Any] = {
        "panels": tuple(chosen.panel) if chosen.panel else None,
        "panel_order": chosen.panel_order,
        "most_panels": chosen.panels,
        "has_untold": chosen.not_told,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    if chosen.multiples not in (None, ONE) and spec.view not in IN_PANELS:
        raise WrongUse(
            tr(
                "A figure of {view} has no panels: choose one of --view {choices}.",
                view=spec.view,
                choices=in_a_row(IN_PANELS),
            )
        )
    if chosen.multiples is not None:
        lanes, by = spec.lanes_by, "" if chosen.multiples == ONE else chosen.multiples
        spec = spec.in_panels(by)
        spec = spec.changed(lanes_by=lanes) if chosen.lanes else spec
    if given and not spec.panels_by:
        raise WrongUse(
            tr(
                "These choices are of panels: say with --multiples what they stand for: {choices}.",
                choices=_listed(),
            )
        )
    return spec.changed(**given)


def _listed() -> str:
    return one_of(MULTIPLES)


def _number(text: str) -> int:
    if not text.strip().isdecimal():
        raise argparse.ArgumentTypeError(
            tr("“{text}” is no number of panels: write 0 for all, or 12.", text=text)
        )
    return int(text)
