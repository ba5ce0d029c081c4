"""Every view of the sample and of the made cases at every preset: what a contact sheet shows, seen by the law."""

from itertools import product

import pytest

from models.case import Case
from models.errors import CaseError
from models.importing.sample import write_sample
from models.publication.choices import PRESETS, VIEWS, FigureSpec
from models.publication.studio import make_figure
from tests.models.publication.test_random_figures import stands_as_a_page_should
from tests.stories import STORIES

SHEETS = tuple(product(("sample", *STORIES), VIEWS))
FEW = 60
"""Every so many sheets one is looked at in short runs."""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The cases that were asked for so far, each made once."""
    held: dict[str, Case] = {}

    def of(name):
        if name not in held:
            path = tmp_path_factory.mktemp(name) / f"{name}.dateline"
            held[name] = STORIES[name](path) if name in STORIES else _sample(path)
        return held[name]

    yield of
    for case in held.values():
        case.close()


def _sample(path):
    write_sample(path)
    return Case.open(path)


def _pages():
    for number, ((name, view), preset) in enumerate(product(SHEETS, PRESETS)):
        marks = () if number % FEW == 0 else (pytest.mark.long,)
        yield pytest.param(name, view, preset, marks=marks, id=f"{name}-{view}-{preset}")


@pytest.mark.parametrize(("name", "view", "preset"), list(_pages()))
def test_a_page_of_a_sheet_stands_as_it_should(told, name, view, preset):
    spec = FigureSpec(view=view, preset=preset)
    try:
        figure = make_figure(told(name), spec)
    except CaseError as refusal:
        assert str(refusal).startswith("Nothing to draw")  # noqa: PT017 - a view that a case cannot have
    else:
        stands_as_a_page_should(figure, spec)
