"""Made maps that are hard to print: money in 25 countries, sales in 12 cities, a crowd, islands, the Pacific."""

from dataclasses import replace

from models.figure.scene import Look, MapScene, Route, Spot
from models.values.where.points import PlacePrecision, Point

LOOKS = (
    Look("sale", "Sale", "#cc79a7", "triangle-down"),
    Look("seizure", "Seizure", "#e69f00", "plus"),
    Look("judgment", "Judgment", "#0072b2", "hexagon"),
    Look("notice", "Notice", "#d55e00", "square"),
)
CAPITALS = (
    ("London", 51.5, -0.1), ("Paris", 48.9, 2.4), ("Berlin", 52.5, 13.4), ("Vienna", 48.2, 16.4), ("Rome", 41.9, 12.5),
    ("Madrid", 40.4, -3.7), ("Prague", 50.1, 14.4), ("Sofia", 42.7, 23.3), ("Helsinki", 60.2, 24.9),
    ("Washington", 38.9, -77.0), ("New York", 40.7, -74.0), ("Ottawa", 45.4, -75.7), ("Mexico City", 19.4, -99.1),
    ("Brasília", -15.8, -47.9), ("Buenos Aires", -34.6, -58.4), ("Pretoria", -25.7, 28.2), ("Nairobi", -1.3, 36.8),
    ("Delhi", 28.6, 77.2), ("Almaty", 43.2, 76.9), ("Seoul", 37.6, 127.0), ("Tokyo", 35.7, 139.7),
    ("Beijing", 39.9, 116.4), ("Bangkok", 13.8, 100.5), ("Singapore", 1.35, 103.8), ("Canberra", -35.3, 149.1),
)  # fmt: skip
CITIES = (
    ("Beijing", 39.9, 116.4), ("Tianjin", 39.1, 117.2), ("Shanghai", 31.2, 121.5), ("Suzhou", 31.3, 120.6),
    ("Hangzhou", 30.3, 120.2), ("Nanjing", 32.1, 118.8), ("Wuhan", 30.6, 114.3), ("Changsha", 28.2, 113.0),
    ("Guangzhou", 23.1, 113.3), ("Shenzhen", 22.5, 114.1), ("Chengdu", 30.7, 104.1), ("Chongqing", 29.6, 106.6),
)  # fmt: skip
ISLANDS = (
    ("Suva", -18.1, 178.4), ("Apia", -13.8, -171.8), ("Nukuʻalofa", -21.1, -175.2), ("Port Vila", -17.7, 168.3),
    ("Honolulu", 21.3, -157.9), ("Majuro", 7.1, 171.4), ("Funafuti", -8.5, 179.2),
)  # fmt: skip
MONEY = (3e9, 4.961e7, 8e8, 1.2e8, 5e6, 2.2e9, 6.5e7, 3.1e8, 9e7, 1.5e9, 2e7, 4e8)


def a_spot(name, lat, lon, kind="sale", events=1, **more):
    ids = tuple(f"{name} {kind} {i}" for i in range(events))
    return Spot(name, name, "", Point(lat, lon), PlacePrecision.CITY, kind, ids, **more)


def said(value, bound):
    return f"{bound} ${value / 1e6:,.0f}m".strip()


def money(places, unit="USD proceeds", **more):
    spots = []
    for i, (name, lat, lon) in enumerate(places):
        value = MONEY[i % len(MONEY)] if i % 6 != 5 else None
        bound = ("", "at least", "about")[i % 3] if value else ""
        told = said(value, bound) if value else ""
        spots.append(a_spot(name, lat, lon, value=value, bound=bound, told=told, unknown=int(value is None)))
    return MapScene(tuple(spots), (), LOOKS, unit=unit, has_area_names=True, sum_words=said, **more)


def countries_with_money():
    return money(CAPITALS)


def sixty_sales_in_twelve_cities():
    scene = money(CITIES, "CNY proceeds", shaded=("Jiangsu",))
    shared = a_spot("shared", 31.5, 116, value=2.5e9, bound="at least", told="at least $2,500m")
    members = tuple(replace(a_spot(*place), events=()) for place in CITIES[5:8])
    return replace(scene, spots=(*scene.spots, replace(shared, members=members)))


def counted():
    spots = tuple(a_spot(*place, events=1 + 7 * i % 13) for i, place in enumerate(CITIES))
    spots = tuple(replace(spot, value=float(len(spot.events))) for spot in spots)
    return MapScene(spots, (), LOOKS, unit="events", has_area_names=True)


def a_crowded_city():
    """Nine events of several kinds in Hong Kong, its neighbour Shenzhen, and the routes that lead there."""
    kinds = ("sale", "seizure", "judgment", "notice")
    hong_kong = [a_spot("Hong Kong", 22.3, 114.17, kind, 3) for kind in kinds[:3]]
    around = [a_spot("Shenzhen", 22.54, 114.06, kind) for kind in kinds[:2]] + [
        a_spot("Macau", 22.2, 113.55),
        a_spot("Guangzhou", 23.13, 113.26, "judgment"),
    ]
    far = [a_spot(name, lat, lon, "sale") for name, lat, lon in (*CITIES[:1], *CITIES[2:8])]
    ends = [
        Route(spot.point, around[0].point, "sale", spot.events[0], is_doubtful=i % 2 == 1)
        for i, spot in enumerate(far)
    ]
    return MapScene(
        (*hong_kong, *around, *far), tuple(ends), LOOKS, has_area_names=True, shaded=("Guangdong",)
    )


def islands():
    spots = tuple(a_spot(*place, kind=("sale", "notice")[i % 2]) for i, place in enumerate(ISLANDS))
    return MapScene(spots, (), LOOKS, has_area_names=True)


def over_the_pacific():
    """Ways from Asia to America; the short ones cross the 180th meridian."""
    places = (
        *CAPITALS[9:13],
        *CAPITALS[19:22],
        ("San Francisco", 37.8, -122.4),
        ("Los Angeles", 34.1, -118.2),
    )
    spots = tuple(a_spot(*place, kind="sale" if i % 2 else "judgment") for i, place in enumerate(places))
    by_name = {spot.name: spot for spot in spots}
    pairs = (("Beijing", "San Francisco"), ("Seoul", "Los Angeles"), ("Tokyo", "New York"))
    ways = tuple(
        Route(by_name[a].point, by_name[b].point, by_name[a].kind, by_name[a].events[0]) for a, b in pairs
    )
    return MapScene(spots, ways, LOOKS, has_area_names=True, locator="always")


CASES = {
    "countries": countries_with_money,
    "twelve": sixty_sales_in_twelve_cities,
    "counted": counted,
    "crowded": a_crowded_city,
    "islands": islands,
    "pacific": over_the_pacific,
}
