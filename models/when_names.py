"""How dates are said in each language: EDTF shapes beside the words for them, used for writing and for reading alike.

In every row the first entry is an EDTF shape, the second the words that are written for it, and all that follow are
words that are read too. {y} is a year, {z} a second year, {m} and {n} months, {d} and {f} days, {l} the last day of
the month, {t} a time, {e} {c} {k} the first digits of a decade, century or millennium; {x} is any date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateNames:
    """The words of one language for dates."""

    months: tuple[
        Row, ...
    ]  # twelve rows: the word that is written, then others that are read; or none: numbers
    forms: tuple[Row, ...]
    phrases: tuple[Row, ...]
    ranges: Row  # the words from {a} to {b}
    about: Row
    uncertain: Row
    before: Row  # read only: written as "up to" the day before
    after: Row  # read only: written as "or later" than the day after
    either: str  # between the members of [a,b]
    both: str  # between the members of {a,b}


_EARLY_YEAR, _MID_YEAR, _LATE_YEAR = "{y}-01~/{y}-04~", "{y}-05~/{y}-08~", "{y}-09~/{y}-12~"
_EARLY_MONTH, _MID_MONTH = "{y}-{m}-01~/{y}-{m}-10~", "{y}-{m}-11~/{y}-{m}-20~"
_LATE_MONTH = "{y}-{m}-21~/{y}-{m}-{l}~"
_DAYS, _DAYS_OF_MONTHS = "{y}-{m}-{d}/{y}-{m}-{f}", "{y}-{m}-{d}/{y}-{n}-{f}"


def _seasons(north: str, south: str, *seasons: Row) -> tuple[Row, ...]:
    """Answer the rows of spring to winter: plain (21–24), northern (25–28) and southern (29–32)."""
    rows: list[Row] = []
    for number, words in enumerate(seasons):
        rows.append((f"{{y}}-{21 + number}", *words))
        rows.append((f"{{y}}-{25 + number}", north.replace("{x}", words[0])))
        rows.append((f"{{y}}-{29 + number}", south.replace("{x}", words[0])))
    return tuple(rows)


_ENGLISH = DateNames(
    months=(
        ("Jan", "January"),
        ("Feb", "February"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May",),
        ("June", "Jun"),
        ("July", "Jul"),
        ("Aug", "August"),
        ("Sept", "Sep", "September"),
        ("Oct", "October"),
        ("Nov", "November"),
        ("Dec", "December"),
    ),
    forms=(
        ("{y}-{m}-{d}T{t}", "{d} {m} {y}, {t}", "{d} {m} {y} {t}", "{d} {m} {y} at {t}", "{m} {d}, {y}, {t}"),
        (
            "{y}-{m}-{d}",
            "{d} {m} {y}",
            "{d} of {m} {y}",
            "{d} of {m}, {y}",
            "{d} {m}, {y}",
            "{m} {d}, {y}",
            "{m} {d} {y}",
            "{d}-{m}-{y}",
            "{y} {m} {d}",
            "{y}-{m}-{d}",
        ),
        ("{y}-{m}", "{m} {y}", "{m}, {y}", "{m} of {y}", "{y} {m}", "{m}-{y}"),
        ("{y}", "{y}", "the year {y}"),
        ("{y}-{m}-XX", "a day in {m} {y}", "one day in {m} {y}"),
        ("{y}-XX-XX", "a day in {y}", "one day in {y}"),
        ("{y}-XX", "a month in {y}", "one month in {y}"),
        ("{c}0X", "{c}00s (decade)"),
        ("{e}X", "{e}0s", "{e}0s (decade)", "the {e}0s"),
        ("{c}XX", "{c}00s (century)"),
        ("{k}XXX", "{k}000s (millennium)"),
        *_seasons(
            "northern {x}",
            "southern {x}",
            ("spring {y}", "spring of {y}", "spring, {y}"),
            ("summer {y}", "summer of {y}", "summer, {y}"),
            ("autumn {y}", "autumn of {y}", "fall {y}", "fall of {y}"),
            ("winter {y}", "winter of {y}", "winter, {y}"),
        ),
        ("{y}-33", "Q1 {y}", "{y} Q1", "first quarter of {y}", "first quarter {y}"),
        ("{y}-34", "Q2 {y}", "{y} Q2", "second quarter of {y}", "second quarter {y}"),
        ("{y}-35", "Q3 {y}", "{y} Q3", "third quarter of {y}", "third quarter {y}"),
        ("{y}-36", "Q4 {y}", "{y} Q4", "fourth quarter of {y}", "last quarter of {y}"),
        ("{y}-37", "first third of {y}"),
        ("{y}-38", "second third of {y}"),
        ("{y}-39", "last third of {y}"),
        ("{y}-40", "first half of {y}", "H1 {y}", "{y} H1"),
        ("{y}-41", "second half of {y}", "H2 {y}", "{y} H2"),
        (_EARLY_YEAR, "early {y}", "early in {y}", "start of {y}", "beginning of {y}"),
        (_MID_YEAR, "mid {y}", "mid-{y}", "middle of {y}"),
        (_LATE_YEAR, "late {y}", "late in {y}", "end of {y}"),
        (_EARLY_MONTH, "early {m} {y}", "early in {m} {y}", "start of {m} {y}", "beginning of {m} {y}"),
        (_MID_MONTH, "mid {m} {y}", "mid-{m} {y}", "middle of {m} {y}"),
        (_LATE_MONTH, "late {m} {y}", "late in {m} {y}", "end of {m} {y}"),
        (_DAYS, "{d}–{f} {m} {y}", "{m} {d}–{f}, {y}", "{m} {d}–{f} {y}", "{d} to {f} {m} {y}"),
        (_DAYS_OF_MONTHS, "{d} {m} – {f} {n} {y}", "{m} {d} – {n} {f}, {y}", "{d} {m} to {f} {n} {y}"),
        ("{y}-{m}/{y}-{n}", "{m} – {n} {y}", "{m} to {n} {y}", "{m}–{n}, {y}"),
        ("{y}/{z}", "{y}–{z}"),
    ),
    phrases=(
        ("{x}/", "from {x}, end unknown"),
        ("/{x}", "until {x}, start unknown"),
        (
            "{x}/..",
            "since {x}",
            "from {x}",
            "from {x} on",
            "from {x} onwards",
            "{x} to date",
            "{x} to present",
        ),
        (
            "../{x}",
            "up to {x}",
            "until {x}",
            "till {x}",
            "by {x}",
            "no later than {x}",
            "not after {x}",
            "on or before {x}",
            "up to and including {x}",
            "{x} or earlier",
        ),
        ("[..{x}]", "up to {x}"),
        ("[{x}..]", "{x} or later", "not before {x}", "no earlier than {x}", "on or after {x}"),
    ),
    ranges=(
        "{a} – {b}",
        "from {a} to {b}",
        "between {a} and {b}",
        "{a} to {b}",
        "from {a} until {b}",
        "{a} until {b}",
        "from {a} – {b}",
        "{a} through {b}",
    ),
    about=(
        "about {x}",
        "c. {x}",
        "c {x}",
        "ca. {x}",
        "ca {x}",
        "circa {x}",
        "around {x}",
        "approximately {x}",
        "approx. {x}",
        "roughly {x}",
        "about the {x}",
    ),
    uncertain=(
        "{x} (uncertain)",
        "{x}?",
        "{x} ?",
        "{x} (?)",
        "possibly {x}",
        "perhaps {x}",
        "maybe {x}",
        "probably {x}",
        "uncertain: {x}",
    ),
    before=("before {x}", "prior to {x}", "earlier than {x}"),
    after=("after {x}", "later than {x}"),
    either=" or ",
    both=" and ",
)

_SIMPLIFIED = DateNames(
    months=(),
    forms=(
        ("{y}-{m}-{d}T{t}", "{y}年{m}月{d}日 {t}", "{y}年{m}月{d}日{t}"),
        ("{y}-{m}-{d}", "{y}年{m}月{d}日", "{y}年{m}月{d}号", "{y} 年 {m} 月 {d} 日"),
        ("{y}-{m}", "{y}年{m}月", "{y}年{m}月份", "{y} 年 {m} 月"),
        ("{y}", "{y}年", "{y} 年"),
        ("{y}-{m}-XX", "{y}年{m}月某日"),
        ("{y}-XX-XX", "{y}年某日"),
        ("{y}-XX", "{y}年某月"),
        ("{e}X", "{e}0年代"),
        ("{c}XX", "{c}00年代（百年）"),
        ("{k}XXX", "{k}000年代（千年）"),
        *_seasons(
            "{x}（北半球）",
            "{x}（南半球）",
            ("{y}年春季", "{y}年春", "{y}年春天"),
            ("{y}年夏季", "{y}年夏", "{y}年夏天"),
            ("{y}年秋季", "{y}年秋", "{y}年秋天"),
            ("{y}年冬季", "{y}年冬", "{y}年冬天"),
        ),
        ("{y}-33", "{y}年第一季度", "{y}年一季度", "{y}年首季"),
        ("{y}-34", "{y}年第二季度", "{y}年二季度"),
        ("{y}-35", "{y}年第三季度", "{y}年三季度"),
        ("{y}-36", "{y}年第四季度", "{y}年四季度"),
        ("{y}-37", "{y}年前四个月"),
        ("{y}-38", "{y}年中间四个月"),
        ("{y}-39", "{y}年后四个月"),
        ("{y}-40", "{y}年上半年"),
        ("{y}-41", "{y}年下半年"),
        (_EARLY_YEAR, "{y}年初", "{y}年年初"),
        (_MID_YEAR, "{y}年中", "{y}年年中"),
        (_LATE_YEAR, "{y}年底", "{y}年末", "{y}年年底"),
        (_EARLY_MONTH, "{y}年{m}月初"),
        (_MID_MONTH, "{y}年{m}月中", "{y}年{m}月中期"),
        (_LATE_MONTH, "{y}年{m}月底", "{y}年{m}月末"),
        ("{y}-{m}-01/{y}-{m}-10", "{y}年{m}月上旬"),
        ("{y}-{m}-11/{y}-{m}-20", "{y}年{m}月中旬"),
        ("{y}-{m}-21/{y}-{m}-{l}", "{y}年{m}月下旬"),
        (
            _DAYS,
            "{y}年{m}月{d}日至{f}日",
            "{y}年{m}月{d}日到{f}日",
            "{y}年{m}月{d}至{f}日",
            "{y}年{m}月{d}–{f}日",
        ),
        (_DAYS_OF_MONTHS, "{y}年{m}月{d}日至{n}月{f}日", "{y}年{m}月{d}日到{n}月{f}日"),
        ("{y}-{m}/{y}-{n}", "{y}年{m}月至{n}月", "{y}年{m}至{n}月", "{y}年{m}月到{n}月", "{y}年{m}–{n}月"),
        ("{y}/{z}", "{y}至{z}年", "{y}–{z}年", "{y}到{z}年"),
    ),
    phrases=(
        ("{x}/", "自{x}，止期不详"),
        ("/{x}", "至{x}，始期不详"),
        ("{x}/..", "{x}以来", "自{x}以来", "自{x}起", "从{x}起", "{x}至今"),
        ("../{x}", "不晚于{x}", "截至{x}", "截止{x}", "{x}或之前", "{x}及以前"),
        ("[..{x}]", "不晚于{x}"),
        ("[{x}..]", "不早于{x}", "{x}或之后", "{x}及以后"),
    ),
    ranges=(
        "{a}至{b}",
        "{a}到{b}",
        "从{a}到{b}",
        "从{a}至{b}",
        "自{a}至{b}",
        "{a}–{b}",
        "{a}~{b}",
        "{a}-{b}",
    ),
    about=("约{x}", "大约{x}", "约在{x}", "大概{x}", "{x}左右", "{x}前后"),
    uncertain=("{x}（存疑）", "可能{x}", "可能是{x}", "可能在{x}", "疑为{x}"),
    before=("{x}之前", "{x}以前", "{x}前", "早于{x}"),
    after=("{x}之后", "{x}以后", "{x}后", "晚于{x}"),
    either="或",
    both="和",
)


def _in_traditional(words: Row) -> Row:
    """Answer words in traditional characters, after the written one also those in simplified characters."""
    table = str.maketrans("约详从于号个间后", "約詳從於號個間後")
    return tuple(dict.fromkeys((*(word.translate(table) for word in words), *words)))


def _traditional(names: DateNames) -> DateNames:
    """Answer the words of simplified Chinese in traditional characters."""
    return replace(
        names,
        forms=tuple((row[0], *_in_traditional(row[1:])) for row in names.forms),
        phrases=tuple((row[0], *_in_traditional(row[1:])) for row in names.phrases),
        ranges=_in_traditional(names.ranges),
        about=_in_traditional(names.about),
        uncertain=_in_traditional(names.uncertain),
        before=_in_traditional(names.before),
        after=_in_traditional(names.after),
    )


_GERMAN = DateNames(
    months=(
        ("Januar", "Jan", "Jänner"),
        ("Februar", "Feb"),
        ("März", "Mär", "Maerz"),
        ("April", "Apr"),
        ("Mai",),
        ("Juni", "Jun"),
        ("Juli", "Jul"),
        ("August", "Aug"),
        ("September", "Sept", "Sep"),
        ("Oktober", "Okt"),
        ("November", "Nov"),
        ("Dezember", "Dez"),
    ),
    forms=(
        ("{y}-{m}-{d}T{t}", "{d}. {m} {y}, {t}", "{d}. {m} {y}, {t} Uhr"),
        ("{y}-{m}-{d}", "{d}. {m} {y}", "{d}.{m} {y}"),
        ("{y}-{m}", "{m} {y}"),
        ("{y}", "{y}"),
        ("{y}-{m}-XX", "ein Tag im {m} {y}"),
        ("{y}-XX-XX", "ein Tag im Jahr {y}"),
        ("{y}-XX", "ein Monat im Jahr {y}"),
        ("{e}X", "{e}0er Jahre", "{e}0er-Jahre", "{e}0er"),
        ("{c}XX", "{c}00er Jahre (Jahrhundert)"),
        ("{k}XXX", "{k}000er Jahre (Jahrtausend)"),
        *_seasons(
            "nördlicher {x}",
            "südlicher {x}",
            ("Frühjahr {y}", "Frühling {y}"),
            ("Sommer {y}",),
            ("Herbst {y}",),
            ("Winter {y}",),
        ),
        ("{y}-33", "1. Quartal {y}", "erstes Quartal {y}"),
        ("{y}-34", "2. Quartal {y}", "zweites Quartal {y}"),
        ("{y}-35", "3. Quartal {y}", "drittes Quartal {y}"),
        ("{y}-36", "4. Quartal {y}", "viertes Quartal {y}"),
        ("{y}-37", "erstes Drittel {y}"),
        ("{y}-38", "zweites Drittel {y}"),
        ("{y}-39", "letztes Drittel {y}"),
        ("{y}-40", "erstes Halbjahr {y}", "1. Halbjahr {y}", "erste Hälfte {y}"),
        ("{y}-41", "zweites Halbjahr {y}", "2. Halbjahr {y}", "zweite Hälfte {y}"),
        (_EARLY_YEAR, "Anfang {y}"),
        (_MID_YEAR, "Mitte {y}"),
        (_LATE_YEAR, "Ende {y}"),
        (_EARLY_MONTH, "Anfang {m} {y}"),
        (_MID_MONTH, "Mitte {m} {y}"),
        (_LATE_MONTH, "Ende {m} {y}"),
        (_DAYS, "{d}.–{f}. {m} {y}", "{d}. bis {f}. {m} {y}"),
        (_DAYS_OF_MONTHS, "{d}. {m} – {f}. {n} {y}", "{d}. {m} bis {f}. {n} {y}"),
        ("{y}-{m}/{y}-{n}", "{m} – {n} {y}", "{m} bis {n} {y}"),
        ("{y}/{z}", "{y}–{z}"),
    ),
    phrases=(
        ("{x}/", "ab {x}, Ende unbekannt"),
        ("/{x}", "bis {x}, Beginn unbekannt"),
        ("{x}/..", "seit {x}", "ab {x}"),
        ("../{x}", "bis {x}", "spätestens {x}", "{x} oder früher"),
        ("[..{x}]", "bis {x}"),
        ("[{x}..]", "{x} oder später", "frühestens {x}"),
    ),
    ranges=("{a} – {b}", "{a} bis {b}", "von {a} bis {b}", "zwischen {a} und {b}"),
    about=("etwa {x}", "um {x}", "ca. {x}", "circa {x}", "ungefähr {x}"),
    uncertain=("{x} (unsicher)", "vermutlich {x}", "möglicherweise {x}", "vielleicht {x}"),
    before=("vor {x}", "vor dem {x}"),
    after=("nach {x}", "nach dem {x}"),
    either=" oder ",
    both=" und ",
)

_FRENCH = DateNames(
    months=(
        ("janvier", "janv"),
        ("février", "févr", "fevrier"),
        ("mars",),
        ("avril", "avr"),
        ("mai",),
        ("juin",),
        ("juillet", "juil"),
        ("août", "aout"),
        ("septembre", "sept"),
        ("octobre", "oct"),
        ("novembre", "nov"),
        ("décembre", "déc", "decembre"),
    ),
    forms=(
        ("{y}-{m}-{d}T{t}", "{d} {m} {y}, {t}", "{d} {m} {y} à {t}"),
        ("{y}-{m}-01", "1er {m} {y}"),
        ("{y}-{m}-{d}", "{d} {m} {y}"),
        ("{y}-{m}", "{m} {y}"),
        ("{y}", "{y}"),
        ("{y}-{m}-XX", "un jour de {m} {y}"),
        ("{y}-XX-XX", "un jour de {y}"),
        ("{y}-XX", "un mois de {y}"),
        ("{e}X", "années {e}0", "les années {e}0"),
        ("{c}XX", "années {c}00 (siècle)"),
        ("{k}XXX", "années {k}000 (millénaire)"),
        *_seasons(
            "{x} (hémisphère nord)",
            "{x} (hémisphère sud)",
            ("printemps {y}", "printemps de {y}"),
            ("été {y}", "été de {y}"),
            ("automne {y}", "automne de {y}"),
            ("hiver {y}", "hiver de {y}"),
        ),
        ("{y}-33", "1er trimestre {y}", "premier trimestre {y}"),
        ("{y}-34", "2e trimestre {y}", "deuxième trimestre {y}"),
        ("{y}-35", "3e trimestre {y}", "troisième trimestre {y}"),
        ("{y}-36", "4e trimestre {y}", "quatrième trimestre {y}"),
        ("{y}-37", "premier tiers de {y}"),
        ("{y}-38", "deuxième tiers de {y}"),
        ("{y}-39", "dernier tiers de {y}"),
        ("{y}-40", "premier semestre {y}", "1er semestre {y}"),
        ("{y}-41", "second semestre {y}", "2e semestre {y}"),
        (_EARLY_YEAR, "début {y}"),
        (_MID_YEAR, "mi-{y}", "milieu {y}"),
        (_LATE_YEAR, "fin {y}"),
        (_EARLY_MONTH, "début {m} {y}"),
        (_MID_MONTH, "mi-{m} {y}"),
        (_LATE_MONTH, "fin {m} {y}"),
        (_DAYS, "{d}–{f} {m} {y}", "{d} au {f} {m} {y}", "du {d} au {f} {m} {y}"),
        (_DAYS_OF_MONTHS, "{d} {m} – {f} {n} {y}", "du {d} {m} au {f} {n} {y}"),
        ("{y}-{m}/{y}-{n}", "{m} – {n} {y}", "de {m} à {n} {y}"),
        ("{y}/{z}", "{y}–{z}"),
    ),
    phrases=(
        ("{x}/", "dès {x}, fin inconnue"),
        ("/{x}", "jusqu’à {x}, début inconnu"),
        ("{x}/..", "depuis {x}", "dès {x}"),
        ("../{x}", "au plus tard {x}", "au plus tard le {x}", "jusqu’à {x}", "jusqu’en {x}", "jusqu’au {x}"),
        ("[..{x}]", "au plus tard {x}"),
        ("[{x}..]", "{x} ou plus tard", "au plus tôt {x}", "au plus tôt le {x}"),
    ),
    ranges=("{a} – {b}", "du {a} au {b}", "de {a} à {b}", "entre {a} et {b}"),
    about=("vers {x}", "environ {x}", "aux alentours de {x}"),
    uncertain=("{x} (incertain)", "peut-être {x}"),
    before=("avant {x}", "avant le {x}"),
    after=("après {x}", "après le {x}"),
    either=" ou ",
    both=" et ",
)

LANGUAGES: Mapping[str, DateNames] = MappingProxyType(
    {
        "en": _ENGLISH,
        "zh-Hans": _SIMPLIFIED,
        "zh-Hant": _traditional(_SIMPLIFIED),
        "de": _GERMAN,
        "fr": _FRENCH,
    }
)


def names_of(language: str) -> DateNames:
    """Answer the words of a language by its tag; its nearest relative, or English, where there is none."""
    tag = language.replace("_", "-").casefold()
    if tag.startswith("zh"):
        is_traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
        return LANGUAGES["zh-Hant" if is_traditional else "zh-Hans"]
    return LANGUAGES.get(tag.partition("-")[0], _ENGLISH)
