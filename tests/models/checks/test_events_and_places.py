"""Checks of places, doubles and gaps."""

import pytest

from models.checks.gaps import silences
from models.checks.matter import gather
from models.records.story import Confidentiality, Field
from tests.builders import a_claim, a_place, add, an_actor, an_event


@pytest.fixture
def a_used(case):
    """A place in the case that an event names."""

    def use(name, lat, lon, admin="", country="CN", **fields):
        place, event = a_place(name, lat, lon, admin=admin, country=country, **fields), an_event()
        add(case, place, event, a_claim(event, Field.WHERE, text="", place_id=place.id))
        return place

    return use


TAIZHOU_JIANGSU, TAIZHOU_ZHEJIANG = (32.456, 119.923), (28.656, 121.421)


def test_a_point_in_another_province_is_found(a_used, finds, found):
    wrong = a_used("Taizhou", *TAIZHOU_ZHEJIANG, admin="Jiangsu, CN")
    assert finds("place off", wrong)
    assert "lies in Zhejiang, not in Jiangsu" in found("place off")[0].sentence
    assert not finds("place off", a_used("Taizhou", *TAIZHOU_JIANGSU, admin="Jiangsu, CN"))
    assert not finds("place off", a_used("Taizhou", *TAIZHOU_ZHEJIANG, admin="Zhejiang, CN"))


def test_swapped_coordinates_are_found(a_used, found):
    a_used("London", -0.128, 51.507, country="GB")
    (finding,) = found("place off")
    assert "swapped" in finding.sentence


def test_a_point_at_sea_or_abroad_is_found(a_used, finds):
    assert finds("place off", a_used("Xuzhou", 20.0, -150.0))
    assert finds("place off", a_used("Xuzhou", 48.85, 2.35))


def test_borders_and_shared_codes_are_no_fault(a_used, found):
    a_used("Hong Kong", 22.319, 114.169, country="CN")
    a_used("Heihe", 50.27, 127.53, country="CN")  # on the river that is the border
    a_used("Nowhere in particular", 40.0, 100.0, country="CN")
    assert found("place off") == ()


def test_a_point_far_from_every_place_of_its_name_is_found(a_used, finds):
    assert finds("place off", a_used("Xuzhou", 23.13, 113.26))
    assert not finds("place off", a_used("Xuzhou", 34.21, 117.28))


def test_a_place_without_a_point_or_without_a_use_is_left_alone(case, found):
    add(case, a_place("Xuzhou", None, None), a_place("Xuzhou", 20.0, -150.0, country="CN"))
    assert found("place off") == ()


def two_events(case, titles, dates, kinds=("notice", "notice"), share=True):
    actor = an_actor()
    add(case, actor)
    for number, (title, when, kind) in enumerate(zip(titles, dates, kinds, strict=True)):
        event = an_event(title, when, kind=kind)
        shared = [a_claim(event, Field.WHO, actor_id=actor.id)] if share or number == 0 else []
        add(case, event, *shared)


ALIKE = ("Shayang police announce the case", "Shayang police announce case")


@pytest.mark.parametrize(
    ("titles", "dates", "kinds", "share", "count"),
    [
        (ALIKE, ("2023-07-18", "2023-07"), ("notice", "notice"), True, 1),
        (ALIKE, ("2023-07-18", "2023-08"), ("notice", "notice"), True, 0),
        (ALIKE, ("2023-07-18", "2023-07"), ("notice", "report"), True, 0),
        (ALIKE, ("2023-07-18", "2023-07"), ("notice", "notice"), False, 0),
        (("Raid in Xuzhou",) * 2, ("2023-07-18", "2023-07"), ("notice", "notice"), False, 1),
        (("Raid in Xuzhou", "Court orders sale"), ("2023", "2023"), ("notice", "notice"), True, 0),
        (ALIKE, (None, None), ("notice", "notice"), True, 1),
        (ALIKE, ("2023", None), ("notice", "notice"), True, 0),
    ],
)
def test_events_of_one_kind_and_time_that_share_actor_and_title_may_be_one(
    case, found, titles, dates, kinds, share, count
):
    two_events(case, titles, dates, kinds, share)
    assert len(found("entered twice")) == count


def test_events_that_a_relation_ties_are_two(case, found):
    one, two = an_event("Raid in Xuzhou"), an_event("Raid in Xuzhou")
    add(case, one, two, a_claim(two, Field.RELATION, role="follows", other_event_id=one.id))
    assert found("entered twice") == ()


def test_a_silence_of_years_is_told_as_a_note(case, found):
    days = ("2013-12-05", "2017-09-04", "2017-10", "2017-11", "2017-12", "2018-02")
    add(case, *(an_event(f"Event of {day}", day) for day in days))
    (finding,) = found("gap")
    assert str(finding.weight) == "note"
    assert "3 years and 9 months" in finding.sentence


def test_even_spacing_is_no_silence(case, found):
    add(case, *(an_event(f"Event of {year}", f"{year}-06") for year in range(2010, 2020)))
    assert found("gap") == ()


def test_what_lasts_fills_its_time_and_what_goes_on_only_its_beginning(case):
    days = ("2010", "2010-03/2016", "2017-03", "2018/..", "2024")
    add(case, *(an_event(f"Event of {day}", day) for day in days))
    overall = silences(gather(case.reader))[0]
    assert [gap.before.title for gap in overall.gaps] == [
        "Event of 2018/..",
        "Event of 2017-03",
        "Event of 2010-03/2016",
    ]


def test_the_silence_of_an_actor_keeps_a_confidential_name(case, found):
    actor = an_actor("Wang Wei", confidentiality=Confidentiality.CONFIDENTIAL, code_name="HERON")
    add(case, actor)
    for day in ("2013-01", "2013-02", "2013-03", "2020-01"):
        event = an_event(day, day)
        add(case, event, a_claim(event, Field.WHO, actor_id=actor.id))
    sentences = [finding.sentence for finding in found("gap")]
    assert any("HERON" in sentence for sentence in sentences)
    assert not any("Wang" in sentence for sentence in sentences)
