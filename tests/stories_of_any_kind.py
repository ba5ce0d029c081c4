"""Stories of every kind for the laws of formats: odd dates, letters of many scripts, several places, sums, sources."""

from decimal import Decimal
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from models.exchange.stories.story import Story
from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.story import About, Actor, Citation, Claim, Event, Field, Kind, Place, Source, Stance
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import PlacePrecision, Point

EDTFS = (
    "2021", "2021-09", "2021-09-24", "2021-09-24T14:05", "2021-09-24T14:05+08:00", "2021~", "2021-09?", "2021-09-24%",
    "199X", "19XX", "2021-22", "2021-34", "2018/2020", "2018-03/..", "/2018", "2018/", "[2018..2020]", "[..2018]",
    "[2018..]", "../2020-11", "[2018,2020]", "{2018,2020}", "0476", "2021-01-01",
)  # fmt: skip
"""A date of each shape that a case can hold."""
_SCRIPTS = "abcXYZ äöüßñç 徐州市法院 суд محكمة ศาล 🏛 0123456789 .,:!?'\"()[]{}<>&=+-*_#@$%/\\`~^"


def names(longest: int = 24) -> st.SearchStrategy[str]:
    """Draw a name on one line, as it can be typed: no spaces at its ends, and something that can be read."""
    return (
        st.text(st.sampled_from(_SCRIPTS), min_size=1, max_size=longest)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: any(letter.isalpha() for letter in text))
    )


texts = st.lists(names(40), max_size=3).map("\n".join)
whens = st.sampled_from(EDTFS).map(When.from_edtf)
addresses = st.sampled_from(
    ("", "https://example.org/a?b=1&c=2", "https://news.example/徐州", "http://a.cn/x")
)
_numbers = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)


@st.composite
def stories(draw: st.DrawFn, most: int = 3) -> Story:
    """Draw a story of a few events with what hangs on them, and perhaps an era."""
    kinds = [Kind("raid", "Raid", "#D55E00", "square"), Kind("sale", "Sale", "#0072B2", "disc")]
    records: list[Record] = list(kinds)
    count = draw(st.integers(1, most))
    titles = draw(st.lists(names(60), min_size=count, max_size=count, unique=True))
    for number, title in enumerate(titles):
        records += _told(draw, f"e{number}", title, draw(st.sampled_from(kinds)))
    if draw(st.booleans()):
        records.append(Event("era", "era", draw(names()), when=When.from_edtf("2017/2021"), era="plain"))
    for kind in (Actor, Place):  # a table takes names for one that differ in signs and accents alone
        drawn = {one.name for one in records if isinstance(one, kind)}
        assume(len({fold(name) for name in drawn}) == len(drawn))
    return Story(records, About(title=draw(names()), language=draw(st.sampled_from(("en", "zh", "de")))))


def _told(draw: st.DrawFn, id: str, title: str, kind: Kind) -> list[Record]:
    """Return an event with its claims, and what they name, referred-to ones first."""
    event = Event(
        id, kind.id, title, when=draw(st.none() | whens), description=draw(texts),
        jurisdiction=draw(st.sampled_from(("", "CN", "DE"))), official_number=draw(st.just("") | names()),
        tags=tuple(draw(st.lists(st.sampled_from(("ban", "Nanjing Road", "法院")), max_size=2, unique=True))),
        standing=draw(st.sampled_from(("", "reported", "possible"))),
    )  # fmt: skip
    claims = [Claim(f"{id}-what", id, Field.WHAT, position=0)]
    named: list[Record] = []
    for about, one, values in (*_places(draw, id), *_actors(draw, id), *_sums(draw), *_words(draw)):
        named += [one] if one else []
        claims.append(Claim(f"{id}-{len(claims)}", id, about, position=len(claims), **values))
    cited = _cited(draw, claims[0])
    sources = [one for one in cited if isinstance(one, Source)]
    return [*named, *sources, event, *claims, *(one for one in cited if isinstance(one, Citation))]


_Drawn = list[tuple[Field, Record | None, dict[str, Any]]]


def _places(draw: st.DrawFn, id: str) -> _Drawn:
    found: _Drawn = []
    for number, name in enumerate(draw(st.lists(names(), max_size=2, unique_by=str.casefold))):
        point = draw(st.none() | st.builds(Point, st.integers(-89, 89), st.integers(-179, 179)))
        place = Place(
            f"{id}-place{number}", name, country=draw(st.sampled_from(("", "CN"))), point=point,
            precision=draw(st.sampled_from(PlacePrecision)),
        )  # fmt: skip
        role = draw(st.sampled_from(("", "seller")))
        found.append((Field.WHERE, place, {"place_id": place.id, "role": role}))
    return found


def _actors(draw: st.DrawFn, id: str) -> _Drawn:
    found: _Drawn = []
    for number, name in enumerate(draw(st.lists(names(), max_size=2, unique_by=str.casefold))):
        actor = Actor(f"{id}-actor{number}", name)
        found.append((Field.WHO, actor, {"actor_id": actor.id, "role": draw(st.sampled_from(("", "court")))}))
    return found


def _sums(draw: st.DrawFn) -> _Drawn:
    found: _Drawn = []
    bound, value = draw(st.sampled_from(Bound)), draw(_numbers)
    if draw(st.booleans()):
        meaning = draw(st.sampled_from(("", "proceeds", "fine")))
        amount = Amount(value, draw(st.sampled_from(("CNY", "EUR"))), bound)
        found.append((Field.AMOUNT, None, {"amount": amount, "meaning": meaning}))
    if draw(st.booleans()):
        upper = draw(st.none() | st.just(value + 7))
        found.append((Field.QUANTITY, None, {"quantity": Quantity(value, "BTC", upper=upper)}))
    return found


def _words(draw: st.DrawFn) -> _Drawn:
    return [(Field.STATEMENT, None, {"text": text}) for text in draw(st.lists(names(50), max_size=2))]


def _cited(draw: st.DrawFn, claim: Claim) -> list[Record]:
    found: list[Record] = []
    for number, title in enumerate(draw(st.lists(names(40), max_size=2, unique_by=str.casefold))):
        source = Source(
            f"{claim.id}-source{number}", title, url=draw(addresses), publisher=draw(st.just("") | names()),
            authors=tuple(draw(st.lists(names(), max_size=2, unique=True))),
            issued=draw(st.none() | st.just(When.from_edtf("2024-05"))),
        )  # fmt: skip
        stance = draw(st.sampled_from((Stance.SUPPORTS, Stance.SUPPORTS, Stance.CONTRADICTS)))
        place, quote = draw(st.sampled_from(("", "12"))), draw(st.just("") | names(30))
        found += [
            source,
            Citation(f"{source.id}-cited", claim.id, source.id, place=place, quote=quote, stance=stance),
        ]
    return found
