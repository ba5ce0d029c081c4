"""An event told in one line: which words are its date, its place, its actor and its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gazetteer.finding import find_place
from models.texts.quick_line import QuickLine, read_quick_line

OWN = frozenset(("hangar 12",))
ACTORS = frozenset(("rhosus crew",))


def read(line):
    return read_quick_line(line, lambda words: None if words.casefold() in OWN else find_place(words), ACTORS)


@pytest.mark.parametrize(
    ("line", "when", "place", "title"),
    [
        ("24 Sep 2021 Beijing: ten bodies ban trading", "24 Sep 2021", "Beijing", "ten bodies ban trading"),
        ("2021-09-24 18:07 Beijing: ten bodies ban", "2021-09-24 18:07", "Beijing", "ten bodies ban"),
        ("2021-09-24 18:07: a meeting", "2021-09-24 18:07", "", "a meeting"),
        ("2021年9月24日 北京：十部门发布通知", "2021年9月24日", "北京", "十部门发布通知"),
        ("2021年9月24日北京：十部门发布通知", "2021年9月24日", "北京", "十部门发布通知"),
        ("2021年9月24日，北京，十部门发布通知", "2021年9月24日", "北京", "十部门发布通知"),
        (
            "24. September 2021 Peking: zehn Behörden",
            "24. September 2021",
            "Peking",
            "zehn Behörden",
        ),
        ("24.9.2021, Berlin: Urteil", "24.9.2021", "Berlin", "Urteil"),
        (
            "4. August 2020 um 18:07 Uhr Beirut: Explosion",
            "4. August 2020 um 18:07 Uhr",
            "Beirut",
            "Explosion",
        ),
        (
            "4 Aug 2020 6:07 p.m. Beirut – the port explodes",
            "4 Aug 2020 6:07 p.m.",
            "Beirut",
            "the port explodes",
        ),
        ("between 23 and 24 Oct 2014 Beirut: unloaded", "between 23 and 24 Oct 2014", "Beirut", "unloaded"),
        (
            "before 20 Nov 2013 Batumi, Georgia: she sails",
            "before 20 Nov 2013",
            "Batumi, Georgia",
            "she sails",
        ),
        ("about Feb 2025, Taizhou: a sale", "about Feb 2025", "Taizhou", "a sale"),
        ("2013 Hangar 12: sacks are stored", "2013", "Hangar 12", "sacks are stored"),
        ("4 Aug 2020 in Beirut: fire", "4 Aug 2020", "Beirut", "fire"),
        (
            "since 2014, Hangar 9: nobody knows this place",
            "since 2014",
            "",
            "Hangar 9: nobody knows this place",
        ),
        ("The port explodes on 4 August 2020", "4 August 2020", "", "The port explodes"),
        ("Beirut: the port explodes, 4 Aug 2020 18:07", "4 Aug 2020 18:07", "Beirut", "the port explodes"),
        ("03/04/2021 Berlin: raid", "03/04/2021", "Berlin", "raid"),
        ("n.d. Berlin: raid", "n.d.", "Berlin", "raid"),
        ("2,750 tonnes are unloaded", "", "", "2,750 tonnes are unloaded"),
        ("1500 soldiers land", "", "", "1500 soldiers land"),
        ("218 people die in Beirut", "", "", "218 people die in Beirut"),
        ("2013: the ship leaves", "2013", "", "the ship leaves"),
        ("Ten bodies ban trading", "", "", "Ten bodies ban trading"),
        ("24 Sep 2021", "24 Sep 2021", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_line_falls_into_date_place_and_title(line, when, place, title):
    assert read(line) == QuickLine(when, place, "", title)


def test_an_actor_of_the_case_before_a_colon_is_the_actor():
    told = read("3 Sept 2014 Rhosus crew: we are going home")
    assert told == QuickLine("3 Sept 2014", "", "Rhosus crew", "we are going home")


@given(st.text(max_size=90))
def test_no_word_is_lost_whatever_is_typed(line):
    told = read(line)
    kept = "".join((told.when, told.place, told.actor, told.title))
    letters = [letter for letter in line if letter.isalnum()]
    lost = len(letters) - len([letter for letter in kept if letter.isalnum()])
    assert lost <= 5  # in, at, on between the parts
