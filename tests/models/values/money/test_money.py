from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.money import (
    Amount,
    Bound,
    Quantity,
    convert,
    read_amount,
    read_quantity,
    short_number,
    significant_digits,
    words,
)

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr")
bounds = st.sampled_from(Bound)
numbers = st.one_of(
    st.decimals(min_value=-(10**15), max_value=10**15, places=2),
    st.builds(
        lambda digits, power: Decimal(digits).scaleb(power), st.integers(0, 99999), st.integers(-8, 12)
    ),
)
currencies = st.sampled_from(
    ["CNY", "USD", "EUR", "GBP", "HKD", "AUD", "CAD", "JPY", "CHF", "TWD", "SEK", "THB"]
)


@given(numbers, currencies, bounds, st.sampled_from(LANGUAGES))
def test_an_amount_in_words_reads_back_to_the_same_sum(value, currency, bound, language):
    read = read_amount(words(Amount(value, currency, bound), language), language=language)
    assert (read.value, read.currency, read.bound) == (value, currency, bound)


@given(numbers, st.sampled_from(["BTC", "USDT", "mining rigs"]), bounds, st.sampled_from(LANGUAGES))
def test_a_quantity_in_words_reads_back_to_the_same_number(value, asset, bound, language):
    read = read_quantity(words(Quantity(value, asset, bound), language), language=language)
    assert (read.value, read.asset, read.bound) == (value, asset, bound)


@st.composite
def ranges(draw, kind, units):
    value = draw(numbers)
    upper = value + draw(
        st.one_of(st.decimals(0, 10**10, places=2), st.sampled_from([Decimal(0), Decimal(10**9)]))
    )
    return kind(value, draw(units), draw(st.sampled_from([Bound.EXACT, Bound.ABOUT])), "", upper)


@given(ranges(Amount, currencies), st.sampled_from(LANGUAGES))
def test_a_range_of_money_in_words_reads_back_to_both_its_ends(kept, language):
    read = read_amount(words(kept, language), language=language)
    assert (read.low, read.high, read.currency, read.bound) == (
        kept.low,
        kept.high,
        kept.currency,
        kept.bound,
    )


@given(ranges(Quantity, st.sampled_from(["BTC", "mining rigs", "tonnes"])), st.sampled_from(LANGUAGES))
def test_a_range_of_a_quantity_in_words_reads_back_to_both_its_ends(kept, language):
    read = read_quantity(words(kept, language), language=language)
    assert (read.low, read.high, read.asset, read.bound) == (kept.low, kept.high, kept.asset, kept.bound)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "about $10m–15m"),
        ("zh-Hans", "约1000万美元至1500万美元"),
        ("zh-Hant", "約1000萬美元至1500萬美元"),
        ("de", "etwa 10 Mio.–15 Mio. $"),
        ("fr", "environ 10 M–15 M $"),
    ],
)
def test_a_range_is_told_with_both_its_ends(language, said):
    assert words(Amount(Decimal(10**7), "USD", Bound.ABOUT, "", Decimal(15 * 10**6)), language) == said


