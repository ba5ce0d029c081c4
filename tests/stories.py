"""Made cases unlike the sample, on which figures are tried: a week by the hour, 150 years, the world, a crowd …"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.case import Case
from models.records.meanings import PROCEEDS, SOLD
from models.records.story import Actor, Citation, Claim, Event, Field, Kind, Place, Source
from models.values.money import Amount, Bound, Quantity
from models.values.where.points import Point
from tests.builders import a_case, a_source, a_when, add

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
SHAPES: Final = ("disc", "square", "diamond", "triangle", "plus", "hexagon")


class Story:
    """A case that is told event by event; each claim rests on the next of a few sources."""

    def __init__(self, path: Path, kinds: tuple[str, ...], **about: str) -> None:
        self.case = a_case(path.parent, name=path.name, **about)
        self.kinds = [
            Kind(f"own{n}", name, COLOURS[n % 6], SHAPES[n % 6], position=100 + n)
            for n, name in enumerate(kinds)
        ]
        self._places: dict[str, Place] = {}
        self._actors: dict[str, Actor] = {}
        self._sources = [
            a_source(
                f"Report {n}",
                id=f"source{n}",
                publisher=name,
                issued=a_when("2026-01-15"),
                url=f"https://example.org/{n}",
            )
            for n, name in enumerate(
                ("Reuters", "Der Spiegel", "Caixin", "Court record", "Own research"), start=1
            )
        ]
        self._next: cycle[Source] = cycle(self._sources)
        self._records: list[object] = [*self.kinds, *self._sources]
        self._count = 0

    def tell(
        self,
        title: str,
        when: str | None,
        kind: int = 0,
        *,
        at: tuple[str, float, float, str] | None = None,
        who: tuple[tuple[str, str], ...] = (),
        money: str = "",
        coins: str = "",
        **fields: str,
    ) -> None:
        """Add an event: `at` is name, latitude, longitude, country; `money` is “EUR 12.5”, with ≥ or ≈ before it."""
        self._count += 1
        event = Event(
            f"event{self._count}",
            self.kinds[kind].id,
            title,
            when=a_when(when) if when else None,
            description=fields.pop("description", f"{title}, as papers of the day told it."),
            jurisdiction=at[3] if at else "",
            **fields,
        )
        self._records.append(event)
        self._claim(event, Field.WHAT)
        if when:
            self._claim(event, Field.WHEN)
        if at:
            self._claim(
                event, Field.WHERE, place_id=self._place(*at), role="seller" if money or coins else ""
            )
        for name, role in who:
            self._claim(event, Field.WHO, actor_id=self._actor(name), role=role)
        if money:
            bound = {"≥": Bound.AT_LEAST, "≈": Bound.ABOUT}.get(money[0], Bound.EXACT)
            currency, value = money.lstrip("≥≈").split()
            given = Amount(Decimal(value), currency, bound)
            self._claim(event, Field.AMOUNT, amount=given, meaning=PROCEEDS)
        if coins:
            asset, value = coins.split()
            self._claim(event, Field.QUANTITY, quantity=Quantity(Decimal(value), asset), meaning=SOLD)

    def told(self) -> Case:
        """Return the case with all that was told."""
        add(self.case, *self._places.values(), *self._actors.values(), *self._records)
        return self.case

    def _claim(self, event: Event, field: Field, **values: object) -> None:
        number = len(self._records)
        claim = Claim(f"claim{number}", event.id, field, **values)
        self._records += [claim, Citation(f"citation{number}", claim.id, next(self._next).id)]

    def _place(self, name: str, latitude: float, longitude: float, country: str) -> str:
        place = Place(f"place{len(self._places)}", name, country=country, point=Point(latitude, longitude))
        return self._places.setdefault(name, place).id

    def _actor(self, name: str) -> str:
        return self._actors.setdefault(name, Actor(f"actor{len(self._actors)}", name)).id


def a_week(path: Path) -> Case:
    """Return a fire told by the hour, in German places and another zone than UTC."""
    story = Story(
        path,
        ("Fire", "Police", "Statement"),
        title="The night the depot burned",
        deck="What the log of the fire brigade, messages and cameras say",
        zone="Europe/Berlin",
        as_of="2026-03-20",
    )
    port = ("Hamburg port", 53.53, 9.95, "DE")
    hall = ("Hamburg", 53.55, 10.0, "DE")
    for title, when, kind, at in (
        ("Guard reports a smell of solvent", "2026-03-02T16:40+01:00", 2, port),
        ("Complaint is filed and left", "2026-03-02", 2, hall),
        ("Camera 4 goes dark", "2026-03-03T23:10+01:00", 0, port),
        ("A van leaves by the north gate", "2026-03-03T23:52+01:00", 0, port),
        ("First call to 112", "2026-03-04T00:07+01:00", 0, port),
        ("Second and third call", "2026-03-04T00:09+01:00", 0, port),
        ("Engine 12 arrives", "2026-03-04T00:16+01:00", 0, port),
        ("Hall B collapses", "2026-03-04T00:41+01:00", 0, port),
        ("Police close the bridge", "2026-03-04T01:05+01:00", 1, ("Köhlbrand", 53.52, 9.94, "DE")),
        ("Warning app tells residents to shut windows", "2026-03-04T01:30+01:00", 2, hall),
        ("Fire under control", "2026-03-04T05:20+01:00", 0, port),
        ("Senator speaks of a technical fault", "2026-03-04T09:00+01:00", 2, hall),
        ("Police find two canisters", "2026-03-04", 1, port),
        ("Owner says nobody was on the site", "2026-03-05T11:15+01:00", 2, ("Bremen", 53.08, 8.8, "DE")),
        ("Search of the owner's flat", "2026-03-06T06:00+01:00", 1, ("Bremen", 53.08, 8.8, "DE")),
        ("Van is found burnt out", "2026-03-06/2026-03-07", 1, ("Stade", 53.6, 9.47, "DE")),
        ("Arrest warrant", "2026-03-08T14:00+01:00", 1, hall),
    ):
        story.tell(title, when, kind, at=at)
    return story.told()


def a_century(path: Path) -> Case:
    """Return 150 years of a works, in German."""
    story = Story(
        path,
        ("Gründung", "Unfall", "Urteil", "Verkauf"),
        title="Das Werk am Fluss",
        deck="Anderthalb Jahrhunderte Sprengstoff und ihre Folgen",
        language="de",
        as_of="2026-01-02",
    )
    place = ("Geesthacht", 53.43, 10.37, "DE")
    berlin = ("Berlin", 52.52, 13.4, "DE")
    for title, when, kind, at in (
        ("Gründung der Pulverfabrik", "1871", 0, place),
        ("Erste Explosion mit elf Toten", "1874-05-09", 1, place),
        ("Reichsgesetz über Sprengstoffe", "1884-06-09", 2, berlin),
        ("Ausbau für die Marine", "1896/1899", 0, place),
        ("Streik der Arbeiterinnen", "1905-03", 1, place),
        ("Kriegsproduktion mit 20 000 Beschäftigten", "1914-08/1918-11", 0, place),
        ("Demontage nach Versailles", "1920~", 3, place),
        ("Wiederaufnahme unter Tarnnamen", "1933?", 0, place),
        ("Zwangsarbeiterlager am Werkstor", "1940/1945-04", 1, place),
        ("Sprengung durch britische Truppen", "1945-05", 1, place),
        ("Grundstücke gehen an eine Tochtergesellschaft", "1952-11-03", 3, place),
        ("Grundwasser wird erstmals beprobt", "1978", 1, place),
        ("Amt hält Gutachten zurück", "1984-02/1986", 2, berlin),
        ("Erstes Urteil zur Altlast", "1990-10-18", 2, berlin),
        ("Bohrungen finden Nitroaromaten", "1990-11", 1, place),
        ("Zweites Urteil", "1990-12-20", 2, berlin),
        ("Verkauf des Geländes", "2004-07-01", 3, place),
        ("Sanierung beginnt", "2011/..", 0, place),
        ("Bundesgericht bestätigt Haftung", "2021-06-24", 2, ("Leipzig", 51.34, 12.37, "DE")),
    ):
        story.tell(title, when, kind, at=at)
    return story.told()


_CITIES: Final = (
    ("London", 51.5, -0.12, "GB"), ("Paris", 48.86, 2.35, "FR"), ("Madrid", 40.4, -3.7, "ES"),
    ("Lisbon", 38.7, -9.1, "PT"), ("Rome", 41.9, 12.5, "IT"), ("Berlin", 52.5, 13.4, "DE"),
    ("Vienna", 48.2, 16.4, "AT"), ("Warsaw", 52.2, 21.0, "PL"), ("Stockholm", 59.3, 18.1, "SE"),
    ("Athens", 38.0, 23.7, "GR"), ("Cairo", 30.0, 31.2, "EG"), ("Lagos", 6.5, 3.4, "NG"),
    ("Nairobi", -1.3, 36.8, "KE"), ("Johannesburg", -26.2, 28.0, "ZA"), ("Dubai", 25.2, 55.3, "AE"),
    ("Almaty", 43.2, 76.9, "KZ"), ("Mumbai", 19.1, 72.9, "IN"), ("Seoul", 37.6, 127.0, "KR"),
    ("Tokyo", 35.7, 139.7, "JP"), ("Sydney", -33.9, 151.2, "AU"), ("Auckland", -36.8, 174.8, "NZ"),
    ("New York", 40.7, -74.0, "US"), ("Mexico City", 19.4, -99.1, "MX"), ("São Paulo", -23.5, -46.6, "BR"),
    ("Suva", -18.1, 178.4, "FJ"),
)  # fmt: skip


def a_world(path: Path) -> Case:
    """Return sales in 25 countries, most in dollars, some at least or about so much, some untold."""
    story = Story(
        path,
        ("Sale", "Auction", "Seizure"),
        title="Sold by the state",
        deck="Where governments sold seized coins",
        as_of="2026-02-01",
    )
    for number, city in enumerate(_CITIES):
        year, month = 2014 + number % 12, 1 + (number * 5) % 12
        value = round(3 * 1.34**number, 1) * 100_000
        mark = ("", "≥", "≈")[number % 3]
        money = "" if number % 8 == 7 else f"{mark}{'EUR' if number % 5 == 4 else 'USD'} {value:.0f}"
        agent = ("Coin House", "Hammer & Co", "State Auctions")[number % 3]
        story.tell(
            f"{city[0]} sells seized coins",
            f"{year}-{month:02}" if number % 2 else f"{year}-{month:02}-{1 + number:02}",
            number % 2,
            at=city,
            who=((f"{city[0]} police", "seller"), (agent, "agent"), ("Kraken", "platform")),
            money=money,
            coins=f"BTC {10 + number * number}",
        )
    return story.told()


def a_crowd(path: Path) -> Case:
    """Return 240 events of eight actors over six years, some of two actors."""
    names = (
        "Shanghai High People's Court", "Ministry of Public Security", "BitcoinTreasuries.net",
        "Jiafenxiang Network Technology", "Lin Mei", "Customs of Shenzhen", "Beijing Zhifan", "Kraken",
    )  # fmt: skip
    story = Story(path, ("Meeting", "Payment", "Letter", "Raid"), title="Who met whom", as_of="2026-02-01")
    for number in range(240):
        year, month, day = 2019 + number // 40, 1 + (number * 7) % 12, 1 + (number * 11) % 28
        actor = names[number % 8]
        two = ((names[(number + 3) % 8], "party"),) if number % 6 == 0 else ()
        story.tell(
            f"{('Meeting', 'Payment', 'Letter', 'Raid')[number % 4]} {number + 1} of {actor.split()[0]}",
            f"{year}-{month:02}" if number % 5 == 0 else f"{year}-{month:02}-{day:02}",
            number % 4,
            at=_CITIES[number % 7],
            who=((actor, "party"), *two),
        )
    return story.told()


SCRIPTS: Final = MappingProxyType(
    {
        "Arabic": "محكمة تبيع عملات مصادرة في دبي",
        "Hebrew": "בית המשפט מכר מטבעות שנתפסו",
        "Korean": "검찰이 압수한 비트코인을 매각하다",
        "Thai": "ศาลสั่งขายเหรียญที่ยึดไว้",
        "Hindi": "न्यायालय ने ज़ब्त सिक्के बेचे",
        "Bengali": "আদালত বাজেয়াপ্ত মুদ্রা বিক্রি করে",
        "Greek": "Το δικαστήριο πούλησε τα νομίσματα",
        "Russian": "Суд продал изъятые монеты",
        "Chinese": "法院变卖涉案虚拟货币",
        "Japanese": "検察庁が押収した暗号資産を売却",
        "Vietnamese": "Tòa án bán tiền số bị tịch thu",
        "Emoji": "Police post 🚓 and coins 💰",
    }
)
"""The same event in many scripts."""


def many_scripts(path: Path) -> Case:
    """Return a case whose titles stand in many scripts."""
    story = Story(path, ("Sale", "판결", "إعلان"), title="One story in many scripts", as_of="2026-02-01")
    for number, title in enumerate(SCRIPTS.values()):
        story.tell(
            title,
            f"2025-{1 + number:02}-1{number % 10}",
            number % 3,
            at=_CITIES[(number * 2) % 25],
            description=title,
        )
    return story.told()


STORIES: Final[Mapping[str, Callable[[Path], Case]]] = MappingProxyType(
    {"week": a_week, "century": a_century, "world": a_world, "crowd": a_crowd, "scripts": many_scripts}
)
"""The made cases by their names."""
