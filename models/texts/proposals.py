"""Finds dates, sums and places in a passage and proposes them, with their words; nothing is entered by itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from models.errors import CaseError
from models.gazetteer.finding import find_place
from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace
from models.records.aliases import names_of
from models.records.story import Actor, Field, Place
from models.values.money import Amount, Quantity, read_amount, read_quantity
from models.values.when import When, read_when

Value = When | Amount | Quantity | Place | GazetteerPlace | Actor
_LONGEST: Final = 4000  # characters of a passage that are looked through
_NUMBER: Final = r"\d(?:[,.' ]?\d)*"  # which a comma and a blank end: “in 2013, 2,755 tonnes”
_BOUND: Final = (
    r"(?:(?:no more than|not more than|no fewer than|no less than|not less than|fewer than"
    r"|over|more than|at least|up to|at most|about|around|approximately|some|nearly|almost|less than"
    r"|逾|超过|超過|超|至少|不少于|不低于|至多|最多|不超过|不到|约|約|大约|近|将近)\s*)?"
)
_BOUND_ABROAD: Final = (
    r"(?:(?:nicht mehr als|nicht weniger als|weniger als"
    r"|mindestens|rund|etwa|ungefähr|knapp|über|mehr als|höchstens|bis zu|ca\.|au moins|environ|plus de"
    r"|al menos|unos|más de)\s)?"
)
_ABROAD: Final = (
    ("de", r"tonnen|liter|kubikmeter|hektar|quadrat|knoten|tote|todesopfer|verletzte|vermisste|menschen|personen"
           r"|mitarbeiter|obdachlose|passagiere|aktien|mindestens|rund|etwa|ungefähr|knapp|über|mehr als|höchstens"),
    ("fr", r"morts|blessés|disparus|personnes|employés|au moins|environ|plus de"),
    ("es", r"toneladas|muertos|heridos|personas|al menos|unos|más de"),
)  # fmt: skip
"""Words by which one knows the language of a number, and so whether 2.750 is two thousand."""
_SCALE: Final = (
    r"(?:\s?(?:thousand|million|billion|trillion|mio\.?|mrd\.?|bn|mn|tn|m|k|b)\b"
    r"|\s?[百千十]?[万萬亿億]{1,2}|千)?"
)
_SIGN: Final = r"(?:(?:US|HK|CN|NT|A|C)?[$¥€£₩₹]|RMB|CNY|USD|HKD|EUR|人民币|人民幣|美元)\s?"
_MONEY_WORD: Final = (
    r"\s?(?:元人民币|人民币元|人民币|人民幣|港元|港币|美元|美金|欧元|英镑|日元|元"
    r"|(?:Hong Kong|US|U\.S\.|Chinese)\s(?:dollars?|yuan)|yuan|renminbi|dollars?"
    r"|euros?|pounds?|(?-i:[A-Z]{3}))(?![a-z])"
)
_COIN: Final = (
    r"(?:比特币|比特幣|以太坊|以太币|以太幣|泰达币|泰達幣|莱特币|狗狗币|瑞波币|柚子币|达世币|比特现金"
    r"|bitcoins?|ether(?:eum)?|tether|litecoins?|dogecoins?|ripple|BTC|ETH|USDT|LTC|DOGE|XRP|EOS|DASH|BCH|FIL)"
)
_DAY_WORD: Final = r"\d{1,2}(?:st|nd|rd|th|\.|er)?"
_MONTH: Final = (
    r"(?:Jan(?:uary|uar|vier)?|Feb(?:ruary|ruar)?|février|Mar(?:ch|s)?|März|Apr(?:il)?|avril|May|Mai|June?|Juni|juin"
    r"|July?|Juli|juillet|Aug(?:ust)?|août|Sept?(?:ember)?|septembre|O[ck]t(?:ober)?|octobre|Nov(?:ember)?|novembre"
    r"|De[cz](?:ember)?|décembre)\.?"
)
_DATES: Final = re.compile(
    rf"(?:约|約|大约)?(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})年(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
    rf"(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?)?(?:左右|底|初)?"
    rf"|\b{_DAY_WORD}\s(?:of\s)?{_MONTH},?\s\d{{4}}\b|\b{_MONTH}\s{_DAY_WORD},?\s\d{{4}}\b|\b{_MONTH}\s\d{{4}}\b"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\b\d{4}[/.]\d{1,2}[/.]\d{1,2}\b"
    r"|(?<![\d.,])(?:19|20)\d{2}(?![\d.,]*\d)(?!\s?[万萬亿億枚个元年])",
    re.IGNORECASE,
)
_COINS: Final = re.compile(
    rf"{_BOUND}{_NUMBER}{_SCALE}\s?(?:余|多)?(?:枚|个|個)?\s?{_COIN}(?![a-z])|{_BOUND}{_NUMBER}{_SCALE}(?:余|多)?枚",
    re.IGNORECASE,
)
_SUMS: Final = re.compile(
    rf"{_BOUND}(?:{_SIGN}{_NUMBER}{_SCALE}(?:{_MONEY_WORD})?|{_NUMBER}{_SCALE}{_MONEY_WORD})", re.IGNORECASE
)
_TO: Final = r"\s?(?:-|–|—|to|bis|à|至|到)\s?"
_COUNTED: Final = (
    r"(?:(?:(?:metric |short |long )?tonn?es?|tons?|tonnen|tonnellate|toneladas|kilotonn?e?s?|kg|kilo(?:gram(?:me)?)?s?"
    r"|barrels?|gallons?|litres?|liters?|liter|cubic (?:metres|meters)|kubikmeter|hectares?|hektar|acres?"
    r"|square (?:kilomet(?:re|er)s|miles|met(?:re|er)s)|quadrat(?:kilo)?meter|km²|m²|m³"
    r"|km/h|kph|mph|knots|knoten|kmh|kilomet(?:re|er)s?(?: (?:per|an) hour)?|miles|km|met(?:re|er)s?"
    r"|megawatts?|mw|kilowatts?|gwh|mwh"
    r"|people|persons?|dead|deaths|killed|injured|wounded|missing|homeless|casualties|victims|employees|workers"
    r"|residents|passengers|crew(?: members)?|prisoners|detainees|buildings|houses|containers|vehicles|ships|shares"
    r"|tote|todesopfer|verletzte|vermisste|menschen|personen|mitarbeiter|obdachlose|passagiere|aktien"
    r"|morts|blessés|disparus|personnes|employés|muertos|heridos|personas)\b"
    r"|(?:公斤|千克|吨|噸|公顷|平方公里|平方米|公里|千米|人|名|桶|辆|艘))"
)
_COUNTS: Final = re.compile(
    rf"(?:{_BOUND_ABROAD}|{_BOUND})(?<![\d.,$€£¥])(?<![\d]-){_NUMBER}(?:{_TO}{_NUMBER})?{_SCALE}"
    rf"[\s-]?(?:余|多)?{_COUNTED}",
    re.IGNORECASE,
)
_SUM_RANGES: Final = re.compile(
    rf"{_BOUND}(?:{_SIGN}{_NUMBER}{_SCALE}{_TO}(?:{_SIGN})?{_NUMBER}{_SCALE}(?:{_MONEY_WORD})?"
    rf"|{_NUMBER}{_SCALE}{_TO}{_NUMBER}{_SCALE}{_MONEY_WORD})",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_UNIT: Final = re.compile(
    rf"[元枚$¥€£₩₹]|(?-i:\b[A-Z]{{3}})|yuan|renminbi|dollar|euro|pound|{_COIN}", re.IGNORECASE
)
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]+")
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĀĆĈĊČĎĐĒĖĘĚĜĞĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŸŹŻŽА-ЯЁЄІЇҐЂЈЉЊЋЏΑ-ΡΣ-Ω]"
_CAPITAL_NAME: Final = re.compile(rf"\b{_CAPITAL}[\w'’-]+(?:\s{_CAPITAL}[\w'’-]+){{0,2}}")
_ENDINGS: Final = ("自治区", "自治州", "特别行政区", "市", "县", "區", "区", "省", "州", "旗", "縣")
_LARGE: Final = 300_000  # people: below, a bare name is too often a plain word


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a stretch of a passage may say; without a value, `problem` tells why it must be typed."""

    field: Field
    wording: str
    start: int  # characters of the passage
    value: Value | None = None
    problem: str = ""


