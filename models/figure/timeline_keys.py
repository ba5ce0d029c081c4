"""The legend of a timeline: the kinds and forms of dates that it shows, and what its words do not say already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.figure.date_marks import Form
from models.figure.legend import FORMS, Key, form_keys, kind_keys, standing_keys
from models.figure.measure import Measure
from models.figure.scene import Item, TimelineScene
from models.figure.stage import make_rows, make_stage
from models.figure.style import Style

Drawn = tuple[Item, Form]


def timeline_keys(
    scene: TimelineScene, width: float, style: Style, measure: Measure, *, is_whole: bool = True
) -> tuple[Key, ...]:
    """Return the legend of a timeline of that width, each entry with the events that it is for.

    Unless it is to be `is_whole`, it leaves out what the figure says in words: a kind that is the name of its lane, a
    form of which every event tells its date, and the standing, which is said in brackets.
    """
    rows = make_rows(make_stage(scene, width, style, measure))
    drawn = [pair for row in rows for pair in zip(row.items, row.forms, strict=False)]
    told = drawn if is_whole else [pair for pair in drawn if pair[0].kind != pair[0].lane]
    kinds = _kinds(told, scene, style) if is_whole or len({item.kind for item, _ in told}) > 1 else ()
    unsaid = drawn if is_whole else [pair for pair in drawn if not pair[0].date]
    standing = tuple(_standing(drawn, scene, style)) if is_whole else ()
    return (*kinds, *_forms(unsaid, scene, style), *standing)


def _kinds(drawn: Sequence[Drawn], scene: TimelineScene, style: Style) -> Iterator[Key]:
    for look in scene.looks:
        forms = {item.id: form for item, form in drawn if item.kind == look.id}
        if forms:
            hollow = {look.id} if all(form.shape in ("hollow", "within") for form in forms.values()) else ()
            yield from (replace(key, of=frozenset(forms)) for key in kind_keys((look,), style, hollow))


def _forms(drawn: Sequence[Drawn], scene: TimelineScene, style: Style) -> Iterator[Key]:
    """The forms in the order of the legend, and the dashed outline."""
    is_timed = any(item.when.is_timed for item, _ in drawn)
    held = {shape: [item for item, form in drawn if shape in _shapes(form)] for shape in FORMS}
    is_first = True
    for shape, items in held.items():
        if items:
            (key,) = form_keys((shape,), False, style, scene.language, is_timed)
            yield replace(key, of=_ids(items), begins_row=is_first)
            is_first = False
    doubtful = [(item, form) for item, form in drawn if form.is_doubtful]
    if doubtful:
        bars = [form for _, form in doubtful if form.is_bar]
        dashed = bars[0].shape if bars and not bars[0].parts else "span" if bars else doubtful[0][1].shape
        key = form_keys((), True, style, scene.language, dashed=dashed)[-1]
        yield replace(key, of=_ids(item for item, _ in doubtful), begins_row=is_first)


def _standing(drawn: Sequence[Drawn], scene: TimelineScene, style: Style) -> Iterator[Key]:
    apart = ((item.standing, item.id) for item, _ in drawn if item.standing)
    yield from standing_keys(apart, style, scene.language)


def _ids(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.id for item in items)


def _shapes(form: Form) -> frozenset[str]:
    """The shapes of a form, and of the parts of those that have some."""
    parts = {part.shape for part in form.parts if form.shape == "each" or part.shape != "hollow"}
    return frozenset({form.shape, *parts})
