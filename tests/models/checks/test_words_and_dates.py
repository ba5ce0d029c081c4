"""What words say of a day, an age or a life is held against the dates of the case."""

import pytest

from models.records.desk import Reference
from models.records.story import Field
from tests.builders import a_claim, a_place, a_source, a_when, add, an_actor, an_amount, an_event

# weekdays -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Raid on Monday, 4 March 2021"},
        {"description": "They came on Friday 4 March and left."},
        {"wording": "Montag, 4. März 2021"},
        {"quote": "le lundi 4 mars 2021, la police"},
        {"quote": "2021年3月4日（星期一）"},
        {"meaning": "announced on Tuesday, March 4, 2021"},
        {"wording": "Monday"},
    ],
)
def test_a_weekday_that_was_not_is_found_wherever_it_stands(dated, found, words):
    dated("2021-03-04", **words)
    assert len(found("wrong weekday")) == 1


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Raid on Thursday, 4 March 2021"},
        {"description": "On Friday, 5 March, they left; on Thursday 4 March they came."},
        {"wording": "Donnerstag, 4. März 2021"},
        {"quote": "周四（3月4日）"},
        {"title": "The Sun, 4 March 2021: a story"},
        {"wording": "Thursday"},
    ],
)
def test_a_weekday_that_was_is_not(dated, found, words):
    dated("2021-03-04", **words)
    assert found("wrong weekday") == ()


# the day that is printed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        {"wording": "4 March"},
        {"quote": "on March 4 the board"},
        {"title": "Board of 4 March 2021"},
        {"quote": "3月4日"},
    ],
)
def test_day_and_month_turned_round_are_found(dated, found, words):
    dated("2021-04-03", **words)
    assert len(found("day and month swapped")) == 1


@pytest.mark.parametrize(
    "words", [{"wording": "3 April"}, {"title": "Board of 3 April, after that of 4 March"}]
)
def test_a_day_that_is_printed_as_it_is_kept_is_not_turned_round(dated, found, words):
    dated("2021-04-03", **words)
    assert found("day and month swapped") == ()


@pytest.mark.parametrize(
    ("edtf", "wording", "is_wrong"),
    [
        ("2021-04-05", "6 April 2021", True),
        ("2021-04-05", "5 April", False),
        ("2021-04", "5 April 2021", False),
        ("2021-04-05", "in April 2021", False),
        ("2021-04-05", "May 2021", True),
        ("2021-04-05~", "6 April 2021", False),
        ("2021-04-05", "2021年4月6日", True),
        ("2018/..", "since 2018", False),
    ],
)
def test_a_date_is_held_against_its_wording(dated, found, edtf, wording, is_wrong):
    dated(edtf, wording=wording)
    assert bool(found("date and wording")) is is_wrong


@pytest.mark.parametrize(
    ("cite", "is_deduced"),
    [
        ({"quote": "It was released on Friday."}, True),
        ({"meaning": "上周五公布"}, True),
        ({"said": "Friday"}, True),
        ({"quote": "in March 2021"}, True),
        ({"quote": "on Friday, 5 March 2021"}, False),
        ({"said": "2021-03-05", "meaning": "on Friday"}, False),
        ({"quote": "The report is long."}, False),
        ({"quote": "It was released on Friday.", "inferred": True}, False),
    ],
)
def test_a_day_that_no_source_prints_was_worked_out(dated, found, cite, is_deduced):
    dated("2021-03-05", **cite)
    assert bool(found("deduced date")) is is_deduced


@pytest.mark.parametrize(
    ("quote", "kept", "is_wrong"),
    [
        ("The police came yesterday.", "2021-06-15", True),
        ("The police came on Monday.", "2021-06-15", True),
        ("警方昨日通报", "2021-06-15", True),
        ("Die Polizei kam gestern.", "2021-06-15", True),
        ("The police came on Monday.", "2021-06-14", False),
        ("The police came on Tuesday.", "2021-06-15", False),
        ("On Monday police said they came on 15 June.", "2021-06-15", False),
        ("It will be sold on Friday.", "2021-06-18", False),
    ],
)
def test_the_day_of_a_report_is_not_that_of_the_event(dated, found, quote, kept, is_wrong):
    dated(kept, issued="2021-06-15", quote=quote)
    assert any(one.weight == "mend" for one in found("day of the report")) is is_wrong


def test_a_date_that_is_only_that_of_its_report_is_noted_but_not_for_a_publication(dated, found):
    dated("2021-06-15", issued="2021-06-15")
    assert [str(one.weight) for one in found("day of the report")] == ["note"]
    dated("2021-06-16", issued="2021-06-16", kind="publication")
    assert len(found("day of the report")) == 1


