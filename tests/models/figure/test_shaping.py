"""Words in other scripts: in what order letters stand, which font has them, where their lines break."""

import sys
from subprocess import run
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from models.figure.clusters import clusters
from models.figure.faces import has_own_letter, is_plain
from models.figure.packs import font_path, own_file, packs, packs_of
from models.figure.shaping import shaped
from models.figure.text import halves, pieces, wrap
from models.texts.bidi import levels, mirrored, visual_order
from tests.scripts import MIXED, TEN_SCRIPTS

SIGNS = st.text(
    st.sampled_from("ab אבג اب ١٢ 12 한글 ไทย क्ष ()[]-+.,:/% “”«»\u0301\u0651🙂\u200d\u200f"), max_size=24
)

UNSEEN = dict.fromkeys(map(ord, "\u200d\u200f"))


def seen(text):
    """The characters of a line from left to right, as they look."""
    found, start = [], 0
    of_runs = []
    for at, level in enumerate(levels(text)):
        if at == 0 or level != of_runs[-1][0]:
            of_runs.append((level, []))
        of_runs[-1][1].append(text[at])
    for number in visual_order([level for level, _ in of_runs]):
        level, letters = of_runs[number]
        found.append(mirrored("".join(reversed(letters))) if level % 2 else "".join(letters))
        start += len(letters)
    return "".join(found)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("abc אבג", "abc גבא"),
        ("אבג abc", "abc גבא"),
        ("אב 12.5 גד", "דג 12.5 בא"),
        ("אב (גד)", "(דג) בא"),
        ("א (abc) ב", "ב (abc) א"),
        ("a (אב) b", "a (בא) b"),
        ("abc אב, גד", "abc דג ,בא"),
        ("سنة ١٩٩٩/١٢", "١٩٩٩/١٢ ةنس"),
        ("-5% אב", "בא 5%-"),
    ],
)
def test_letters_stand_in_the_order_in_which_they_are_read(typed, shown):
    assert seen(typed) == shown


@given(SIGNS)
def test_every_letter_stands_somewhere_and_once(text):
    closed = str.maketrans("([“”«", ")]”“»")
    assert sorted(seen(text).translate(closed)) == sorted(text.translate(closed))


@given(st.text(st.sampled_from("abc 123 法院 한글 ()"), max_size=20))
def test_what_runs_from_left_to_right_is_left_as_it_is(text):
    assert seen(text) == text


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("👩🏽‍💻🇨🇳🇺🇸1️⃣", ["👩🏽‍💻", "🇨🇳", "🇺🇸", "1️⃣"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("เมื่อ", ["เมื่", "อ"]),
        ("e\u0301t", ["e\u0301", "t"]),
    ],
)
def test_a_sign_is_what_a_reader_takes_for_one(text, signs):
    assert list(clusters(text)) == signs


@pytest.mark.parametrize("text", TEN_SCRIPTS)
def test_no_letter_of_ten_scripts_is_missing(measure, text):
    assert measure.missing(text) == ""
    assert all(
        glyph.number
        for line in (shaped(text), shaped(text, True))
        for run in line.runs
        for glyph in run.glyphs
    )


@given(SIGNS)
def test_the_glyphs_of_a_line_stand_for_its_letters(text):
    told = "".join(glyph.text for run in shaped(text).runs for glyph in run.glyphs)
    assert sorted(told.translate(UNSEEN)) == sorted(text.translate(UNSEEN))


@given(SIGNS, st.floats(5, 40))
def test_a_line_is_as_wide_as_its_glyphs(measure, text, size):
    advances = sum(glyph.advance for run in shaped(text).runs for glyph in run.glyphs)
    if not is_plain(text):
        assert measure.width(text, size) == pytest.approx(advances * size)


@given(st.text(st.sampled_from("AVATo. LT,1年法院“”’ Wyé"), min_size=1, max_size=20))
def test_latin_and_chinese_beside_other_scripts_are_as_wide_as_alone(measure, text):
    beside = shaped(f"{text}한").width - shaped("한").width
    assert beside == pytest.approx(measure.width(text, 1))


def test_an_accent_typed_for_itself_is_drawn_as_the_accented_letter(measure):
    apart = normalize("NFD", "Café détenu à Zürich")
    assert measure.missing(apart) == ""
    assert measure.width(apart, 10) == pytest.approx(measure.width("Café détenu à Zürich", 10))


