"""Phrases as reporters meet them: the sums they hold, which of those restate others, and what is asked or refused."""

from decimal import Decimal

import pytest

from models.errors import AmbiguousSum, UnreadableValue
from models.values.money import is_undisclosed, read_sums


def ends(text, language=""):
    return [_said(read) for read in read_sums(text, language=language)]


def _said(read):
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (read.value.low, read.value.high))
    span = low if low == high else f"{low}..{high}"
    unit = read.value.currency if hasattr(read.value, "currency") else read.value.asset
    return f"{span} {unit}" + ("" if read.restates is None else f" ={read.restates}")


CASES = [
    ("more than 3 billion yuan ($408 million)", "3000000000.. CNY", "408000000 USD =0"),
    ("61,000 BTC (£5.5bn)", "61000 BTC", "5500000000 GBP =0"),
    ("€1.9 billion (£1.7bn)", "1900000000 EUR", "1700000000 GBP =0"),
    ("between $10m and $15m", "10000000..15000000 USD"),
    ("$10–15m", "10000000..15000000 USD"),
    ("$10m-$15m", "10000000..15000000 USD"),
    ("10 to 15 million dollars", "10000000..15000000 USD"),
    ("30亿至40亿元", "3000000000..4000000000 CNY"),
    ("five million dollars", "5000000 USD"),
    ("half a billion dollars", "500000000 USD"),
    ("1.5 trillion yen", "1500000000000 JPY"),
    ("1e9 USD", "1000000000 USD"),
    ("2.3 lakh crore rupees", "2300000000000 INR"),
    ("₹1,00,000", "100000 INR"),
    ("100 zł", "100 PLN"),
    ("R$ 3 milhões", "3000000 BRL"),
    ("MX$ 5 millones", "5000000 MXN"),
    ("10 млн рублей", "10000000 RUB"),
    ("5 тыс. руб.", "5000 RUB"),
    ("1,5 milliard d'euros", "1500000000 EUR"),
    ("1 Billion Euro", "1000000000 EUR"),
    ("1 Billion Euro (German)", "1000000000 EUR"),
    ("₩1.2조", "1200000000000 KRW"),
    ("1.2兆円", "1200000000000 JPY"),
    ("三十亿元", "3000000000 CNY"),
    ("三千万元", "30000000 CNY"),
    ("3亿余元", "300000000.. CNY"),
    ("百余万元", "1000000.. CNY"),
    ("₿61,000", "61000 BTC"),
    ("2,750 tonnes", "2750 tonnes"),
    ("($500)", "-500 USD"),
    ("undisclosed",),
]
KIND = [
    ("超过30亿元（约合4.08亿美元）", "3000000000.. CNY", "407500000..408500000 USD =0"),
    ("$(1,234.50)", "-1234.5 USD"),
    ("(500) EUR", "-500 EUR"),
    ("3 billion yuan, or $408 million", "3000000000 CNY", "408000000 USD =0"),
    ("61,000 BTC worth £5.5bn", "61000 BTC", "5500000000 GBP =0"),
    ("€1.9bn (£1.7bn, $2.1bn)", "1900000000 EUR", "1700000000 GBP =0", "2100000000 USD =0"),
    ("€1.9bn (£1.7bn; $2.1bn)", "1900000000 EUR", "1700000000 GBP =0", "2100000000 USD =0"),
    ("$5m and €3m", "5000000 USD", "3000000 EUR"),
    ("$5m (estimated)", "4500000..5500000 USD"),
    ("5m (USD)", "5000000 USD"),
    ("five (5) million dollars", "5000000 USD"),
    ("from €2 million to €3 million", "2000000..3000000 EUR"),
    ("zwischen 10 und 15 Mio. Euro", "10000000..15000000 EUR"),
    ("von 10 bis 15 Millionen Euro", "10000000..15000000 EUR"),
    ("entre 10 et 15 millions d'euros", "10000000..15000000 EUR"),
    ("entre 10 y 15 millones de euros", "10000000..15000000 EUR"),
    ("от 10 до 15 млн рублей", "10000000..15000000 RUB"),
    ("$500,000–1m", "500000..1000000 USD"),
    ("30-40亿元", "3000000000..4000000000 CNY"),
    ("1000万到1500万元", "10000000..15000000 CNY"),
    ("介于30亿和40亿元之间", "3000000000..4000000000 CNY"),
    ("5–10 tonnes", "5..10 tonnes"),
    ("two and a half million euros", "2500000 EUR"),
    ("2½ million euros", "2500000 EUR"),
    ("a million dollars", "1000000 USD"),
    ("a quarter of a million pounds", "250000 GBP"),
    ("one hundred and twenty-five people", "125 people"),
    ("drei Millionen Euro", "3000000 EUR"),
    ("un millón de euros", "1000000 EUR"),
    ("полмиллиона рублей", "500000 RUB"),
    ("两千三百万元", "23000000 CNY"),
    ("一百二十亿元", "12000000000 CNY"),
    ("三点五亿元", "350000000 CNY"),
    ("1亿2000万元", "120000000 CNY"),
    ("5 млрд гривень", "5000000000 UAH"),
    ("3 мільйони гривень", "3000000 UAH"),
    ("5 milyon TL", "5000000 TRY"),
    ("2 milyar ₺", "2000000000 TRY"),
    ("٥ مليون دولار", "5000000 USD"),
    ("१० करोड़ रुपये", "100000000 INR"),
    ("5億円", "500000000 JPY"),
    ("5천만 원", "50000000 KRW"),
    ("3억 원", "300000000 KRW"),
    ("1조 2000억 원", "1200000000000 KRW"),
    ("Rp 5 juta", "5000000 IDR"),
    ("Rp1,5 miliar", "1500000000 IDR"),
    ("2 mil millones de dólares", "2000000000 USD"),
    ("5 mil reais", "5000 BRL"),
    ("3 milioni di euro", "3000000 EUR"),
    ("4 miliardi di euro", "4000000000 EUR"),
    ("₦250m", "250000000 NGN"),
    ("฿300", "300 THB"),
    ("1 200 Kč", "1200 CZK"),
    ("5 mil. Kč", "5000000 CZK"),
    ("10 000 Ft", "10000 HUF"),
    ("5 crore rupees", "50000000 INR"),
    ("PKR 500 crore", "5000000000 PKR"),
    ("5 mln zł", "5000000 PLN"),
    ("₴40", "40 UAH"),
    ("US$ 1.5 million", "1500000 USD"),
    ("$5m CAD", "5000000 CAD"),
    ("CDN 5", "5 CDN"),
    ("$2T", "2000000000000 USD"),
    ("€5m+", "5000000.. EUR"),
    ("more than 5 million euros", "5000000.. EUR"),
    ("plus de 5 M€", "5000000.. EUR"),
    ("более 5 млн долларов", "5000000.. USD"),
    ("100 hectares", "100 hectares"),
    ("61,000 FIL", "61000 FIL"),
    ("1.5 million barrels", "1500000 barrels"),
    ("5 m", "5 m"),
    ("12 km²", "12 km²"),
    ("100 m2", "100 m²"),
    ("500亩", "500 亩"),
    ("3 millones de toneladas", "3000000 toneladas"),
    ("200 militants", "200 militants"),
    ("5 miles", "5 miles"),
    ("80 मिलियन रुपये", "80000000 INR"),
    ("4 千人", "4000 人"),
    ("2 dozen people", "24 people"),
    ("5 ล้านบาท", "5000000 THB"),
    ("TEUR 500", "500000 EUR"),
    ("minus 5 USD", "-5 USD"),
    ("3 billion yuan ($408 million at the time)", "3000000000 CNY", "408000000 USD =0"),
    ("10 ft", "10 ft"),
    ("10 000 FT", "10000 HUF"),
    ("5 cup", "5 cup"),
    ("5 CUP", "5 CUP"),
]