# lives ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "is_wrong"),
    [
        (("2019", "Wang Wei, 34, was seen"), ("2020", "the 31-year-old Wang Wei"), True),
        (("2019", "王伟，34岁"), ("2020", "31岁的王伟"), True),
        (("2019", "der 34-jährige Wang Wei"), ("2020", "Wang Wei (31)"), True),
        (("2019", "Wang Wei, aged 34"), ("2020", "Wang Wei, 35, left"), False),
        (("2019", "Wang Wei, 34, was seen"), ("2020", "Li Na, 31, left"), False),
        (("2019", "Wang Wei paid 34, then 35"), ("2020", "Wang Wei has 31 flats"), False),
    ],
)
def test_two_ages_of_one_person_must_agree(case, said, finds, found, first, second, is_wrong):
    add(case, an_actor("Wang Wei", local_name="王伟"), an_actor("Li Na"))
    for edtf, text in (first, second):
        said(a_source(), event=an_event(f"Event of {edtf}", edtf), text=text)
    assert bool(found("age")) is is_wrong


def test_ages_are_compared_of_people_who_are_no_actors_of_the_case(said, found):
    said(a_source(), event=an_event("Raid", "2019"), text="The driver, Peter Zander, 34, was let go")
    said(a_source(), event=an_event("Trial", "2020"), text="31-year-old Peter Zander said nothing")
    (finding,) = found("age")
    assert "Peter Zander" in finding.sentence


def test_a_death_that_a_statement_dates_counts_as_well(case, said, found):
    add(case, an_actor("Otto Brand", kind="person"))
    said(a_source(), event=an_event("Profile", "2021"), text="Otto Brand died on 12 August 2019")
    said(a_source(), event=an_event("Talks", "2020-02"), text="Kranich met Otto Brand at the quay")
    assert len(found("act outside a lifetime")) == 1


def test_an_age_must_agree_with_a_birth(case, said, found):
    add(case, an_actor("Wang Wei", began=a_when("1970-05-04")))
    said(a_source(), event=an_event("Raid", "2019"), text="Wang Wei, 34, was seen")
    (finding,) = found("age")
    assert "was born 4 May 1970" in finding.sentence


@pytest.mark.parametrize(
    ("role", "edtf", "is_wrong"),
    [
        ("mayor", "2020-01-05", True),
        ("mayor", "2019-08-12", False),
        ("mayor", "2019", False),
        ("deceased", "2020-01-05", False),
        ("witness", "1940", True),
    ],
)
def test_nobody_acts_before_their_birth_or_after_their_death(case, said, finds, role, edtf, is_wrong):
    actor = an_actor("Otto Brand", kind="person", began=a_when("1950"), ended=a_when("2019-08-12"))
    add(case, actor)
    claim = said(
        a_source(), event=an_event("Talks", edtf), field=Field.WHO, text="", actor_id=actor.id, role=role
    )
    assert finds("act outside a lifetime", claim) is is_wrong


def test_a_death_that_an_event_tells_counts_as_well(case, said, found):
    brand = an_actor("Otto Brand", kind="person")
    add(case, brand)
    death = an_event("Otto Brand dies in hospital", "2019-08-12")
    said(a_source(), event=death, field=Field.WHO, text="", actor_id=brand.id, role="deceased")
    said(a_source(), event=an_event("Talks", "2020-02"), text="Kranich met Otto Brand at the quay")
    (finding,) = found("act outside a lifetime")
    assert "Otto Brand dies in hospital" in finding.sentence


def test_what_is_said_of_the_dead_is_no_act_of_theirs(case, said, found):
    add(case, an_actor("Otto Brand", kind="person", ended=a_when("2019-08-12")))
    said(a_source(), event=an_event("Estate", "2020-02"), text="The widow of Otto Brand sold the house")
    said(a_source(), event=an_event("Talks", "2020-02"), text="The plan was once drawn up for Otto Brand")
    assert found("act outside a lifetime") == ()


# doubles -------------------------------------------------------------------------------------------


@pytest.fixture
def event_at(case):
    """An event with an actor, a place and perhaps a sum."""

    def make(title, edtf, actor, place=None, kind="sale", amount=None, role="seller"):
        event = an_event(title, edtf, kind=kind)
        claims = [a_claim(event, Field.WHO, text="", actor_id=actor.id, role=role)]
        if place:
            claims.append(a_claim(event, Field.WHERE, text="", place_id=place.id))
        if amount:
            claims.append(a_claim(event, Field.AMOUNT, text="", amount=amount))
        known = [one for one in (actor, place) if one and case.reader.find(type(one), one.id) is None]
        add(case, *known, event, *claims)
        return event

    return make


@pytest.mark.parametrize(
    ("one", "other", "is_double"),
    [
        ("Officers raid the Wharf depot", "Depot searched by investigators", True),
        ("Officers raid the Wharf depot", "警方突击搜查仓库", True),
        ("Razzia im Lager am Kai", "Perquisition dans l'entrepôt", True),
        ("Officers raid the Wharf depot", "Mayor opens the new depot", False),
        ("Depot 1 searched", "Depot 2 searched", False),
    ],
)
def test_one_event_in_other_words_is_found_in_any_language(event_at, found, one, other, is_double):
    firm, wharf = an_actor("Linden Ltd"), a_place("Wharf")
    event_at(one, "2022-01-17", firm, wharf)
    event_at(other, "2022-01-17", firm, wharf)
    assert bool(found("entered twice")) is is_double