def test_letters_are_joined_and_not_only_set_beside_each_other():
    alone = {glyph.number for letter in "محمد" for run in shaped(letter).runs for glyph in run.glyphs}
    assert not alone & {glyph.number for run in shaped("محم").runs for glyph in run.glyphs}
    assert len([glyph for run in shaped("क्षि").runs for glyph in run.glyphs]) < len("क्षि")


@pytest.mark.parametrize("text", ["کتاب‌ها", "می‌خواهد"])
def test_a_joiner_that_no_one_sees_parts_two_letters(measure, text):
    assert measure.width(text, 10) != measure.width(text.replace("\u200c", ""), 10)


def test_what_no_font_has_leaves_a_gap(measure):
    assert measure.missing("한𓀀") == "𓀀"
    assert "".join(glyph.text for run in shaped("한𓀀").runs for glyph in run.glyphs) == "한\u3000"


# packs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.name)
def test_a_pack_has_the_letters_that_its_row_names_and_our_name(pack):
    for file in pack.files:
        with TTFont(font_path(file), lazy=True) as font:
            held = set(font.getBestCmap())
            assert font["name"].getDebugName(1) == pack.family
            assert "Open Font License" in font["name"].getDebugName(13)
            assert "glyf" in font
        assert all(
            set(range(first, last + 1)) <= held for first, last in zip(pack.starts, pack.ends, strict=True)
        )


def test_every_syllable_of_korean_is_there(measure):
    assert measure.missing("".join(chr(code) for code in range(0xAC00, 0xD7A4))) == ""


def test_packs_are_asked_only_for_what_dateline_sans_lacks():
    assert packs_of("Plain text, 法院 and Žižek") == ()
    assert [pack.name for pack in packs_of("한국 عرب ₿")] == ["Hangul", "Arabic", "Latin"]


def test_a_plain_text_loads_neither_shaping_nor_packs():
    script = (
        "import sys; from models.figure.measure import FontMeasure; from models.figure.text import wrap;"
        "m = FontMeasure(); wrap('The Xuzhou court 徐州 sold ¥3bn', 40, 7, m); m.missing('Žižek 法院');"
        "print([n for n in ('uharfbuzz', 'budoux', 'models.figure.shaping') if n in sys.modules])"
    )
    assert (
        run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_both_weights_of_dateline_sans_are_there():
    assert all(font_path(own_file(is_bold)).is_file() for is_bold in (False, True))
    assert has_own_letter("法")
    assert not has_own_letter("한")


# lines -----------------------------------------------------------------------------------------


def test_thai_breaks_between_words():
    assert pieces("ธนาคารแห่งประเทศไทย") == ("ธนาคาร", "แห่ง", "ประเทศ", "ไทย")


def test_korean_breaks_at_its_spaces():
    assert pieces("대법원은 거래를 금지했다") == ("대법원은 ", "거래를 ", "금지했다")


@pytest.mark.parametrize("date", ["2025年4月18日", "2025年 4月 18日", "12月5日", "二〇二五年4月18日"[5:]])
def test_a_chinese_date_is_never_broken(date):
    assert any(date in piece for piece in pieces(f"法院于{date}宣布该决定"))


@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
@pytest.mark.parametrize("width", [18, 40, 90])
def test_no_line_begins_within_a_sign(measure, text, width):
    lines = [line.strip("\u200e\u200f") for line in wrap(text, width, 7, measure)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    cut = [sign.strip() for line in lines for sign in clusters(line) if sign.strip()]
    assert cut == [sign.strip() for sign in clusters(text) if sign.strip()]


def test_every_line_of_a_text_runs_in_its_direction(measure):
    lines = wrap("محكمة دبي تقضي بمصادرة Binance Holdings دولار", 60, 7, measure)
    assert len(lines) > 2
    assert all(shaped(line).is_right_to_left for line in lines)
    assert all(
        shaped(line).is_right_to_left for line in halves("محكمة دبي Binance Holdings", 7, measure) or ()
    )
    assert all(not shaped(line).is_right_to_left for line in wrap("Binance محكمة دبي تقضي", 30, 7, measure))
