"""Which places and actors a name means, in any script, and what lies in a place."""

import pytest

from models.case import Case
from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.reading import NotUnderstood, read_question
from tests.builders import a_case, a_citation, a_claim, a_place, a_source, an_actor, an_event


@pytest.fixture
def ask(tmp_path):
    places = [
        a_place("Beirut", 33.89, 35.5, id="beirut", local_name="بيروت", country="LB"),
        a_place("München", 48.13, 11.57, id="munich", country="DE"),
        a_place("Бахмут", 48.59, 38.0, id="bakhmut"),  # nobody said in which country
        a_place("Baoshan District, Shanghai", 31.4, 121.49, id="baoshan", admin="Shanghai, CN", country="CN"),
        a_place("Taizhou", 32.45, 119.92, id="taizhou", local_name="泰州", admin="Jiangsu, CN", country="CN"),
        a_place("The yard behind the mill", id="yard"),
    ]
    events = [an_event(f"Event {place.id}", id=place.id) for place in places]
    claims = [a_claim(event, "where", id=f"c-{event.id}", place_id=event.id) for event in events]
    actor = an_actor("Müller GmbH", id="mueller", aliases=("former=Huber AG",))
    who = a_claim(events[0], "who", id="who", actor_id="mueller")
    source = a_source(id="s")
    said = [
        a_citation(who, source, id="q1", said="Mueller Ltd"),
        a_citation(claims[4], source, id="q2", said="München"),
    ]
    with a_case(tmp_path, *places, *events, *claims, actor, who, source, *said) as case:
        facts = Facts(case.reader)
        yield lambda words: set(answer(read_question(words), facts).ids)


@pytest.mark.parametrize(
    ("names", "inside"),
    [
        (("Lebanon", "Liban", "لبنان", "بيروت", "Beirut"), {"beirut"}),
        (("Germany", "Deutschland", "Bavaria", "Bayern", "Munich", "慕尼黑"), {"munich"}),
        (("Ukraine", "Україна", "Bakhmut"), {"bakhmut"}),
        (("Shanghai", "上海"), {"baoshan"}),
        (("Jiangsu", "江苏", "江蘇", "江苏省"), {"taizhou"}),
        (("China", "中国"), {"baoshan", "taizhou"}),
        (("yard", "mill yard"), {"yard"}),
    ],
)
def test_a_place_is_meant_by_any_of_its_names_and_holds_all_that_lies_in_it(ask, names, inside):
    assert {name: ask(f'place:"{name}"') for name in names} == dict.fromkeys(names, inside)


def test_what_a_source_prints_instead_never_hides_the_place_of_that_name(ask):
    assert ask("place:München") == {"munich"}  # though one source says so of Taizhou


def test_an_actor_is_meant_by_former_names_and_by_what_sources_print(ask):
    for name in ("Müller", "muller gmbh", '"Huber AG"', '"Mueller Ltd"'):
        assert ask(f"actor:{name}") == {"beirut"}


@pytest.mark.parametrize(
    ("letters", "id"), [("PBOC", "pboc"), ("pbc", "pboc"), ("SPC", "spc"), ("CSRC", "csrc")]
)
def test_a_body_is_meant_by_its_initials(sample_path, letters, id):
    with Case.open(sample_path, read_only=True) as case:
        assert answer(read_question(f"actors actor:{letters}"), Facts(case.reader)).ids == (id,)


def test_a_name_that_nothing_bears_is_refused(ask):
    with pytest.raises(NotUnderstood, match="Narnia"):
        ask("place:Narnia")
