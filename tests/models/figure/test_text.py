"""Line breaking in Latin and Chinese, and raised source numbers."""

from hypothesis import given
from hypothesis import strategies as st

from models.figure.text import NO_END, NO_START, halves, pieces, raised, wrap, wrap_evenly

NOTICE = "《关于进一步防范和处置虚拟货币交易炒作风险的通知》（银发〔2021〕237号），“十部门”联合发布。"
TEXTS = st.text(st.sampled_from("abc Vermögen—-/，。、；：《》（）「」“”法院通知1234,.%¥ "), max_size=60)


def test_chinese_breaks_between_characters_but_never_before_a_full_stop(measure):
    lines = wrap(NOTICE, 60, 7, measure)
    assert len(lines) > 3
    assert not any(line[0] in NO_START or line[-1] in NO_END for line in lines)


def test_english_breaks_between_words(measure):
    assert wrap("Ten bodies call all crypto business illegal", 60, 7, measure) == (
        "Ten bodies call all",
        "crypto business",
        "illegal",
    )


def test_a_number_keeps_its_sign_and_its_parts(measure):
    assert "¥3,000" in pieces("over ¥3,000 paid")[1]
    assert "2021-09-24" in pieces("on 2021-09-24")


def test_a_word_wider_than_the_line_is_cut_rather_than_lost(measure):
    lines = wrap("Donaudampfschifffahrtsgesellschaftskapitän", 60, 7, measure)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaftskapitän"


def test_a_line_that_is_too_narrow_for_a_letter_still_ends(measure):
    assert "".join(wrap("法院", 1, 7, measure)) == "法院"


@given(TEXTS, st.floats(20, 200))
def test_wrapping_keeps_every_letter_and_the_width(measure, text, width):
    lines = wrap(text, width, 7, measure)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure.width(line, 7) <= width + 1e-6 for line in lines)


@given(TEXTS, st.floats(20, 200))
def test_even_lines_are_as_few_as_full_ones(measure, text, width):
    full, even = wrap(text, width, 7, measure), wrap_evenly(text, width, 7, measure)
    assert len(even) == len(full)
    assert all(measure.width(line, 7) <= width + 1e-6 for line in even)


def test_even_lines_leave_no_character_alone(measure):
    width = measure.width("查扣与地方变", 7)
    assert wrap("查扣与地方变卖", width, 7, measure)[-1] == "卖"
    assert len(wrap_evenly("查扣与地方变卖", width, 7, measure)[-1]) > 1


def test_halves_are_of_about_the_same_width(measure):
    first, second = halves("2021 notice: all virtual-currency business is illegal", 7, measure)
    widths = sorted(measure.width(line, 7) for line in (first, second))
    assert widths[0] > 0.7 * widths[1]
    assert halves("Unbreakable", 7, measure) is None


def test_a_word_of_one_letter_goes_with_the_next_one(measure):
    assert halves("A van leaves by the north gate", 7, measure, head=80.0)[0] != "A"
    assert halves("关于进一步防范", 7, measure)[0]


def test_source_numbers_are_sorted_and_runs_are_drawn_together():
    assert raised((12, 11, 10, 3)) == "3,10–12"
    assert raised((2, 1)) == "1,2"
    assert raised((4,)) == "4"
