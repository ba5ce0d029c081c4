"""The steps of a figure lead back and forth, and each says what it did."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from models.figure.scene import LabelChange
from models.publication.choices import FigureSpec
from models.publication.steps import Steps, choice_words

PLAIN = FigureSpec()


def steps_of(*specs, goes_on=False):
    steps = Steps(PLAIN)
    for spec in specs:
        steps.do(spec, goes_on=goes_on)
    return steps


@given(st.lists(st.builds(FigureSpec, title=st.sampled_from("abc"), view=st.sampled_from(("map", "strip")))))
def test_all_the_way_back_and_forth_again_is_where_one_was(specs):
    steps = steps_of(*specs)
    last = steps.spec
    while steps.undo_words:
        steps.undo()
    assert steps.spec == PLAIN
    while steps.redo_words:
        steps.redo()
    assert steps.spec == last


def test_a_new_step_forgets_what_was_taken_back():
    steps = steps_of(replace(PLAIN, title="a"), replace(PLAIN, title="b"))
    steps.undo()
    steps.do(replace(PLAIN, title="c"))
    assert steps.redo_words is None
    steps.undo()
    assert steps.spec.title == "a"


def test_nothing_changed_is_no_step():
    assert steps_of(PLAIN).undo_words is None


def test_letters_of_one_line_are_one_step_and_another_line_begins_a_new_one():
    titles = (replace(PLAIN, title=word) for word in ("W", "Wh", "Who"))
    steps = steps_of(*titles, replace(PLAIN, title="Who", deck="B"), goes_on=True)
    assert steps.undo_words == "Change deck"
    steps.undo()
    assert (steps.spec.title, steps.undo_words) == ("Who", "Change title")
    steps.undo()
    assert steps.spec == PLAIN


def test_a_label_that_is_dragged_twice_is_moved_in_two_steps_and_walked_in_one():
    moves = [PLAIN.with_label("a", LabelChange(dx=dx)) for dx in (1.0, 2.0)]
    dragged, walked = steps_of(*moves), steps_of(*moves, goes_on=True)
    dragged.undo()
    walked.undo()
    assert (dragged.spec, walked.spec) == (moves[0], PLAIN)


def test_a_step_says_what_it_did_to_a_label():
    titles = {"a": "The sale of\nthe coins"}
    steps = Steps(PLAIN)
    told = []
    for change in (
        LabelChange(dx=3),
        LabelChange("Sale", dx=3),
        LabelChange("Sale", dx=3, is_hidden=True),
        LabelChange("Sale", dx=3),
        LabelChange(),
    ):
        steps.do(PLAIN.with_label("a", change), lambda key: titles[key])
        told.append(steps.undo_words)
    name = "‘The sale of the coins’"
    assert told == [f"{verb} label {name}" for verb in ("Move", "Reword", "Hide", "Show", "Set back")]


def test_a_step_names_several_choices():
    spec = replace(PLAIN, view="map", title="x", deck="y", labels=(("a", LabelChange(dx=1)),))
    assert steps_of(spec).undo_words == "Change view, title and more"
    assert (
        steps_of(replace(PLAIN, only_checked=True, states=("checked",))).undo_words == "Change check states"
    )


def test_no_choice_is_called_by_a_word_of_the_code():
    words = choice_words(tuple(field.name for field in fields(FigureSpec)))
    assert [word for word in words if "_" in word or word.startswith(("has ", "is ", "only "))] == []
