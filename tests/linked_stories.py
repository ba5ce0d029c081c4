"""Stories whose actors are related and whose claims are cited, for formats that hold graphs."""

from hypothesis import strategies as st

from models.exchange.stories.story import Story
from models.records.eras import KIND_OF_ERAS, PLAIN
from models.records.relations import KIND_OF_RELATIONS, SHARE, WHO, WHOM, RelationKind
from models.records.standing import STANDINGS
from models.records.story import Actor, Citation, Claim, Event, Field, Kind, Locator, Place, Source, Stance
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import PlacePrecision, Point
from tests.records_of_any_kind import EDTFS, sums

WORDS = (
    "Sale", "徐州法院拍卖", "Обыск в банке", "مزاد", "O’Brien & “Söhne”", "<b>bold</b> [link](x)", "=1+1",
    "a, b; c | d", "two\nlines", 'she said "no"', "100% \\ {braces}", "-dash", "'quoted'", "Ünï-cödé é", "#tag @name",
)  # fmt: skip
NAMES = tuple(word for word in WORDS if "\n" not in word)
names = st.sampled_from(NAMES)
words = st.sampled_from(("", *WORDS))
whens = st.none() | st.sampled_from(EDTFS).map(When.from_edtf)
points = st.none() | st.builds(
    Point, st.integers(-8999, 8999).map(lambda n: n / 100), st.integers(-17999, 17999).map(lambda n: n / 100)
)
_KIND = Kind("sale", "Sale", "#0072B2", "disc")
_amounts = sums(Amount, st.sampled_from(("CNY", "USD")))
_quantities = sums(Quantity, st.sampled_from(("BTC", "kg")))
_shares = st.builds(Quantity, st.decimals(0, 100, places=1), st.just(SHARE), st.sampled_from(tuple(Bound)))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a story of a few events, relations and eras with their actors, places, sums and sources."""
    actors = [
        Actor(
            f"actor{n}",
            f"{draw(names)} {n}",
            draw(st.sampled_from(("", "法院", "Суд"))),
            kind=draw(_actor_kinds),
        )
        for n in range(3)
    ]
    places = [
        Place(f"place{n}", f"{draw(names)} {n}", country=draw(st.sampled_from(("", "CN", "HK"))), point=draw(points),
              precision=draw(st.sampled_from((PlacePrecision.CITY, PlacePrecision.PROVINCE))))
        for n in range(2)
    ]  # fmt: skip
    sources = [_source(draw, n) for n in range(3)]
    records = [_KIND, KIND_OF_RELATIONS, KIND_OF_ERAS, *actors, *places, *sources]
    count = draw(st.integers(1, 3))
    for n in range(count):
        records += _event(draw, n, actors, places, sources)
    if draw(st.booleans()):
        records += _relation(draw, actors, sources)
    if draw(st.booleans()):
        era = Event("era", KIND_OF_ERAS.id, "The ban", When.from_edtf("2021-09/.."), era=PLAIN)
        records += [era, Claim("era-what", era.id, Field.WHAT)]
    return Story(records)


_actor_kinds = st.sampled_from(("", "person", "company", "court", "police", "publisher"))


def _source(draw: st.DrawFn, number: int) -> Source:
    return Source(
        f"source{number}",
        f"{draw(names)} {number}",
        type=draw(st.sampled_from(("webpage", "article-newspaper", "report"))),
        authors=tuple(
            draw(st.lists(st.sampled_from(("Li Wei", "Ана", "O’Neil, A.")), max_size=2, unique=True))
        ),
        publisher=draw(st.sampled_from(("", "Reuters", "财新"))),
        issued=draw(whens),
        url=f"https://example.org/{number}" if draw(st.booleans()) else "",
        archived_url=draw(st.sampled_from(("", "https://archive.example/1"))),
        language=draw(st.sampled_from(("", "zh", "en"))),
    )


def _event(draw: st.DrawFn, number: int, actors: list, places: list, sources: list) -> list:
    event = Event(
        f"event{number}",
        _KIND.id,
        f"{draw(names)} no. {number}",
        when=draw(whens),
        description=draw(words),
        jurisdiction=draw(st.sampled_from(("", "CN", "DE"))),
        official_number=draw(st.sampled_from(("", "银发〔2021〕237号"))),
        official_title=draw(words).replace("\n", " "),
        tags=tuple(draw(st.lists(st.sampled_from(("crypto", "法院", "two words")), max_size=2, unique=True))),
        standing=draw(st.sampled_from(("", *STANDINGS))),
    )
    claims = [Claim(f"{event.id}-what", event.id, Field.WHAT, is_inferred=draw(st.booleans()))]
    if event.when:
        claims.append(Claim(f"{event.id}-when", event.id, Field.WHEN, position=1))
    claims += _values(draw, event, actors, places)
    return [event, *claims, *_citations(draw, claims, sources)]


def _values(draw: st.DrawFn, event: Event, actors: list, places: list) -> list[Claim]:
    told: list[dict] = []
    for place in draw(st.lists(st.sampled_from(places), max_size=2, unique_by=id)):
        told.append({"field": Field.WHERE, "place_id": place.id, "role": draw(_roles)})
    for actor in draw(st.lists(st.sampled_from(actors), max_size=2, unique_by=id)):
        told.append({"field": Field.WHO, "actor_id": actor.id, "role": draw(_roles)})
    told += [
        {"field": Field.AMOUNT, "amount": each, "meaning": draw(_meanings)} for each in draw(_few(_amounts))
    ]
    told += [{"field": Field.QUANTITY, "quantity": each} for each in draw(_few(_quantities))]
    if draw(st.booleans()):
        told.append({"field": Field.AMOUNT, "wording": "undisclosed"})
    if text := draw(words):
        speaker = draw(st.none() | st.sampled_from(actors))
        told.append({"field": Field.STATEMENT, "text": text, "actor_id": speaker and speaker.id})
    return [
        Claim(f"{event.id}-{at}", event.id, position=at, is_inferred=draw(st.integers(0, 4)) == 0, **one)
        for at, one in enumerate(told, start=2)
    ]


def _few(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=2)


_PASSAGES = ({}, {"locator": Locator.PAGE, "place": "3–5"}, {"locator": Locator.CELL, "place": "A!B7"})
_roles = st.sampled_from(("", "seller", "买方", "court of appeal"))
_meanings = st.sampled_from(("", "proceeds", "a fine of sorts"))


def _citations(draw: st.DrawFn, claims: list[Claim], sources: list[Source]) -> list[Citation]:
    return [
        Citation(
            f"cited-{claims[0].event_id}-{at}",
            draw(st.sampled_from(claims)).id,
            draw(st.sampled_from(sources)).id,
            **draw(st.sampled_from(_PASSAGES)),
            quote=draw(words),
            stance=draw(st.sampled_from(tuple(Stance))),
            position=at,
        )
        for at in range(draw(st.integers(0, 3)))
    ]  # fmt: skip


def _relation(draw: st.DrawFn, actors: list, sources: list) -> list:
    kind = draw(st.sampled_from(tuple(RelationKind)))
    when = draw(whens)
    event = Event(
        "relation", KIND_OF_RELATIONS.id, draw(names), when=when, relation=str(kind), description=draw(words)
    )
    said = "lends a flat to" if kind is RelationKind.OTHER else draw(st.sampled_from(("", "chair", "сестра")))
    claims = [
        Claim("rel-what", event.id, Field.WHAT, text=said),
        Claim("rel-who", event.id, Field.WHO, actor_id=actors[0].id, role=WHO, position=1),
        Claim("rel-whom", event.id, Field.WHO, actor_id=actors[1].id, role=WHOM, position=2),
    ]
    if kind is RelationKind.OWNS and draw(st.booleans()):
        claims.append(Claim("rel-share", event.id, Field.QUANTITY, quantity=draw(_shares), position=3))
    if kind is RelationKind.PAID and draw(st.booleans()):
        claims.append(Claim("rel-sum", event.id, Field.AMOUNT, amount=draw(_amounts), position=3))
    return [event, *claims, *_citations(draw, claims, sources)]
