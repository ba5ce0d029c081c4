"""The choices of the studio: of each view only those that concern it, and what is shown comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.publish.choices import ChoicePanel
from gui.publish.rows import ROWS, VIEW_WORDS
from models.publication.choices import PRESETS, VIEWS, FigureSpec
from models.records.story import State


@pytest.fixture
def panel(qtbot):
    panel = ChoicePanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture(scope="module")
def used_panel(qapp):
    """A panel that has shown other figures before."""
    panel = ChoicePanel()
    yield panel
    panel.deleteLater()


def names_seen(panel):
    return {row.name for row in ROWS if panel[row.name].isVisible()}


def test_every_view_is_offered_and_each_row_stands_once():
    assert tuple(VIEW_WORDS.values()) == VIEWS
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names)
    assert all(row.views <= set(VIEWS) and row.views for row in ROWS)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_its_choices_and_no_others(panel, view):
    panel.show_spec(FigureSpec(view=view))
    assert names_seen(panel) == {row.name for row in ROWS if view in row.views} == set(panel.shown())
    headings = {row.heading for row in ROWS if view in row.views}
    assert {title for title, heading in panel._headings.items() if heading.isVisible()} == headings


def test_lanes_are_a_matter_of_time_and_not_of_the_map(panel):
    panel.show_spec(FigureSpec(view="map"))
    assert "lanes_by" not in names_seen(panel)
    panel.show_spec(FigureSpec(view="both"))
    assert {"lanes_by", "lanes", "local_names"} <= names_seen(panel)


TEXTS = st.text("ab ü中", max_size=8).map(lambda text: " ".join(text.split()))
WORDS = st.lists(st.sampled_from(("sale", "court", "ban")), unique=True, max_size=3).map(tuple)


@given(
    st.builds(
        FigureSpec,
        view=st.sampled_from(VIEWS),
        preset=st.sampled_from(sorted(PRESETS)),
        size=st.sampled_from(("", "120mm", "900x700px")),
        title=TEXTS,
        deck=TEXTS,
        window=TEXTS,
        lanes_by=st.sampled_from(("kind", "tag", "state")),
        lanes=WORDS,
        tags=WORDS,
        without_tags=WORDS,
        events=WORDS,
        notes=st.sampled_from(("under", "beside", "out")),
        marks_state=st.booleans(),
        has_relations=st.booleans(),
        multiples=st.sampled_from(("", "actor", "kind")),
        panels=WORDS,
        most_panels=st.integers(0, 40),
        has_untold=st.booleans(),
        alt=TEXTS,
    )
)
def test_what_is_shown_is_told_again_as_it_was(used_panel, spec):
    used_panel.show_spec(spec)
    assert used_panel.spec() == spec


def test_check_states_are_one_choice_of_three(panel):
    for spec in (FigureSpec(only_checked=True), FigureSpec(states=(str(State.SIGNED_OFF),)), FigureSpec()):
        panel.show_spec(spec)
        assert panel.spec() == spec


def test_a_value_that_is_not_offered_is_shown_and_kept(panel):
    for change in ({"notes": "auto"}, {"lanes_by": "colour"}, {"language": "it"}):
        spec = FigureSpec(title="x").changed(**change)
        panel.show_spec(spec)
        assert panel.spec() == spec


def test_other_lanes_forget_the_order_of_the_old_ones(panel):
    panel.show_spec(FigureSpec(lanes_by="tag", lanes=("core", "sale")))
    panel["lanes_by"].setCurrentText("Actor")
    assert panel.spec().lanes == ()


def test_stretches_of_an_axis_are_none_proposed_or_written(panel):
    for breaks, inset in (((), ""), (("auto",), "auto"), (("1950/1989", "1995"), "2024-03/2024-06")):
        panel.show_spec(FigureSpec(breaks=breaks, inset=inset))
        assert (panel.spec().breaks, panel.spec().inset) == (breaks, inset)
    panel.show_spec(FigureSpec())
    panel.tell_figure("", (), (("breaks", "1955/1975"), ("inset", "1990")))
    assert panel.spec() == FigureSpec()
    field = panel["breaks"]
    assert [field.itemText(at) for at in range(field.count())] == [
        "Nothing",
        "Long empty stretches",
        "1955/1975",
    ]
    field.setCurrentIndex(2)
    assert panel.spec().breaks == ("1955/1975",)
