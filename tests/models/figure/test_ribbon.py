from hypothesis import given
from hypothesis import strategies as st

from models.figure.measure import FontMeasure
from models.figure.ribbon import layout_ribbon
from models.figure.scene import Item, Look
from models.figure.style import load_style
from models.values.when import When

LOOKS = (Look("sale", "Sale", "#cc79a7", "disc"),)
WINDOW = (When.from_edtf("2019").begins, When.from_edtf("2026").ends)
DATES = st.sampled_from(("2021-09-24", "2020/2023", "2019/..", "../2021", "2021-05", "2022-05?"))


@given(st.lists(DATES, max_size=30), st.floats(200, 1000))
def test_no_two_marks_of_a_ribbon_lie_on_each_other(dates, width):
    items = [Item(str(n), "", When.from_edtf(one), "sale", "") for n, one in enumerate(dates)]
    figure = layout_ribbon(items, LOOKS, WINDOW, width, load_style("print"), FontMeasure())
    rects = [target.rect for target in figure.targets]
    assert len(rects) == len(dates)
    for place, rect in enumerate(rects):
        assert 0 <= rect.y <= rect.bottom <= figure.height
        assert not any(rect.overlaps(other) for other in rects[place + 1 :])