@pytest.mark.parametrize(("case"), [*CASES, *KIND], ids=lambda case: case[0])
def test_the_sums_of_a_phrase_are_read_with_both_ends(case):
    assert ends(case[0]) == list(case[1:])


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_billion_is_larger_where_the_language_counts_in_milliards(language):
    assert ends("1 Billion Euro", language) == ["1000000000000 EUR"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Rs 500 crore", "5bn PKR"),
        ("kr 5 mio", "5m NOK"),
        ("500 pesos", "500 ARS"),
        ("5 million francs", "5m CHF"),
        ("1.234 €", "1,234"),
        ("5 mil euros", "5,000"),
    ],
)
def test_what_can_be_the_money_of_several_countries_is_asked(text, reading):
    with pytest.raises(AmbiguousSum, match=r"\.$") as asked:
        read_sums(text)
    assert reading in asked.value.readings


def test_the_currency_of_the_place_decides_where_it_can():
    (read,) = read_sums("Rs 500 crore", "PKR")
    assert (read.value.currency, read.value.value) == ("PKR", Decimal(5_000_000_000))


@pytest.mark.parametrize(
    "text",
    ["tens of millions of dollars", "数千万元", "several million euros", "Dutzende Millionen Euro", "数十亿元",
     "десятки миллионов рублей", "hundreds of people", "a few thousand dollars"],
)  # fmt: skip
def test_tens_of_millions_are_refused_since_a_number_is_needed(text):
    with pytest.raises(UnreadableValue, match="without a number: write one"):
        read_sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "5 quadrillion people",
        "3 milliooni inimest",
        "5 zillion dollars",
        "7 миллиончиков рублей",
        "5 squillion dollars",
        "6 ზილიონი euros",
    ],
)
def test_an_unknown_number_word_is_never_the_thing_that_is_counted(text):
    with pytest.raises(UnreadableValue, match="no number word that is known"):
        read_sums(text)


@pytest.mark.parametrize("text", ["$15m–10m", "over $10m–15m", "$10m–over $15m", "5", "$5 €", "$5m (12)"])
def test_what_is_no_sum_is_refused_in_a_sentence(text):
    with pytest.raises(UnreadableValue, match=r"\.$"):
        read_sums(text)


@pytest.mark.parametrize(
    "text", ["undisclosed", "Unknown", "N/A", "n/a", "未披露", "不详", "an undisclosed sum", "—", "not disclosed",
             "unbekannt", "non communiqué", "не раскрывается", "비공개"],
)  # fmt: skip
def test_words_that_say_there_is_no_sum_are_known(text):
    assert is_undisclosed(text)
    assert read_sums(text) == ()


def test_each_sum_keeps_its_own_words():
    first, second = read_sums("more than 3 billion yuan ($408 million)")
    assert [first.value.wording, second.value.wording] == ["more than 3 billion yuan", "$408 million"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$.5m", "500000"),
        (".5m USD", "500000"),
        ("five-million-dollar", "5000000"),
        ("5-million-dollar", "5000000"),
    ],
)
def test_a_point_before_the_number_and_hyphens_between_its_words_cost_no_digit(text, value):
    (read,) = read_sums(text)
    assert (read.value.value, read.value.currency) == (Decimal(value), "USD")


def test_metres_are_not_taken_for_millions():
    with pytest.raises(UnreadableValue, match="metres or millions"):
        read_sums("5 m of cable")
