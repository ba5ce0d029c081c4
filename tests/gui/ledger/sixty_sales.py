"""A made case: sixty sales in twelve cities and three currencies, some of unknown proceeds, some shared by two."""

import random
from dataclasses import replace
from pathlib import Path

from models.records.desk import Rate
from models.records.story import Field, SourceId
from models.values.money import Bound
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    an_actor,
    an_amount,
    an_event,
)

CITIES = (
    ("Xuzhou", "Jiangsu"), ("Taizhou", "Jiangsu"), ("Yancheng", "Jiangsu"), ("Zhangjiajie", "Hunan"),
    ("Changge", "Henan"), ("Jingmen", "Hubei"), ("Shenzhen", "Guangdong"), ("Chengdu", "Sichuan"),
    ("Hangzhou", "Zhejiang"), ("Wenzhou", "Zhejiang"), ("Jinan", "Shandong"), ("Dalian", "Liaoning"),
)  # fmt: skip
STANDINGS = ("reported", "reported", "reported", "announced", "documented")


def write_sixty_sales(folder: Path) -> Path:
    """Write the case and return its path."""
    chance = random.Random(60)
    places = [a_place(name, admin=f"{province}, CN", id=f"place-{name.lower()}") for name, province in CITIES]
    agents = [an_actor(name) for name in ("Jiafenxiang", "Zhifan", "Harbour Exchange")]
    sources = [a_source(f"Court notice {number}", id=f"source-{number}") for number in range(9)]
    records: list[object] = [*places, *agents, *sources]
    for number in range(60):
        records += _sale(number, chance, places, agents, sources)
    records.append(Rate("rate-1", "USD", "CNY", "6.38", "2021-11-30", SourceId(sources[0].id)))
    with a_case(folder, *records) as case:
        return case.path


def _sale(number, chance, places, agents, sources):
    event_id, year = f"sale-{number:02}", 2018 + number % 8
    when = str(year) if number % 5 == 0 else f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"
    when = "2021-11-30" if number in (7, 8) else "2019/2022" if number == 9 else when
    standing = {58: "claimed", 59: "applied for"}.get(number, chance.choice(STANDINGS))
    city = places[number % 12]
    event = replace(
        an_event(f"{city.name}: lot {number}", when=when, id=event_id, kind="sale"), standing=standing
    )
    yield event
    sellers = [city, places[(number + 1) % 12]] if number % 15 == 4 else [city]
    for place, seller in enumerate(sellers):
        claim = a_claim(event_id, Field.WHERE, place_id=seller.id, role="seller")
        yield replace(claim, id=f"{event_id}-where-{place}")
    if number % 3:
        yield replace(
            a_claim(event_id, Field.WHO, actor_id=agents[number % 3].id, role="agent"), id=f"{event_id}-agent"
        )
    if number % 7 != 3:
        currency = {0: "USD", 1: "HKD"}.get(number % 11 if number > 6 else 5, "CNY")
        currency = "USD" if number in (7, 8) else currency
        value = str(chance.randrange(2, 9000) * 10**4)
        bound = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST)[number % 3]
        amount = an_amount(value, currency, bound=bound)
        claim = replace(
            a_claim(event_id, Field.AMOUNT, amount=amount, meaning="proceeds"), id=f"{event_id}-sum"
        )
        yield claim
        yield replace(a_citation(claim, sources[number % 9]), id=f"{event_id}-cited")