def proposals(text: str, places: Iterable[Place] = (), actors: Iterable[Actor] = ()) -> tuple[Proposal, ...]:
    """Return the dates, sums, quantities, places and actors of a passage in the order in which they stand.

    `places` and `actors` are those of the case, the likely ones first; places go before the gazetteer's. What overlaps
    is proposed once.
    """
    passage = text[:_LONGEST]
    found = [
        *_dates(passage), *_quantities(passage), *_amounts(passage), *_counts(passage),
        *_actors(passage, tuple(actors)), *_places(passage, tuple(places)),
    ]  # fmt: skip
    taken: list[Proposal] = []
    for one in found:
        if not any(_overlap(one, other) for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))


def sums_in(text: str) -> tuple[Amount | Quantity, ...]:
    """Return the sums of money and of coins that a passage names."""
    passage = text[:_LONGEST]
    if not (_DIGIT.search(passage) and _UNIT.search(passage)):  # quick, for most passages name none
        return ()
    values = (one.value for one in (*_quantities(passage), *_amounts(passage)))
    return tuple(value for value in values if isinstance(value, Amount | Quantity))


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.start < other.start + len(other.wording) and other.start < one.start + len(one.wording)


def _matches(
    pattern: re.Pattern[str], text: str, field: Field, read: Callable[[str], Value]
) -> Iterator[Proposal]:
    for found in pattern.finditer(text):
        wording = found[0].strip()
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        try:
            yield Proposal(field, wording, start, read(wording))
        except CaseError as error:
            yield Proposal(field, wording, start, problem=str(error))


