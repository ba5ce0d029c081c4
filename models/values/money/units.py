"""Units of mass, length, area and volume, and people: what is of one kind is converted and added, nothing else is."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from models.values.money.interval import Interval
from models.values.money.value import Amount, Quantity

# The base unit of a kind, then each unit with how many of the base it is; the mile, pound and acre are the
# international ones, the barrel is that of oil, the gallon that of the United States.
_KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "kg": {
        "0.000001": "mg milligram milligrams 毫克",
        "0.001": "g gram grams gramme grammes gramm 克",
        "1": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm 公斤 千克 кг",
        "1000": "t tonne tonnes metric_ton metric_tons metric_tonnes tonnen toneladas tonelada "
        "tonnellate тонн тонны тонна т 吨 噸 公吨",
        "1000000": "kt kilotonne kilotonnes kilotons",
        "1000000000": "megatonne megatonnes",
        "0.45359237": "lb lbs pound_weight pounds_weight",
        "0.028349523125": "oz ounce ounces",
        "0.0311034768": "troy_ounce troy_ounces oz_t ozt",
        "907.18474": "short_ton short_tons",
        "1016.0469088": "long_ton long_tons",
        "0.5": "斤 市斤 jin",
    },
    "m": {
        "0.001": "mm millimetre millimetres millimeter millimeters 毫米",
        "0.01": "cm centimetre centimetres centimeter centimeters 厘米",
        "1": "m metre metres meter meters mètre mètres metros metri метров 米 公尺",
        "1000": "km kilometre kilometres kilometer kilometers kilomètres kilómetros км 公里 千米",
        "0.0254": "inch inches",
        "0.3048": "ft foot feet",
        "0.9144": "yd yard yards",
        "1609.344": "mi mile miles",
        "1852": "nautical_mile nautical_miles nmi 海里",
        "500": "里 华里",
    },
    "m²": {
        "0.0001": "cm²",
        "1": "m² sqm sq_m square_metre square_metres square_meter square_meters quadratmeter 平方米 平米 平方公尺",
        "1000000": "km² sq_km sqkm square_kilometre square_kilometres square_kilometer square_kilometers "
        "平方公里",
        "10000": "ha hectare hectares hektar hectáreas ettari гектаров га 公顷 公頃",
        "4046.8564224": "acre acres ac",
        "0.09290304": "ft² sq_ft sqft square_foot square_feet",
        "2589988.110336": "mi² sq_mi square_mile square_miles",
    },
    "l": {
        "0.001": "ml millilitre millilitres milliliter milliliters 毫升",
        "1": "l litre litres liter liters litros litri литров 升",
        "100": "hl hectolitre hectolitres hectoliters",
        "1000": "m³ cubic_metre cubic_metres cubic_meter cubic_meters kubikmeter 立方米",
        "158.987294928": "barrel barrels bbl bbls 桶",
        "3.785411784": "gallon gallons gal",
    },
    "people": {"1": "person persons people personen personnes personas persone человек 人 名 位"},
}
_MU: Final = Decimal(2000) / 3  # square metres; 15 亩 are a hectare


def _folded(unit: str) -> str:
    return unit.strip().rstrip(".").casefold()


_UNITS: Final = MappingProxyType(
    {
        **{
            _folded(name.replace("_", " ")): (base, Decimal(factor))
            for base, rows in _KINDS.items()
            for factor, names in rows.items()
            for name in names.split()
        },
        **dict.fromkeys(("亩", "畝", "mu"), ("m²", _MU)),
    }
)


def base_of(unit: str) -> tuple[str, Decimal]:
    """Return the base unit of a unit's kind and how many of it the unit is; what is not known is a kind of its own."""
    return _UNITS.get(_folded(unit), (unit, Decimal(1)))


def in_base(given: Amount | Quantity) -> tuple[str, Interval]:
    """Return the currency or base unit of a sum and its interval in that; only sums of one unit may be added."""
    if isinstance(given, Amount):
        return given.currency, Interval.of(given)
    base, factor = base_of(given.asset)
    return base, Interval.of(given).times(factor)
