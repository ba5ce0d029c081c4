"""Two hundred pages of every size, made by chance: nothing overlaps, nothing is cut, nothing is lost silently."""

import random
from itertools import combinations

import pytest

from models.errors import CaseError
from models.figure.legend import Key
from models.figure.marks import Label, Rect
from models.figure.measure import FontMeasure
from models.figure.page import layout_page
from models.figure.scene import Band, Heading, Item, Lane, Look, Note, TimelineScene
from models.figure.style import load_style
from models.figure.timeline import layout_timeline, natural_height, timeline_keys
from models.values.when import When

MEASURE = FontMeasure()
MM = 72 / 25.4
SIZES = (
    (52 * MM, None, 1.0), (107 * MM, None, 1.0), (163 * MM, None, 1.0),
    (600, None, 1.75), (1200, None, 1.75), (1600, None, 1.75),
    (1080, 1080, 1.75), (1080, 1350, 1.75), (1920, 1080, 1.75),
)  # fmt: skip
KINDS = tuple(Look(f"k{n}", f"Kind {n}", "#0072B2", "disc") for n in range(4))
WORDS = (
    "notice",
    "Vermögensabschöpfungsverordnung",
    "关于进一步防范和处置虚拟货币交易炒作风险的通知，",
    "徐州市中级人民法院",
    "Supreme People's Court",
    "sells 90,000 FIL",
    "(沙洋县)",
    "Ban",
    "Übertragungsnetzbetreiber",
)
FORMS = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}/..", "../{y}-{m:02}", "{y}-{m:02}~", "{y}?")
ALL, FEW = range(200), range(0, 200, 19)
LONG = [seed if seed in FEW else pytest.param(seed, marks=pytest.mark.long) for seed in ALL]


def a_scene(chance):
    """From 5 to 150 events: bursts, days that many share, words of every length."""
    first, years = chance.randint(1995, 2020), chance.choice((1, 3, 9, 25))
    items, day = [], f"{first}-05-05"
    for number in range(chance.randint(5, 150)):
        if chance.random() < 0.7:
            form = chance.choice(FORMS)
            year = first + chance.randrange(years)
            day = form.format(y=year, m=chance.randint(1, 12), d=chance.randint(1, 28))
        items.append(
            Item(
                str(number),
                " ".join(chance.choices(WORDS, k=chance.randint(1, 4))),
                When.from_edtf(day),
                f"k{chance.randrange(4)}",
                chance.choice("abcde"),
                tuple(chance.sample(range(1, 40), chance.randint(0, 3))),
            )
        )
    lanes = tuple(Lane(lane, f"Lane {lane} of the {WORDS[ord(lane) % 5]}") for lane in "abcde")
    bands = (Band("Trading ban in force", When.from_edtf(f"{first}/{first + years // 2}")),)
    start = When.from_edtf(str(first)).earliest.toordinal()
    return TimelineScene(tuple(items), lanes, KINDS, bands, (float(start), start + 366.0 * years))


def a_page(scene, size, chance):
    width, height, scale = size
    style = load_style("print").scaled(scale)
    heading = Heading(
        "Seized and sold 出售", "What is known", "Sources: 39 publications.", "The Desk", "2026-11-22"
    )
    notes = [Note(n, f"{WORDS[n % len(WORDS)]}, {n} Sept 2021") for n in range(1, chance.randint(2, 40))]

    def keys(room) -> tuple[Key, ...]:
        return timeline_keys(scene, room, style, MEASURE)

    return layout_page(
        heading,
        notes,
        lambda w, h: layout_timeline(scene, w, h, style, MEASURE),
        width,
        height,
        style,
        MEASURE,
        legend=keys,
        natural_height=lambda w: natural_height(scene, w, style, MEASURE),
    )


def boxes(figure):
    return [
        (mark.item, Rect(mark.x, mark.y - 0.76 * mark.size, wide, mark.size))
        for group in figure.groups
        for mark in group.marks
        if isinstance(mark, Label)
        for wide in (MEASURE.width(mark.text, mark.size, mark.is_bold),)
    ]


@pytest.mark.parametrize("seed", LONG)
def test_nothing_overlaps_is_cut_or_is_lost(seed):
    chance = random.Random(seed)
    scene, size = a_scene(chance), SIZES[seed % len(SIZES)]
    try:
        figure = a_page(scene, size, chance)
    except CaseError as error:
        pytest.fail(f"no page of {size}: {error}")
    found = boxes(figure)
    for (item, one), (other, two) in combinations(found, 2):
        assert (item and item == other) or not one.overlaps(two), (item, other)
    for _, box in found:
        assert box.x >= -0.01
        assert box.right <= figure.width + 0.01
        assert box.y >= 0
        assert box.bottom <= figure.height + 0.3 * MEASURE.descent(14)
    marks = [target for target in figure.targets if target.part == "mark"]
    for item, box in found:
        assert not any(item and item not in t.items and t.rect.overlaps(box) for t in marks), item
    labelled = {item for item, _ in found}
    told = labelled | set(figure.unlabelled) | set(figure.not_shown)
    assert {item.id for item in scene.items} <= told
    assert not labelled.intersection(figure.unlabelled)
