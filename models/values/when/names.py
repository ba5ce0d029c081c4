"""How dates are said in English and Chinese, and the words of every language by its tag."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from models.values.when.forms import (
    DAYS,
    DAYS_OF_MONTHS,
    EARLY_MONTH,
    EARLY_YEAR,
    LATE_MONTH,
    LATE_YEAR,
    MID_MONTH,
    MID_YEAR,
    TIMES_OF_DAY,
    DateNames,
    Row,
    part_rows,
    season_rows,
)
from models.values.when.names_europe import FRENCH, GERMAN

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
        ("{y}-{m}-{d}T{t}", "{d} {m} {y}, {t}"),
        (TIMES_OF_DAY, "{d} {m} {y}, {t}–{u}"),
        *part_rows(
            "{p} of {d} {m} {y}",
            "{p} of {d}–{f} {m} {y}",
            "{p} of {d} {m} – {f} {n} {y}",
            *("small hours", "dawn", "morning", "noon", "afternoon", "dusk", "evening", "night", "midnight"),
        ),
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
        *season_rows(
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
        (EARLY_YEAR, "early {y}", "early in {y}", "start of {y}", "beginning of {y}"),
        (MID_YEAR, "mid {y}", "mid-{y}", "middle of {y}"),
        (LATE_YEAR, "late {y}", "late in {y}", "end of {y}"),
        (EARLY_MONTH, "early {m} {y}", "early in {m} {y}", "start of {m} {y}", "beginning of {m} {y}"),
        (MID_MONTH, "mid {m} {y}", "mid-{m} {y}", "middle of {m} {y}"),
        (LATE_MONTH, "late {m} {y}", "late in {m} {y}", "end of {m} {y}"),
        (DAYS, "{d}–{f} {m} {y}", "{m} {d}–{f}, {y}", "{m} {d}–{f} {y}", "{d} to {f} {m} {y}"),
        (DAYS_OF_MONTHS, "{d} {m} – {f} {n} {y}", "{m} {d} – {n} {f}, {y}", "{d} {m} to {f} {n} {y}"),
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
    hour="{h12}",
)

_SIMPLIFIED = DateNames(
    months=(),
    forms=(
        ("{y}-{m}-{d}T{t}", "{y}年{m}月{d}日 {t}"),
        (TIMES_OF_DAY, "{y}年{m}月{d}日 {t}–{u}"),
        *part_rows(
            "{y}年{m}月{d}日{p}",
            "{y}年{m}月{d}日至{f}日{p}",
            "{y}年{m}月{d}日至{n}月{f}日{p}",
            *("凌晨", "清晨", "上午", "中午", "下午", "傍晚", "晚上", "夜间", "午夜"),
        ),
        ("{y}-{m}-{d}", "{y}年{m}月{d}日", "{y}年{m}月{d}号", "{y} 年 {m} 月 {d} 日"),
        ("{y}-{m}", "{y}年{m}月", "{y}年{m}月份", "{y} 年 {m} 月"),
        ("{y}", "{y}年", "{y} 年"),
        ("{y}-{m}-XX", "{y}年{m}月某日"),
        ("{y}-XX-XX", "{y}年某日"),
        ("{y}-XX", "{y}年某月"),
        ("{e}X", "{e}0年代"),
        ("{c}XX", "{c}00年代（百年）"),
        ("{k}XXX", "{k}000年代（千年）"),
        *season_rows(
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
        (EARLY_YEAR, "{y}年初", "{y}年年初"),
        (MID_YEAR, "{y}年中", "{y}年年中"),
        (LATE_YEAR, "{y}年底", "{y}年末", "{y}年年底"),
        (EARLY_MONTH, "{y}年{m}月初"),
        (MID_MONTH, "{y}年{m}月中", "{y}年{m}月中期"),
        (LATE_MONTH, "{y}年{m}月底", "{y}年{m}月末"),
        ("{y}-{m}-01/{y}-{m}-10", "{y}年{m}月上旬"),
        ("{y}-{m}-11/{y}-{m}-20", "{y}年{m}月中旬"),
        ("{y}-{m}-21/{y}-{m}-{l}", "{y}年{m}月下旬"),
        (
            DAYS,
            "{y}年{m}月{d}日至{f}日",
            "{y}年{m}月{d}日到{f}日",
            "{y}年{m}月{d}至{f}日",
            "{y}年{m}月{d}–{f}日",
        ),
        (DAYS_OF_MONTHS, "{y}年{m}月{d}日至{n}月{f}日", "{y}年{m}月{d}日到{n}月{f}日"),
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
    hour="{h}时",
)


def _in_traditional(words: Row) -> Row:
    """Return words in traditional characters, after the written one also those in simplified characters."""
    table = str.maketrans("约详从于号个间后", "約詳從於號個間後")
    return tuple(dict.fromkeys((*(word.translate(table) for word in words), *words)))


def _traditional(names: DateNames) -> DateNames:
    """Return the words of simplified Chinese in traditional characters."""
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


LANGUAGES: Mapping[str, DateNames] = MappingProxyType(
    {
        "en": _ENGLISH,
        "zh-Hans": _SIMPLIFIED,
        "zh-Hant": _traditional(_SIMPLIFIED),
        "de": GERMAN,
        "fr": FRENCH,
    }
)


def names_of(language: str) -> DateNames:
    """Return the words of a language by its tag; its nearest relative, or English, where there is none."""
    tag = language.replace("_", "-").casefold()
    if tag.startswith("zh"):
        is_traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
        return LANGUAGES["zh-Hant" if is_traditional else "zh-Hans"]
    return LANGUAGES.get(tag.partition("-")[0], _ENGLISH)
