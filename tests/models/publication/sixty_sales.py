"""A made case of sixty sales in twelve cities: with agents and without, sums at least, about and not known."""

import random
from decimal import Decimal

from models.records.story import Field
from models.values.money import Bound
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_quantity,
    a_source,
    a_when,
    an_actor,
    an_amount,
    an_event,
)

CITIES = {
    "Xuzhou": "Jiangsu", "Taizhou": "Jiangsu", "Wuxi": "Jiangsu", "Suzhou": "Jiangsu", "Chengdu": "Sichuan",
    "Shenzhen": "Guangdong", "Foshan": "Guangdong", "Quanzhou": "Fujian", "Wenzhou": "Zhejiang",
    "Harbin": "Heilongjiang", "Zhengzhou": "Henan", "Changsha": "Hunan",
}  # fmt: skip
AGENTS = (
    "Jiafenxiang",
    "Beijing Zhifan Technology",
    "China Beijing Equity Exchange",
    "Hainan Digital Disposal Co., Ltd",
)
MARKETS = ("Licensed Hong Kong platform", "Offshore platforms", "Over-the-counter desk")
PAYEES = ("Provincial treasury", "Local finance bureau")
PAPERS = ("The Paper", "Caixin", "Reuters", "Xinhua", "SCMP", "Court notice", "Legal Daily")
DATES = (
    "2019",
    "2021-03",
    "2022-11-05",
    "2023",
    "2024-06-01",
    "../2025-06-05",
    "2018/2024",
    "[2024-09..2026-01]",
)
STANDINGS = ("reported",) * 6 + ("documented",) * 3 + ("announced", "possible", "claimed")


def sixty_sales(folder):
    """Return the case; the same one each time."""
    chance = random.Random(17)
    places = [
        a_place(name, 30 + at, 110 + at, id=f"p{at:02}", admin=f"{province}, China", country="CN")
        for at, (name, province) in enumerate(CITIES.items())
    ]
    roles = {
        role: [an_actor(name, id=f"{role}{at}") for at, name in enumerate(names)]
        for role, names in (("agent", AGENTS), ("platform", MARKETS), ("payee", PAYEES))
    }
    sources = [
        a_source(
            f"Report {at}",
            id=f"s{at:02}",
            publisher=chance.choice(PAPERS),
            issued=a_when(f"20{19 + at % 7}-05"),
        )
        for at in range(45)
    ]
    records = [*places, *sources, *(actor for held in roles.values() for actor in held)]
    for number in range(60):
        place = chance.choice(places)
        sale = an_event(
            f"{place.name} sells seized tokens, {number + 1}",
            chance.choice(DATES),
            kind="sale",
            id=f"e{number:02}",
            standing=chance.choice(STANDINGS),
        )
        claims = [*_claims(sale, place, roles, chance)]
        cited = [
            a_citation(claim, chance.choice(sources), id=f"{claim.id}-cited", position=0) for claim in claims
        ]
        records += [sale, *claims, *cited]
    return a_case(
        folder, *records, title="Sixty sales in twelve cities", credit="Graphic: Dateline", as_of="2026-11-22"
    )


def _claims(sale, place, roles, chance):
    yield a_claim(sale, Field.WHERE, "", id=f"{sale.id}-where", place_id=place.id, role="seller")
    if chance.random() < 0.75:
        value = int(10 ** chance.uniform(5.8, 8.9))
        bound = chance.choice([Bound.EXACT] * 3 + [Bound.ABOUT] * 2 + [Bound.AT_LEAST])
        rounded = value if bound is Bound.EXACT else int(Decimal(f"{value:.2e}"))
        amount = an_amount(rounded, bound=bound)
        yield a_claim(sale, Field.AMOUNT, "", id=f"{sale.id}-sum", amount=amount, meaning="proceeds")
    if chance.random() < 0.6:
        coins = a_quantity(chance.randint(3, 900), chance.choice(["BTC", "ETH", "USDT"]))
        yield a_claim(sale, Field.QUANTITY, "", id=f"{sale.id}-coins", quantity=coins, meaning="sold")
    for role, share in (("agent", 0.7), ("platform", 0.5), ("payee", 0.4)):
        if chance.random() < share:
            actor = chance.choice(roles[role])
            yield a_claim(sale, Field.WHO, "", id=f"{sale.id}-{role}", actor_id=actor.id, role=role)
