"""The made cases can be told in every view, and what a sheet shows of them is what the program draws."""

import pytest

from models.errors import CaseError
from models.publication.choices import VIEWS, FigureSpec
from models.publication.studio import make_figure
from tests.stories import STORIES


@pytest.fixture(scope="module", params=tuple(STORIES))
def told(request, tmp_path_factory):
    with STORIES[request.param](tmp_path_factory.mktemp("story") / "story.dateline") as case:
        yield case


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_or_says_what_is_missing(told, view):
    try:
        figure = make_figure(told, FigureSpec(view=view, notes="out", preset="web-1200"))
    except CaseError as refusal:
        said = str(refusal)
    else:
        said = ""
        assert len([mark for group in figure.groups for mark in group.marks]) > 20
    assert said == "" or said.startswith("Nothing to draw")
