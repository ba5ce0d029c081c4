"""Two hundred whole figures made by chance, over all presets: nothing overlaps, is covered, is cut or is too high."""

import random
from itertools import combinations, count

import pytest

from models.figure.marks import Box, Disc, Label, Rect
from models.figure.measure import FontMeasure
from models.publication.choices import LOCATORS, ORDERS, PRESETS, SENTENCES, FigureSpec
from models.publication.studio import make_figure
from models.records.story import Field
from tests import builders
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    an_actor,
    an_amount,
    an_event,
)

MEASURE = FontMeasure()
VIEWS = ("timeline", "map", "both", "strip", "vertical", "bars", "cumulative", "flow", "table")
KINDS = ("notice", "sale", "report", "seizure")
WORDS = (
    *(
        "notice",
        "Vermögensabschöpfung",
        "关于进一步防范和处置虚拟货币交易炒作风险的通知",
        "徐州市中级人民法院",
    ),
    *("Supreme People's Court", "sells 90,000 FIL", "בית המשפט", "법원", "Übertragungsnetzbetreiber", "Ban"),
)
FORMS = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}/..", "../{y}-{m:02}", "{y}-{m:02}~", "{y}?")
TOWNS = (
    *(
        ("Xuzhou", 34.26, 117.19),
        ("Shayang", 30.7, 112.59),
        ("Beijing", 39.9, 116.4),
        ("Jiyuan", 35.1, 112.6),
    ),
    *(("London", 51.5, -0.12), ("Lagos", 6.45, 3.39), ("Lima", -12.05, -77.04), ("Suva", -18.14, 178.44)),
)
FEW = range(0, 200, 17)
SEEDS = [seed if seed in FEW else pytest.param(seed, marks=pytest.mark.long) for seed in range(200)]


def records_of(chance):
    """From 3 to 40 events: hours, days that many share, places near and far, sums, actors, sources."""
    first, years = chance.randint(1900, 2020), chance.choice((1, 3, 9, 90))
    towns = [a_place(*town) for town in chance.sample(TOWNS, chance.randint(1, len(TOWNS)))]
    actors = [an_actor(f"{chance.choice(WORDS)} {n}") for n in range(3)]
    sources = [
        a_source(f"{chance.choice(WORDS)}, {n}", publisher=f"Paper {n}") for n in range(chance.randint(1, 20))
    ]
    yield from (*towns, *actors, *sources)
    day = f"{first}-05-05"
    for number in range(chance.randint(3, 40)):
        if number == 0 or chance.random() < 0.7:
            year, month, date = first + chance.randrange(years), chance.randint(1, 12), chance.randint(1, 28)
            form = chance.choice(FORMS) if number else FORMS[0]
            day = form.format(y=year, m=month, d=date)
        title = " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))
        yield (event := an_event(title, day, chance.choice(KINDS)))
        claims = [
            a_claim(event, text=f"{title}."),
            a_claim(event, Field.WHAT, title),
            a_claim(event, Field.WHERE, "", place_id=chance.choice(towns).id, role="seller"),
            a_claim(event, Field.WHO, "", actor_id=chance.choice(actors).id, role="agent"),
        ]
        if number == 0 or chance.random() < 0.4:
            amount = an_amount(str(chance.randint(10**5, 10**9)))
            claims.append(a_claim(event, Field.AMOUNT, "", amount=amount, meaning="proceeds"))
        for claim in claims:
            yield from (claim, a_citation(claim, chance.choice(sources)))


def a_spec(seed, chance):
    """Every preset and every view, one after the other; all else by chance, most of it as it comes."""
    return FigureSpec(
        view=VIEWS[seed % len(VIEWS)],
        preset=tuple(PRESETS)[seed % len(PRESETS)],
        title="Seized and sold 出售",
        deck=chance.choice(("", "What is known of the sales")),
        lanes_by=chance.choice(("kind", "place", "actor")),
        notes=chance.choice(("auto", "auto", "under", "out")),
        dates=chance.choice(("auto", "auto", "always", "never")),
        legend=chance.choice(("auto", "auto", "full", "out")),
        symbols=chance.choice(("plain", "count")),
        language=chance.choice(("en", "de", "zh-Hans", "fr")),
        locator=chance.choice(LOCATORS),
        sentences=chance.choice(SENTENCES),
        order=chance.choice(ORDERS),
        by=chance.choice(("seller", "agent")),
        breaks=chance.choice(((), ("auto",))),
        inset=chance.choice(("", "auto")),
    )


def boxes(figure):
    """Where the words of each label stand."""
    for group in figure.groups:
        for mark in group.marks:
            if isinstance(mark, Label) and mark.text.strip():
                wide = MEASURE.width(mark.text, mark.size, mark.is_bold)
                x = mark.x - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
                yield mark, Rect(x, mark.y - 0.73 * mark.size, wide, 0.9 * mark.size)


def covered(figure):
    """Yield the words on which something is drawn afterwards."""
    drawn = [mark for group in figure.groups for mark in group.marks]
    at = {id(mark): number for number, mark in enumerate(drawn)}
    grounds = [
        (number, mark) for number, mark in enumerate(drawn) if isinstance(mark, Box | Disc) and mark.fill
    ]
    for label, box in boxes(figure):
        for number, mark in grounds:
            if number > at[id(label)] and _rect(mark).overlaps(box):
                yield label.text


def _rect(mark):
    if isinstance(mark, Box):
        return mark.rect
    return Rect(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)


def is_hairline(mark):
    """Tell whether a mark is a line so thin that it is picked in more room than it is drawn in."""
    return mark.rect.height < 2.5


def holds(rect, other):
    """Tell whether one stands wholly within the other."""
    return rect.contains(other.x, other.y) and rect.contains(other.right, other.bottom)


def is_own_word(label, box, marks):
    """Tell whether a word that names no event is written in a mark: the name in a block of money, a count in a bar."""
    return not label.item and any(holds(mark.rect.grown(0.5), box) for mark in marks)


@pytest.fixture(autouse=True)
def ids_in_their_order(monkeypatch):
    """A seed gives one figure, ties that are broken by ids included."""
    numbers = count(1)
    monkeypatch.setattr(builders, "new_id", lambda: f"{next(numbers):016x}")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_figure_made_by_chance_stands_as_a_page_should(tmp_path, seed):
    chance = random.Random(seed)
    with a_case(tmp_path, *records_of(chance)) as case:
        spec = a_spec(seed, chance)
        figure = make_figure(case, spec)
    stands_as_a_page_should(figure, spec)


def stands_as_a_page_should(figure, spec):
    """Assert that no words lie on others or on a mark of another event, and that nothing is cut or too high unsaid."""
    found = list(boxes(figure))
    for (one, here), (other, there) in combinations(found, 2):
        is_same = one.item and one.item == other.item
        assert is_same or not here.overlaps(there), (one.text, other.text)
    for label, box in found:
        assert box.x >= -0.01, label.text
        assert box.right <= figure.width + 0.01, label.text
        assert box.y >= 0, label.text
        assert label.y <= figure.height, label.text
    marks = [target for target in figure.targets if target.part == "mark"]
    uncounted = [
        mark for mark in marks if not set(mark.items) & set(figure.counted) and not is_hairline(mark)
    ]
    for label, box in found:
        under = [m.items for m in uncounted if label.item not in m.items and m.rect.overlaps(box)]
        assert not under or is_own_word(label, box, uncounted), label.text
    assert not list(covered(figure))
    size = spec.format
    is_high = figure.height > (size.height or size.most) + 1
    assert not is_high or any("high" in warning for warning in figure.warnings)
