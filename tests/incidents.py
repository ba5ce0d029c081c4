"""Made tables of incidents, coded as ACLED codes them: days and places of several exactness, lists of sources."""

import csv
import io
import random

PLACES = (
    ("China", "Jiangsu", "Xuzhou", 34.27, 117.17), ("China", "Guangdong", "Shenzhen", 22.55, 114.07),
    ("Syria", "Aleppo", "Aleppo", 36.2, 37.16), ("Syria", "Idleb", "Idlib", 35.93, 36.63),
    ("Ukraine", "Kharkiv", "Kharkiv", 49.99, 36.23), ("Ukraine", "Odesa", "Odesa", 46.48, 30.73),
    ("Germany", "Hamburg", "Hamburg", 53.55, 10.0), ("France", "Ile-de-France", "Paris", 48.86, 2.35),
    ("Kenya", "Nairobi", "Nairobi", -1.29, 36.82), ("Nigeria", "Lagos", "Lagos", 6.45, 3.39),
    ("Mexico", "Jalisco", "Guadalajara", 20.67, -103.35), ("India", "Maharashtra", "Pune", 18.52, 73.86),
)  # fmt: skip
TYPES = (
    ("Protests", "Peaceful protest"), ("Protests", "Excessive force against protesters"), ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"), ("Violence against civilians", "Attack"),
)  # fmt: skip
ACTORS = (
    "Protesters",
    "Police Forces",
    "Military Forces",
    "Unidentified Armed Group",
    "Rioters",
    "Civilians",
)
SOURCES = ("Reuters", "Xinhua", "Local Radio", "Le Monde", "Twitter", "Human Rights Centre", "The Standard")
HEAD = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "actor2", "iso", "region", "country", "admin1", "admin2", "location", "latitude", "longitude",
    "geo_precision", "source", "source_scale", "notes", "fatalities", "timestamp",
)  # fmt: skip


def incidents(count: int) -> list[dict[str, str]]:
    """Rows that are the same each time."""
    chance = random.Random(19)
    return [_incident(number, chance) for number in range(1, count + 1)]


def _incident(number: int, chance: random.Random) -> dict[str, str]:
    country, region, town, lat, lon = chance.choice(PLACES)
    kind, sort = chance.choice(TYPES)
    year, month, day = chance.randint(2018, 2024), chance.randint(1, 12), chance.randint(1, 28)
    has_point = chance.random() < 0.85
    first, second = chance.sample(ACTORS, 2)
    return {
        "event_id_cnty": f"INC{number}",
        "event_date": f"{year}-{month:02}-{day:02}",
        "year": str(year),
        "time_precision": chance.choice("1111123"),
        "disorder_type": "Political violence",
        "event_type": kind,
        "sub_event_type": sort,
        "actor1": f"{first} ({country})",
        "assoc_actor_1": chance.choice(("", "Labour Group", "Students; Teachers")),
        "actor2": chance.choice(("", f"{second} ({country})")),
        "iso": "0",
        "region": "Somewhere",
        "country": country,
        "admin1": region,
        "admin2": "",
        "location": town,
        "latitude": f"{lat + chance.randint(-9, 9) / 1000:.4f}" if has_point else "",
        "longitude": f"{lon:.4f}" if has_point else "",
        "geo_precision": chance.choice("1111123"),
        "source": "; ".join(chance.sample(SOURCES, chance.randint(1, 3))),
        "source_scale": "National",
        "notes": f"Incident {number}: {sort.lower()} at {town}, as several people tell it.",
        "fatalities": str(chance.choice((0, 0, 1, 2, 7))),
        "timestamp": "1700000000",
    }


def as_table(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, HEAD)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