def _dates(text: str) -> Iterator[Proposal]:
    return _matches(_DATES, text, Field.WHEN, read_when)


def _quantities(text: str) -> Iterator[Proposal]:
    """Return numbers of coins; those that name no asset take the passage's, if it names just one."""
    named = {_asset(found[0]) for found in re.finditer(_COIN, text, re.IGNORECASE)}
    only = named.pop() if len(named) == 1 else ""

    def read(wording: str) -> Quantity:
        plain = re.sub("[余多]", "", wording)
        bare = re.sub("枚$", "", plain)
        more = "at least " if bare != wording and re.search("[余多]", wording) else ""
        return read_quantity(more + plain, "" if re.search(_COIN, plain, re.IGNORECASE) else only)

    return _matches(_COINS, text, Field.QUANTITY, read)


@cache
def _asset(coin: str) -> str:
    """Return the asset that a word for a coin means."""
    return read_quantity(f"1 {coin}").asset


def _amounts(text: str) -> Iterator[Proposal]:
    """Return the sums of money; a range such as $3.8bn to $4.6bn is one of them."""
    for pattern in (_SUM_RANGES, _SUMS):
        known = (one for one in _matches(pattern, text, Field.AMOUNT, read_amount))
        yield from (one for one in known if one.value is not None)


def _counts(text: str) -> Iterator[Proposal]:
    """Return how many of something are told: 2,755 tonnes, 218 dead, 33–38 km/h."""
    known = _matches(_COUNTS, text, Field.QUANTITY, _counted)
    return (one for one in known if one.value is not None)


def _counted(wording: str) -> Quantity:
    plain = re.sub("[余多]", "", wording)
    bound = "at least " if plain != wording else ""
    language = next((one for one, words in _ABROAD if re.search(rf"\b(?:{words})", plain, re.IGNORECASE)), "")
    told = bound + re.sub(r"(?<=\d)-(?=[^\W\d])", " ", plain)
    return replace(read_quantity(told, language=language), wording=wording)


def _actors(text: str, known: tuple[Actor, ...]) -> Iterator[Proposal]:
    """Return the actors of the case whom a text names, each once, by the longest of their names."""
    for actor in known:
        for name in sorted(filter(None, names_of(actor)), key=len, reverse=True):
            start = _standing(name, text)
            if start >= 0:
                yield Proposal(Field.WHO, name, start, actor)
                break


def _places(text: str, known: tuple[Place, ...]) -> Iterator[Proposal]:
    for place in known:
        for name in sorted({place.name, place.local_name, *place.aliases}, key=len, reverse=True):
            start = _standing(name, text)
            if start >= 0:
                yield Proposal(Field.WHERE, name, start, place)
                break
    countries = frozenset(place.country for place in known if place.country)
    for wording, start in (*_chinese_names(text), *_capital_names(text)):
        found = _only_place(wording, countries)
        if found:
            yield Proposal(Field.WHERE, wording, start, found)


def _standing(name: str, text: str) -> int:
    """Tell where a name stands in a text as a word of its own; -1 if it does not."""
    if len(name) < 2:
        return -1
    if not name[0].isascii():
        return text.find(name)
    found = re.search(rf"\b{re.escape(name)}\b", text)
    return found.start() if found else -1


def _chinese_names(text: str) -> Iterator[tuple[str, int]]:
    """Return stretches of 2 to 6 characters, the longer ones first, that may be names."""
    for run in _CHINESE.finditer(text):
        for length in (6, 5, 4, 3, 2):
            for at in range(len(run[0]) - length + 1):
                yield run[0][at : at + length], run.start() + at


def _capital_names(text: str) -> Iterator[tuple[str, int]]:
    for run in _CAPITAL_NAME.finditer(text):
        words = run[0].split(" ")
        for length in range(len(words), 0, -1):
            yield " ".join(words[:length]), run.start()


@cache
def _only_place(name: str, countries: frozenset[str]) -> GazetteerPlace | None:
    """Return the place that is called so; a bare name counts only if the place is large."""
    found = find_place(name, countries) if Gazetteer.load().knows(name) else None
    place = found.place if found and not found.rest else None
    if place is None:
        return None
    is_large = place.population >= _LARGE or place.kind in ("country", "province")
    return place if is_large or (len(name) > 2 and name.endswith(_ENDINGS)) else None
