"""Figures of several panels made by chance, over all presets: nothing overlaps, all on one scale, no event is lost."""

import random
from itertools import combinations

import pytest

from models.figure.marks import Path
from models.publication.choices import IN_PANELS, PANEL_ORDERS, PRESETS
from models.publication.studio import make_figure, shown_dossiers
from tests.builders import a_case
from tests.models.publication.test_random_figures import (
    a_spec,
    ids_in_their_order,  # noqa: F401 - a fixture that holds for these tests as well
    records_of,
    stands_as_a_page_should,
)

FEW = range(0, 90, 9)
SEEDS = [seed if seed in FEW else pytest.param(seed, marks=pytest.mark.long) for seed in range(90)]


def in_panels(seed, chance):
    """Every view in panels at every preset, one after the other."""
    return (
        a_spec(seed, chance)
        .changed(
            view=IN_PANELS[seed % len(IN_PANELS)],
            preset=tuple(PRESETS)[seed % len(PRESETS)],
            lanes_by=chance.choice(("none", "kind", "actor")),
            panel_order=chance.choice(PANEL_ORDERS),
            most_panels=chance.choice((0, 2, 12)),
            has_untold=chance.random() < 0.5,
        )
        .changed(multiples=chance.choice(("actor", "place", "province", "kind")))
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_panels_made_by_chance_stand_as_a_page_should_and_no_event_is_lost(tmp_path, seed):
    chance = random.Random(seed)
    with a_case(tmp_path, *records_of(chance)) as case:
        spec = in_panels(seed, chance)
        figure = make_figure(case, spec)
        events = {dossier.event.id for dossier in shown_dossiers(case, spec.whole)}
    stands_as_a_page_should(figure, spec)
    seen = {id for target in figure.targets if target.part in ("mark", "label") for id in target.items}
    assert events <= seen | set(figure.not_shown)
    if spec.view == "timeline":
        for one, other in combinations(grids(figure), 2):
            assert one == pytest.approx(other, abs=0.01)


def grids(figure):
    """Return, for each panel, how far its lines of time stand from its left side."""
    size = max(mark.size for group in figure.groups if group.name == "panels" for mark in group.marks)
    for group in figure.groups:
        if group.name == "axis":
            lines = {round(mark.points[0][0], 2) for mark in group.marks if isinstance(mark, Path)}
            xs = sorted(lines)
            merged = [x for at, x in enumerate(xs) if not at or x - xs[at - 1] > 0.05 * size]
            yield [x - merged[0] for x in merged]