@pytest.mark.parametrize(
    ("typed", "value", "currency", "bound"),
    [
        ("over ¥3bn", "3000000000", "CNY", Bound.AT_LEAST),
        ("30亿元", "3000000000", "CNY", Bound.EXACT),
        ("人民币30亿元", "3000000000", "CNY", Bound.EXACT),
        ("超过30亿元", "3000000000", "CNY", Bound.AT_LEAST),
        ("30余亿元", "3000000000", "CNY", Bound.AT_LEAST),
        ("近30亿元", "3000000000", "CNY", Bound.ABOUT),
        ("至少500万港元", "5000000", "HKD", Bound.AT_LEAST),
        ("港币5亿元", "500000000", "HKD", Bound.EXACT),
        ("1亿2000万元", "120000000", "CNY", Bound.EXACT),
        ("不超过5万元", "50000", "CNY", Bound.AT_MOST),
        ("3 billion yuan", "3000000000", "CNY", Bound.EXACT),
        ("RMB 3 bn", "3000000000", "CNY", Bound.EXACT),
        ("$408m", "408000000", "USD", Bound.EXACT),
        ("US$400M", "400000000", "USD", Bound.EXACT),
        ("AU$640M", "640000000", "AUD", Bound.EXACT),
        ("HK$5m", "5000000", "HKD", Bound.EXACT),
        ("£5.5bn", "5500000000", "GBP", Bound.EXACT),
        ("40.8bn yen", "40800000000", "JPY", Bound.EXACT),
        ("408億円", "40800000000", "JPY", Bound.EXACT),
        ("at most €5 million", "5000000", "EUR", Bound.AT_MOST),
        ("up to $5m", "5000000", "USD", Bound.AT_MOST),
        ("nearly ¥100bn", "100000000000", "CNY", Bound.ABOUT),
        ("$10m or more", "10000000", "USD", Bound.AT_LEAST),
        ("$1,234.56", "1234.56", "USD", Bound.EXACT),
        ("1.234,56 €", "1234.56", "EUR", Bound.EXACT),
        ("CHF 1'234.50", "1234.50", "CHF", Bound.EXACT),
        ("1,5 Mio. €", "1500000", "EUR", Bound.EXACT),
        ("-$5m", "-5000000", "USD", Bound.EXACT),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, value, currency, bound):
    assert read_amount(f" {typed} ") == Amount(Decimal(value), currency, bound, typed)


@pytest.mark.parametrize(
    ("typed", "value", "asset", "bound"),
    [
        ("约1.5万枚比特币", "15000", "BTC", Bound.ABOUT),
        ("15,000 BTC", "15000", "BTC", Bound.EXACT),
        ("1.9m USDT", "1900000", "USDT", Bound.EXACT),
        ("more than 61,000 BTC", "61000", "BTC", Bound.AT_LEAST),
        ("BTC 15", "15", "BTC", Bound.EXACT),
        ("0.125 ether", "0.125", "ETH", Bound.EXACT),
    ],
)
def test_quantities_are_read_as_people_write_them(typed, value, asset, bound):
    assert read_quantity(typed) == Quantity(Decimal(value), asset, bound, typed)


def test_the_asset_may_come_from_beside_the_number():
    assert read_quantity("约1.5万枚", asset="BTC").asset == "BTC"


@pytest.mark.parametrize(
    "typed", ["5", "15,000 BTC", "$1.2.3", "¥4bn–3bn", "hello", "", "5 bananas", "$5 €", "nan CNY"]
)
def test_what_is_no_amount_is_refused_in_a_sentence(typed):
    with pytest.raises(UnreadableValue, match=r"\.$"):
        read_amount(typed)


def test_one_asset_in_the_text_and_another_beside_it_are_refused():
    with pytest.raises(UnreadableValue, match="in BTC, not ETH"):
        read_quantity("15 BTC", asset="ETH")


def test_a_number_that_can_be_thousands_or_decimals_is_asked_about_with_both_readings():
    with pytest.raises(UnreadableValue, match=r"can be 1,234 or 1\.234"):
        read_amount("1.234 €")


@pytest.mark.parametrize(("language", "value"), [("de", "1234"), ("en", "1.234")])
def test_the_language_says_what_a_lone_point_means(language, value):
    assert read_amount("1.234 €", language=language).value == Decimal(value)


def test_a_bare_yen_or_yuan_sign_is_asked_about_where_no_country_is_given():
    assert read_amount("¥5", local_currency="JPY").currency == "JPY"
    with pytest.raises(UnreadableValue, match="CNY or JPY"):
        read_amount("¥5", local_currency="")


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        ("over ¥3bn", "en", "over ¥3bn"),
        ("at least ¥3bn", "en", "at least ¥3bn"),
        ("over ¥3bn", "zh-Hans", "逾30亿元人民币"),
        ("$408m", "zh-Hant", "4.08億美元"),
        ("$408m", "de", "408 Mio. $"),
        ("£5.5bn", "fr", "5,5 Md £"),
        ("$12.5", "en", "$12.50"),
    ],
)
def test_amounts_are_written_as_a_newspaper_would(typed, language, said):
    assert words(read_amount(typed), language) == said


def test_quantities_are_written_with_their_asset():
    quantity = read_quantity("about 15,000 BTC")
    assert (words(quantity), words(quantity, "zh-Hans")) == ("about 15,000 BTC", "约1.5万枚BTC")


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("61000", "en", "61,000"),
        ("61000", "zh-Hans", "6.1万"),
        ("1234567", "en", "1,234,567"),
        ("3E+9", "de", "3 Mrd."),
    ],
)
def test_a_short_number_loses_no_digit(value, language, said):
    assert short_number(Decimal(value), language) == said


def test_a_converted_amount_is_about_and_no_more_exact_than_its_source():
    converted = convert(Amount(Decimal("408000000"), "USD"), Decimal("7.2993"), "CNY")
    assert (converted.value, converted.currency, converted.bound) == (
        Decimal("2980000000"),
        "CNY",
        Bound.ABOUT,
    )


def test_a_converted_lower_bound_stays_one():
    assert convert(Amount(Decimal(5), "USD", Bound.AT_LEAST), Decimal("7.2"), "CNY").bound is Bound.AT_LEAST


@given(numbers.filter(bool), st.decimals(min_value="0.01", max_value=1000, places=4))
def test_a_conversion_never_has_more_digits_than_its_source_but_two(value, rate):
    converted = convert(Amount(value, "USD"), rate, "CNY")
    assert significant_digits(converted.value.normalize()) <= max(2, significant_digits(value))


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_is_above_zero(rate):
    with pytest.raises(UnreadableValue, match="above zero"):
        convert(Amount(Decimal(1), "USD"), Decimal(rate), "CNY")


@pytest.mark.parametrize("currency", ["", "usd", "YUAN", "¥"])
def test_a_currency_has_three_capital_letters(currency):
    with pytest.raises(UnreadableValue, match="three letters"):
        Amount(Decimal(1), currency)
