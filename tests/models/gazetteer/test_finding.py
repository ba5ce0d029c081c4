"""What words for a place mean: sure, likely, asked, unknown, or no place at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gazetteer.finding import find_place, readings, search
from models.gazetteer.found import Found, Verdict
from models.gazetteer.gazetteer import _loaded
from models.machine.paths import resource
from models.values.where.points import PlacePrecision

SURE, LIKELY, ASKED = Verdict.SURE, Verdict.LIKELY, Verdict.ASKED


def first(text: str, countries: tuple[str, ...] = ()) -> tuple[str, str, str]:
    place = find_place(text, countries).place
    assert place is not None, f"{text}: {find_place(text, countries).sentence}"
    return place.name, place.country, place.kind


# what a desk types ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "name", "country", "kind"),
    [
        ("Beijing", "Beijing", "CN", "city"),
        ("Shenzhen", "Shenzhen", "CN", "city"),
        ("Washington", "Washington", "US", "city"),
        ("Washington, DC", "Washington", "US", "city"),
        ("Washington D.C.", "Washington", "US", "city"),
        ("New Haven, CT", "New Haven", "US", "city"),
        ("Palm Beach, Florida", "Palm Beach", "US", "city"),
        ("London, UK", "London", "GB", "city"),
        ("UK", "United Kingdom", "GB", "country"),
        ("USA", "United States", "US", "country"),
        ("UAE", "United Arab Emirates", "AE", "country"),
        ("NYC", "New York City", "US", "city"),
        ("Frankfurt", "Frankfurt am Main", "DE", "city"),
        ("Gaza", "Gaza", "PS", "city"),
        ("München", "Munich", "DE", "city"),
        ("Bruxelles", "Brussels", "BE", "city"),
        ("Москва", "Moscow", "RU", "city"),
        ("Бахмут", "Bakhmut", "UA", "city"),
        ("Kiev", "Kyiv", "UA", "city"),
        ("بيروت", "Beirut", "LB", "city"),
        ("淮安市清江浦区", "Huai'an", "CN", "city"),
        ("Aschheim", "Aschheim", "DE", "city"),
        ("Türkiye", "Turkey", "TR", "country"),
        ("Nur-Sultan", "Astana", "KZ", "city"),
        ("George Town, Cayman Islands", "George Town", "KY", "city"),
        ("White House, Washington, DC", "Washington", "US", "city"),
        ("United States", "United States", "US", "country"),
    ],
)
def test_what_a_desk_types_is_found_as_it_means_it(typed: str, name: str, country: str, kind: str) -> None:
    assert first(typed) == (name, country, kind)


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("서울", "Seoul", "KR"),
        ("東京", "Tokyo", "JP"),
        ("Αθήνα", "Athens", "GR"),
        ("القاهرة", "Cairo", "EG"),
        ("קהיר", "Cairo", "EG"),
        ("เชียงใหม่", "Chiang Mai", "TH"),
        ("मुंबई", "Mumbai", "IN"),
        ("თბილისი", "Tbilisi", "GE"),
        ("Երևան", "Yerevan", "AM"),
        ("Wien", "Vienna", "AT"),
        ("Genève", "Geneva", "CH"),
        ("Leningrad", "Saint Petersburg", "RU"),
        ("Bombay", "Mumbai", "IN"),
        ("Peking", "Beijing", "CN"),
        ("Saigon", "Ho Chi Minh City", "VN"),
        ("Artemivsk", "Bakhmut", "UA"),
        ("Danzig", "Gdańsk", "PL"),
        ("Burma", "Myanmar", "MM"),
        ("Allemagne", "Germany", "DE"),
        ("ドイツ", "Germany", "DE"),
        ("الإمارات العربية المتحدة", "United Arab Emirates", "AE"),
        ("Scotland", "Scotland", "GB"),
        ("Catalonia", "Catalonia", "ES"),
    ],
)
def test_names_of_every_script_and_of_old_are_found(typed: str, name: str, country: str) -> None:
    assert first(typed)[:2] == (name, country)


@pytest.mark.parametrize(
    ("typed", "name", "admin"),
    [
        ("Toronto, ON", "Toronto", "Ontario"),
        ("Vancouver, BC", "Vancouver", "British Columbia"),
        ("Sydney, NSW", "Sydney", "New South Wales"),
        ("Boston, Mass.", "Boston", "Massachusetts"),
        ("Springfield, IL", "Springfield", "Illinois"),
        ("St. Louis, MO", "St. Louis", "Missouri"),
        ("Austin TX", "Austin", "Texas"),
        ("Los Angeles, CA", "Los Angeles", "California"),
        ("London, CA", "London", "Ontario"),
        ("São Paulo, SP", "São Paulo", "São Paulo"),
        ("Milano (MI)", "Milan", "Milano"),
        ("Paris, Texas", "Paris", "Texas"),
        ("Simferopol, Crimea", "Simferopol", "Crimea"),
    ],
)
def test_the_codes_of_addresses_tell_the_province(typed: str, name: str, admin: str) -> None:
    place = find_place(typed).place
    assert place is not None
    assert (place.name, place.admin) == (name, admin)


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("12 Rue X, Lyon, France", "Lyon", "12 Rue X"),
        ("12 rue de Paris, 69002 Lyon, France", "Lyon", "12 rue de Paris"),
        ("10 Downing Street, London SW1A 2AA, UK", "London", "10 Downing Street"),
        ("White House, Washington, DC", "Washington", "White House"),
        ("Россия, Москва, ул. Ленина 5", "Moscow", "ул. Ленина 5"),
        ("江苏省淮安市清江浦区", "Huai'an", "清江浦区"),
        ("서울특별시 강남구", "Seoul", "강남구"),
        ("Port of Beirut", "Beirut", "Port of"),
        ("near Bakhmut", "Bakhmut", "near"),
        ("Kyiv Central Station", "Kyiv", "Central Station"),
        ("Unknownville, France", "France", "Unknownville"),
    ],
)
def test_the_last_known_part_of_an_address_is_taken_and_the_rest_is_told(
    typed: str, name: str, rest: str
) -> None:
    found = find_place(typed)
    assert found.place is not None
    assert (found.verdict, found.place.name, found.rest) == (LIKELY, name, rest)
    assert rest in found.words


def test_a_part_of_an_address_has_its_own_coarser_precision() -> None:
    assert find_place("White House, Washington, DC").places[0].precision is PlacePrecision.CITY
    assert find_place("Unknownville, France").places[0].precision is PlacePrecision.COUNTRY


# how sure ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Taizhou", "Springfield", "Cambridge", "Georgia", "CA", "DE", "San José"])
def test_what_can_be_several_is_asked_and_never_decided(typed: str) -> None:
    found = find_place(typed)
    assert (found.verdict, found.place) == (ASKED, None)
    assert len(found.places) > 1
    assert "say which" in found.sentence


def test_both_cities_called_taizhou_are_offered() -> None:
    assert {place.name_zh for place in find_place("Taizhou").places} >= {"泰州", "台州"}


@pytest.mark.parametrize(("typed", "other"), [("Frankfurt", "Frankfurt (Oder)"), ("Odessa", "Odessa")])
def test_what_is_likely_is_told_with_the_others(typed: str, other: str) -> None:
    found = find_place(typed)
    assert found.verdict is LIKELY
    assert other in [place.name for place in found.others]
    assert f"“{typed}” is taken as" in found.sentence


@pytest.mark.parametrize(
    ("typed", "countries", "country"),
    [("Moscow", ("RU", "US"), "RU"), ("Georgia", ("US",), "US"), ("Georgia", ("GE",), "GE"),
     ("Cambridge", ("US",), "US"), ("DE", ("DE",), "DE"), ("Tripoli", ("LB",), "LB")],
)  # fmt: skip
def test_the_countries_of_the_case_decide(typed: str, countries: tuple[str, ...], country: str) -> None:
    assert first(typed, countries)[1] == country


def test_a_small_place_is_never_sure_by_its_bare_name() -> None:
    assert find_place("Aschheim").verdict is LIKELY
    assert find_place("Aschheim, Germany").verdict is SURE


@pytest.mark.parametrize(
    "typed",
    ["Global", "Various", "Online", "International", "National", "N/A", "n.a.", "-", "—", "?", "weltweit", "Unbekannt",
     "en ligne", "varios lugares", "онлайн", "неизвестно", "невідомо", "不详", "线上", "オンライン", "不明",
     "온라인", "غير معروف", "multiple locations", "divers lieux", "Middle East",
     "Mediterranean", "在线", "Europe", "Африка", "Middle Africa", "EU", "world"],
)  # fmt: skip
def test_words_for_no_single_place_get_no_point(typed: str) -> None:
    assert find_place(typed).verdict is Verdict.NO_PLACE
    assert readings(typed) == ()


@pytest.mark.parametrize("typed", ["Xqzzt", "Lorem ipsum dolor", "x" * 400])
def test_what_is_not_known_says_what_to_do(typed: str) -> None:
    found = find_place(typed)
    assert found.verdict is Verdict.UNKNOWN
    assert "give its coordinates" in found.sentence


def test_a_command_reads_name_province_country_kind_and_whether_it_is_sure() -> None:
    (one,) = readings("New Haven, CT")
    assert (one.name, one.admin, one.country, one.kind, one.sure) == (
        "New Haven",
        "Connecticut",
        "US",
        "city",
        True,
    )
    assert [one.sure for one in readings("Taizhou")][:2] == [False, False]


def test_every_short_name_means_a_place() -> None:
    from models.gazetteer.finding import _short_names

    missing = [short for short, meant in _short_names().items() if find_place(meant).place is None]
    assert missing == []


@pytest.mark.parametrize(
    "typed", ["Frankfurt", "Washington", "Gaza", "UK", "München", "Paris, Texas", "Beijing"]
)
def test_the_list_of_the_form_begins_with_what_the_words_mean(typed: str) -> None:
    assert search(typed)[0] == find_place(typed).place


@given(st.text(max_size=40))
def test_any_words_are_read_or_told_to_be_unknown(text: str) -> None:
    found = find_place(text)
    assert isinstance(found, Found)
    assert found.sentence
    assert (found.place is not None) == (found.verdict in (SURE, LIKELY))


def test_a_look_unpacks_a_few_blocks_and_not_the_list() -> None:
    gazetteer = _loaded.__wrapped__(resource("gazetteer"))
    gazetteer.named("Springfield")
    gazetteer.beginning("b", 12)
    assert gazetteer._names._block.cache_info().currsize < 5
