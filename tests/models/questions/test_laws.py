"""Laws of questions: they read as they are written, and and, or, not are what logic says."""

import random
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.fields import BY_NAME, FIELDS
from models.questions.reading import NotUnderstood, read_question
from models.questions.terms import COUNTED, And, Condition, Kind, Not, Or, Question, Words, all_of, any_of
from models.questions.wording import question_words
from tests.builders import a_case, a_citation, a_claim, a_place, a_source, an_actor, an_amount, an_event

VALUES = st.one_of(
    st.sampled_from(
        (
            "sale",
            "Jiangsu",
            "The Block",
            "2021-09-24",
            "1bn CNY",
            "嘉芬翔",
            "a:b",
            "(x)",
            "and",
            "not",
            "o'clock",
        )
    ),
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8),
).map(lambda text: text.translate(str.maketrans("", "", '"“”')) or "x")
SIMPLE = sorted({field.name for field in FIELDS} - {*COUNTED, "within"})
WORDS = st.lists(VALUES, min_size=1, max_size=3).map(lambda some: Words(" ".join(some)))
CONDITIONS = st.one_of(
    st.builds(
        Condition, st.sampled_from(SIMPLE), VALUES.map(str.strip), st.sampled_from(("", ">=", "<", "="))
    ),
    st.builds(
        Condition, st.sampled_from(COUNTED), st.integers(0, 99).map(str), st.sampled_from((">", "<=", "="))
    ),
    st.builds(
        lambda value, name: Condition("query", value, "", "to", Condition("to", name)),
        st.just("open"),
        VALUES,
    ),
)


def joined(inner):
    some = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        inner.map(Not),
        some.map(all_of),
        some.map(any_of),
        st.builds(lambda name, term: Condition(name, other=term), st.sampled_from(COUNTED), inner),
        st.builds(
            lambda way, term: Condition("within", "30d", "", way, term),
            st.sampled_from(("of", "after")),
            inner,
        ),
    )


TERMS = st.recursive(st.one_of(CONDITIONS, WORDS), joined, max_leaves=6)


@given(st.sampled_from(tuple(Kind)), st.none() | TERMS)
def test_a_question_reads_as_it_is_written(kind, term):
    question = Question(kind, term)
    assert read_question(question_words(question)) == question


@given(st.text(max_size=40))
def test_any_text_is_a_question_or_is_refused_in_one_sentence(text):
    try:
        question = read_question(text)
    except NotUnderstood as error:
        sentence = str(error)
    else:
        sentence = "."
        assert read_question(question_words(question)) == question
    assert sentence.endswith(".")


def test_every_field_is_told_with_an_example_that_can_be_read():
    assert len(BY_NAME) == len(FIELDS)
    for field in FIELDS:
        used = {condition.field for condition in read_question(field.example).conditions}
        assert field.name in used


LEAVES = tuple(
    Condition(name, value)
    for name, value in (
        ("place", "Jiangsu"), ("actor", "Ana"), ("kind", "sale"), ("after", "2019"), ("before", "2021"),
        ("amount", "any"), ("inferred", "yes"), ("cited", "no"), ("language", "zh"), ("precision", "day"),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    """A case of sixty events thrown at random, always in the same way."""
    chance = random.Random(11)
    places = [
        a_place(name, id=name, admin=f"{admin}, CN", country="CN")
        for name, admin in (("Xuzhou", "Jiangsu"), ("Wuhan", "Hubei"))
    ]
    actors = [an_actor(name, id=name) for name in ("Ana", "Bo")]
    sources = [a_source(name, id=name, language=name) for name in ("zh", "en")]
    records = [*places, *actors, *sources]
    for number in range(60):
        event = an_event(
            f"Event {number}",
            f"{chance.randint(2017, 2023)}-0{chance.randint(1, 9)}",
            chance.choice(("sale", "notice")),
            f"e{number}",
        )
        claims = [
            a_claim(event, "where", id=f"{number}w", place_id=chance.choice(places).id),
            a_claim(
                event, "who", id=f"{number}a", actor_id=chance.choice(actors).id, is_inferred=number % 3 == 0
            ),
        ]
        if chance.random() < 0.5:
            claims.append(a_claim(event, "amount", id=f"{number}m", amount=an_amount()))
        cited = [
            a_citation(claim, chance.choice(sources), id=f"{claim.id}c")
            for claim in claims
            if chance.random() < 0.6
        ]
        records += [event, *claims, *cited]
    path = tmp_path_factory.mktemp("laws")
    with a_case(path, *records) as case:
        yield Facts(case.reader)


LEAF_TERMS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(Not), st.tuples(inner, inner).map(And), st.tuples(inner, inner).map(Or)
    ),
    max_leaves=5,
)
KINDS = st.sampled_from((Kind.EVENTS, Kind.CLAIMS, Kind.SOURCES, Kind.ACTORS))


@given(KINDS, LEAF_TERMS, LEAF_TERMS, LEAF_TERMS)
def test_and_or_and_not_are_what_logic_says(facts, kind, a, b, c):
    def of(term):
        return set(answer(Question(kind, term), facts).ids)

    every = set(answer(Question(kind), facts).ids)
    assert of(Not(Not(a))) == of(a)
    assert of(Not(a)) == every - of(a)
    assert of(And((a, b))) == of(a) & of(b) == of(And((b, a)))
    assert of(Or((a, b))) == of(a) | of(b)
    assert of(Not(And((a, b)))) == of(Or((Not(a), Not(b))))
    assert of(And((a, Or((b, c))))) == of(Or((And((a, b)), And((a, c)))))


@given(KINDS, st.lists(st.sampled_from(LEAVES), min_size=1, max_size=4))
def test_every_part_more_leaves_no_more_answers(facts, kind, leaves):
    counts = [
        len(answer(Question(kind, all_of(tuple(leaves[:number]))), facts).ids)
        for number in range(1, len(leaves) + 1)
    ]
    assert counts == sorted(counts, reverse=True)
    assert reduce(min, counts) == counts[-1]


def test_a_question_to_claims_in_brackets_holds_of_one_claim_and_not_of_several(tmp_path):
    event = an_event(id="e")
    xuzhou, wuhan = a_place("Xuzhou", id="x"), a_place("Wuhan", id="w")
    claims = [
        a_claim(event, "where", id="1", place_id="x", role="seat"),
        a_claim(event, "where", id="2", place_id="w", role="seller"),
    ]
    with a_case(tmp_path, event, xuzhou, wuhan, *claims) as case:
        facts = Facts(case.reader)
        assert answer(read_question("role:seller where:Xuzhou"), facts).ids == ("e",)
        assert answer(read_question("claims:(role:seller where:Xuzhou)"), facts).ids == ()
        assert answer(read_question("claims:(role:seller where:Wuhan)"), facts).ids == ("e",)
