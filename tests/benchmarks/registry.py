"""All measurements by their keys, each with the size at which it counts."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from tests.benchmarks import case, figures, growth, ledger, scale, standing, window
from tests.benchmarks.made_case import of_centuries, of_one_day
from tests.benchmarks.result import Result

LARGE, MANY, MOST = 50_000, 100_000, 1_000_000
BENCHMARKS: Final[Mapping[str, tuple[Callable[[int], Result], int]]] = MappingProxyType(
    {
        "start": (window.start, 1),
        "open_100k": (window.open_case, MANY),
        "frame_100k": (window.frame, MANY),
        "frame_100k_day": (partial(window.frame, dates=of_one_day), MANY),
        "frame_100k_300_years": (partial(window.frame, dates=of_centuries), MANY),
        "frame_1m": (partial(window.frame, most=33.0), MOST),
        "map_frame_100k": (window.map_frame, MANY),
        "filter_100k": (window.filter_case, MANY),
        "search_100k": (case.search, MANY),
        "edit_100k": (window.edit, MANY),
        "import_100k": (case.import_table, MANY),
        "import_window_100k": (standing.import_in_the_window, MANY),
        "export": (figures.export, 1),
        "layout_150": (figures.layout, 150),
        "rss_100k": (window.memory, MANY),
        "grow": (growth.grow, MOST),
        "ledger_100k": (ledger.regroup, MANY),
        "ledger_page_100k": (ledger.regroup_page, MANY),
        "check_100k": (case.check, MANY),
        "review_next_100k": (case.review_next, MANY),
        "open_2gb": (scale.opened, LARGE),
        "backup_2gb": (scale.backed_up, LARGE),
        "pause_2gb": (scale.paused, LARGE),
    }
)
