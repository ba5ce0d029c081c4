"""Cases of any size for measuring: the same seed makes the same case."""

import hashlib
import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from models.case import Case
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Document,
    DocumentId,
    Event,
    EventId,
    Field,
    Place,
    Source,
    State,
)
from models.store import engine as driver
from models.store import search
from models.store.rows import table_of
from models.values.when import When
from models.values.where.points import Point

Dates = Callable[[random.Random], str]
SEED = 20211
FIRST, LAST = date(2000, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
KINDS = ("notice", "judicial-meeting", "report", "licensing", "sale", "seizure", "judgment", "publication")
COUNTRIES = ("CN", "HK", "US", "GB", "DE", "SG", "")
TAGS = ("ban", "sale", "police", "court", "exchange", "transfer", "mixing", "bail")
STATES = tuple(State)[:6]
TOWNS = ("Xuzhou", "Shayang", "Jiaxing", "Huai'an", "Wuxi", "Taizhou", "Suzhou", "Yancheng", "Linyi", "Jinan")
LOCAL = ("徐州", "沙洋", "嘉兴", "淮安", "无锡", "泰州", "苏州", "盐城", "临沂", "济南")
VERBS = ("sells", "seizes", "auctions", "returns", "freezes", "confirms the sale of", "hands over", "counts")
THINGS = ("bitcoin", "tether", "ether", "seized coins", "the wallet of a suspect", "mining machines")
CHINESE = (
    "法院处置涉案虚拟货币",
    "公安机关查扣比特币",
    "人民银行发布通知",
    "检察院提起公诉",
    "财政局上缴国库",
)
BATCH = 10_000


def make_case(path: Path, count: int, dates: Dates | None = None) -> Path:
    """Write a case of `count` cited events to a path; the rows go in at once and have no history of their own.

    `dates` makes the date of each event in EDTF; without it they lie in 26 years, as `some_events` tells.
    """
    Case.create(path, who="bench").close()
    engine = driver.connect(path)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=off", "secure_delete=off"):
        engine.execute(f"PRAGMA {pragma}").close()
    engine.execute("BEGIN")
    places, actors, sources = some_places(), some_actors(), some_sources(max(count // 50, 10))
    for records in (places, actors, sources):
        _insert(engine, records)
    entries = [*map(search.place_entry, places), *map(search.actor_entry, actors)]
    _index(engine, [*entries, *map(search.source_entry, sources)], 1)
    number = 1 + len(places) + len(actors) + len(sources)
    events = some_events(count, dates=dates)
    while batch := list(islice(events, BATCH)):
        claims = [claim for event in batch for claim in claims_of(event)]
        _insert(engine, batch)
        _insert(engine, claims)
        _insert(engine, [_citation(claim, sources) for claim in claims if claim.field is Field.WHAT])
        _index(engine, [search.event_entry(event, ()) for event in batch], number)
        number += len(batch)
    engine.execute("COMMIT")
    engine.close()
    return path


def add_documents(path: Path, count: int, size: int) -> None:
    """Add documents of so many bytes, with two pages of text each, to a made case; like its rows without history."""
    engine = driver.connect(path)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=off", "secure_delete=off"):
        engine.execute(f"PRAGMA {pragma}").close()
    chance = random.Random(SEED)
    number = int(engine.value("SELECT max(number) FROM search_entry"))
    engine.execute("BEGIN")
    for at in range(count):
        data = chance.randbytes(size)
        digest, id = hashlib.sha256(data).hexdigest(), DocumentId(f"document{at:06d}")
        _insert(engine, [Document(id, f"Paper {at}.bin", digest, size, "application/octet-stream", pages=2)])
        engine.executemany("INSERT INTO document_chunk VALUES (?, ?, ?)", [(digest, 0, data)])
        pages = [(id, page, _page(chance)) for page in (1, 2)]
        engine.executemany("INSERT INTO document_text VALUES (?, ?, ?)", pages)
        _index(engine, [search.page_entry(*page) for page in pages], number + 1)
        number += len(pages)
    engine.execute("COMMIT")
    engine.close()


def _page(chance: random.Random) -> str:
    words = (f"{chance.choice(TOWNS)} {chance.choice(VERBS)} {chance.choice(THINGS)}" for _ in range(40))
    return ". ".join(words)


def some_events(count: int, seed: int = SEED, dates: Dates | None = None) -> Iterator[Event]:
    """Return events over 26 years: most to the day, some to the month or year, a few open; some in bursts."""
    chance = random.Random(seed)
    bursts = [chance.randint(FIRST, LAST - 30) for _ in range(40)]
    date_of = dates or (lambda chance: _edtf(chance, bursts))
    for number in range(count):
        id = EventId(f"{chance.getrandbits(64):016x}")
        town = chance.randrange(len(TOWNS))
        if number % 4:
            title = f"{TOWNS[town]} {chance.choice(VERBS)} {chance.choice(THINGS)}, lot {number}"
        else:
            title = f"{LOCAL[town]}{chance.choice(CHINESE)}第{number}号"
        yield Event(
            id,
            chance.choice(KINDS),
            title,
            when=When.from_edtf(date_of(chance)) if number % 50 else None,
            jurisdiction=chance.choice(COUNTRIES),
            tags=(chance.choice(TAGS),) if number % 3 else (),
        )


def claims_of(event: Event) -> tuple[Claim, ...]:
    """Tell what every event states: what, when, where and who."""
    chance = random.Random(event.id)
    state = chance.choice(STATES)
    place, actor = f"place{chance.randrange(200):04d}", f"actor{chance.randrange(500):04d}"
    return (
        Claim(f"{event.id}a", event.id, Field.WHAT, state=state),
        Claim(f"{event.id}b", event.id, Field.WHEN, state=state),
        Claim(f"{event.id}c", event.id, Field.WHERE, place_id=place, role="seller"),
        Claim(f"{event.id}d", event.id, Field.WHO, actor_id=actor, role="authority"),
    )


def some_places() -> list[Place]:
    """Return 200 places in eastern China."""
    chance = random.Random(SEED)
    return [
        Place(
            f"place{number:04d}",
            f"{TOWNS[number % len(TOWNS)]} {number}",
            LOCAL[number % len(LOCAL)],
            country="CN",
            point=Point(round(chance.uniform(23, 40), 3), round(chance.uniform(104, 121), 3)),
        )
        for number in range(200)
    ]


def some_actors() -> list[Actor]:
    """Return 500 courts, police stations and companies."""
    kinds = ("court", "police", "company", "authority", "person")
    return [
        Actor(
            f"actor{number:04d}",
            f"{TOWNS[number % len(TOWNS)]} {kinds[number % len(kinds)]} {number}",
            kind=kinds[number % len(kinds)],
        )
        for number in range(500)
    ]


def some_sources(count: int) -> list[Source]:
    """Return newspapers and records."""
    return [
        Source(f"source{number:06d}", f"Report {number} of {TOWNS[number % len(TOWNS)]}", publisher="Gazette")
        for number in range(count)
    ]


def _citation(claim: Claim, sources: list[Source]) -> Citation:
    chance = random.Random(claim.id)
    return Citation(f"{claim.id}x", claim.id, chance.choice(sources).id, place=str(chance.randint(1, 99)))


def _edtf(chance: random.Random, bursts: list[int]) -> str:
    in_burst = chance.random() < 0.2
    day = chance.choice(bursts) + int(chance.expovariate(0.2)) if in_burst else chance.randint(FIRST, LAST)
    text, kind = date.fromordinal(min(day, LAST)).isoformat(), chance.random()
    if kind < 0.80:
        return text
    if kind < 0.90:
        return text[:7]
    if kind < 0.95:
        return text[:4]
    if kind < 0.97:
        return f"{text}~"
    return f"{text}/.." if kind < 0.975 else f"{text[:4]}/{int(text[:4]) + chance.randint(1, 3)}"


def of_one_day(chance: random.Random) -> str:
    """Return a time of 4 August 2020: most to the second, some to the minute, a few a part of the day."""
    at, kind = chance.randrange(86_400), chance.random()
    clock = f"2020-08-04T{at // 3600:02}:{at // 60 % 60:02}"
    if kind < 0.8:
        return f"{clock}:{at % 60:02}"
    return clock if kind < 0.95 else "2020-08-04T18~/2020-08-04T22~" if kind < 0.99 else "2020-08-04"


def of_centuries(chance: random.Random) -> str:
    """Return a date of the years 1725 to 2025: a third to the year, the others to the month or the day."""
    day = date.fromordinal(chance.randint(date(1725, 1, 1).toordinal(), LAST)).isoformat()
    return day[: chance.choice((4, 7, 10))]


def _insert(engine: driver.Engine, records: list) -> None:
    table = table_of(type(records[0]))
    columns, marks = (
        ", ".join(f'"{name}"' for name in table.column_names),
        ", ".join("?" for _ in table.columns),
    )
    engine.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', map(table.row, records))


def _index(engine: driver.Engine, entries: list[search.Entry], first: int) -> None:
    numbered = list(enumerate(entries, first))
    engine.executemany(
        "INSERT INTO search_entry VALUES (?, ?, ?)",
        [(number, entry.kind, entry.id) for number, entry in numbered],
    )
    engine.executemany(
        "INSERT INTO search (rowid, title, words, characters) VALUES (?, ?, ?, ?)",
        [(number, *entry.cells) for number, entry in numbered],
    )