def test_the_same_deed_to_another_person_is_another_event(event_at, found):
    court = a_place("Court")
    event_at("Court sentences the director", "2022-01-17", an_actor("Wang Wei"), court, role="defendant")
    event_at("Court sentences the cashier", "2022-01-17", an_actor("Li Na"), court, role="defendant")
    assert found("entered twice") == ()


def test_an_evening_in_new_york_is_a_morning_in_beijing(event_at, found):
    firm, york, beijing = (
        an_actor("Linden Ltd"),
        a_place("New York", 40.7, -74.0),
        a_place("Beijing", 39.9, 116.4),
    )
    event_at("Linden sells its New York branch", "2021-05-12", firm, york)
    event_at("林登出售纽约分公司", "2021-05-13", firm, beijing)
    assert len(found("one moment, two zones")) == 1


def test_a_day_later_farther_west_is_another_day(event_at, found):
    firm, york, beijing = (
        an_actor("Linden Ltd"),
        a_place("New York", 40.7, -74.0),
        a_place("Beijing", 39.9, 116.4),
    )
    event_at("Linden sells its branch", "2021-05-12", firm, beijing)
    event_at("Linden sold its branch", "2021-05-13", firm, york)
    assert found("one moment, two zones") == ()


def test_one_instant_by_two_clocks_is_one_moment(event_at, found):
    firm = an_actor("Linden Ltd")
    event_at("Linden halts trading", "2021-05-12T20:30-04:00", firm)
    event_at("Trading stops", "2021-05-13T08:30+08:00", firm)
    assert len(found("one moment, two zones")) == 1


@pytest.mark.parametrize(("a", "b"), [("300m yuan", "3亿元"), ("CNY 41.5 million", "4150万元")])
def test_one_sum_in_other_words_is_counted_twice(event_at, found, a, b):
    from models.values.money import read_amount

    firm = an_actor("Linden Ltd")
    event_at("Land goes to a bidder", "2020-09-01", firm, amount=read_amount(a))
    event_at("土地成交", "2020-11-20", firm, amount=read_amount(b))
    (finding,) = found("counted twice")
    assert b in finding.sentence


def test_one_sum_in_two_unlike_events_is_two_sums(event_at, found):
    event_at("Land goes to a bidder", "2012-09-01", an_actor("Linden Ltd"), amount=an_amount("300000000"))
    event_at("Fine imposed", "2020-11-20", an_actor("Brand AG"), kind="notice", amount=an_amount("300000000"))
    assert found("counted twice") == ()


def test_a_total_of_a_year_stands_beside_the_sums_of_that_year(event_at, found):
    firm = an_actor("Linden Ltd")
    event_at("Sales of the year", "2021", firm, amount=an_amount("90000000"))
    event_at("First lot", "2021-03-01", firm, amount=an_amount("41000000"))
    assert found("total over single sums") == ()  # one alone may be all that is known of the year
    event_at("Second lot", "2021-06-01", firm, amount=an_amount("37000000"))
    assert len(found("total over single sums")) == 1


def test_one_title_told_of_two_cities_names_them(event_at, found):
    firm = an_actor("Linden Ltd")
    event_at("New York: Linden halts its trading", "2021-05-12", firm)
    event_at("Beijing: trading of Linden suspended", "2021-05-13", firm)
    assert len(found("one moment, two zones")) == 1


# sources and names ---------------------------------------------------------------------------------


def test_a_chain_of_sources_is_one_source(case, said, finds, found):
    first, second = a_source("Agency"), a_source("Paper")
    claim = said(first, second)
    assert not finds("single source", claim)
    add(case, Reference("r", second.id, first.id))
    assert finds("single source", claim)
    assert "Agency" in found("single source")[0].sentence


def test_a_source_that_cites_itself_through_others_is_a_circle(case, said, found):
    a, b = a_source("A"), a_source("B")
    said(a, b)
    add(case, Reference("r1", a.id, b.id))
    assert found("circular sources") == ()
    add(case, Reference("r2", b.id, a.id))
    assert len(found("circular sources")) == 1


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Viktor Lindemann", "Victor Lindemann", True),
        ("Huai'an Media Ltd", "Huaian Media", True),
        ("Müller Logistik GmbH", "Muller Logistik", True),
        ("Delta 1 Ltd", "Delta 2 Ltd", False),
        ("Bank of China", "Bank of Chile", False),
        ("Li Wei", "Li Wen", False),
        ("First Court", "Fifth Court", False),
    ],
)
def test_two_spellings_of_one_name_are_found(case, said, found, one, other, is_one):
    for name in (one, other):
        actor = an_actor(name)
        add(case, actor)
        said(a_source(), field=Field.WHO, text="", actor_id=actor.id)
    assert bool(found("one name, two spellings")) is is_one


def test_xuzhou_and_suzhou_are_two_cities(case, said, found):
    for name, lat, lon in (
        ("Xuzhou", 34.26, 117.19),
        ("Suzhou", 31.3, 120.6),
        ("Taizhou", 32.5, 119.9),
        ("Taizhou", 28.6, 121.4),
    ):
        place = a_place(name, lat, lon)
        add(case, place)
        said(a_source(), field=Field.WHERE, text="", place_id=place.id)
    assert found("one name, two spellings") == ()
