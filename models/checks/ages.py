"""Ages that do not agree with a birth, or with another age of the same person."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, dated, name_of_actor
from models.checks.matter import Matter
from models.checks.naming import Names, place_of
from models.checks.passages import Passage, passages
from models.gazetteer.spelling import fold
from models.records.story import Actor
from models.translation import language, tr, tr_later
from models.values.when import When, words

NAME = tr_later("age")
REASON = tr_later(
    "Nobody is 34 in one year and 31 in the next: an age is wrong, or two people were taken for one."
)
MANY = tr_later("ages do not agree")
REMEDY = Remedy.VALUE
RANK = 103

OLDEST: Final = 120
_AGE: Final = re.compile(
    r"\b(?P<a>\d{1,3})[- ]years?[- ]old\b|\baged (?P<b>\d{1,3})\b|\bat (?:the )?age of (?P<c>\d{1,3})\b"
    r"|(?<=[^\W\d_]), (?P<d>[1-9]\d),(?= (?!\d))|\((?P<e>[1-9]\d)\)|\bage:? (?P<k>\d{1,3})\b"
    r"|\b(?P<f>\d{1,3})[- ]?jährig|\b(?P<g>\d{1,3}) Jahre alt\b|\bâgée? de (?P<h>\d{1,3}) ans\b"
    r"|\b(?P<l>\d{1,3}) años\b|(?P<i>\d{1,3})\s?(?:周岁|岁|歲)",
    re.IGNORECASE,
)
_HINT: Final = re.compile(r"\d\d?(?:[- ][yYjJa]|j|[,)]|\s?[周岁歲])|\b[Aa]ged?:? ")
_NAME: Final = r"(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,2}|[\u4e00-\u9fff]{2})"
_NAME_BEFORE: Final = re.compile(rf"{_NAME}[\s,，(（]*$")
_NAME_AFTER: Final = re.compile(rf"(?:[\s,]+|的){_NAME}")
_NEAR: Final = 6  # words between a name and its age
_HEARD: Final = re.compile(r"岁|歲")  # counted from one at birth, by custom
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Told:
    """An age as it is told, and the days on which its person can have been born."""

    passage: Passage
    name: str  # of the person
    began: When | None  # their birth, where the case knows it
    age: int
    born: Span


def find(matter: Matter) -> Iterator[Finding]:
    """Return each age that a birth or an earlier age of the same person rules out."""
    by_actor: defaultdict[str, list[_Told]] = defaultdict(list)
    for told in _ages(matter):
        by_actor[fold(told.name)].append(told)
    for held in by_actor.values():
        held.sort(key=lambda one: one.born[0].toordinal() + one.age * 366)
        for place, told in enumerate(held):
            if sentence := _against_birth(told) or _against_ages(told, held[:place]):
                yield told.passage.finding(NAME, Weight.MEND, sentence)
                break


def _against_birth(told: _Told) -> str:
    began = told.began
    if (
        began is None
        or began.is_about
        or _is_one(told.born, (began.earliest or date.min, began.latest or date.max))
    ):
        return ""
    return tr(
        "{age_told}, but was born {birth}: mend the age or the birth.",
        age_told=_words(told),
        birth=words(began, language()),
    )


def _against_ages(told: _Told, before: list[_Told]) -> str:
    other = next((one for one in before if not _is_one(told.born, one.born)), None)
    if other is None:
        return ""
    return tr(
        "{age_told}, and {other_age} in {event}: both cannot be, look which age is wrong.",
        age_told=_words(told),
        other_age=other.age,
        event=_where(other),
    )


def _words(told: _Told) -> str:
    return tr("{name} is {age} in {event}", name=told.name, age=told.age, event=_where(told))


def _where(told: _Told) -> str:
    event = told.passage.told.event
    return dated(event.title, words(event.when, language()) if event.when else "")


def _is_one(a: Span, b: Span) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _ages(matter: Matter) -> Iterator[_Told]:
    told = (one for one in passages(matter) if _HINT.search(one.words))
    aged = [(one, match) for one in told for match in _AGE.finditer(one.words)]
    people = Names.of(each for each in matter.actors if each.kind in ("", "person")) if aged else None
    seen: set[tuple[str, str, int]] = set()
    for passage, match in aged:
        age = int(next(number for number in match.groups() if number))
        actor = _whose(passage, match, people) if people else None
        name = name_of_actor(actor) if actor else _name_beside(passage.words, match)
        born = _born(passage, age, bool(_HEARD.search(match[0]))) if 0 < age <= OLDEST else None
        if name and born and (name, passage.told.event.id, age) not in seen:
            seen.add((name, passage.told.event.id, age))
            yield _Told(passage, name, actor.began if actor else None, age, born)


def _whose(passage: Passage, match: re.Match[str], people: Names) -> Actor | None:
    """Return the person whose age it is: the one named nearest before it, or whom the claim is about."""
    at = place_of(passage.words, match.start())
    named = sorted((abs(at - place), actor.id, actor) for place, actor in people.in_words(passage.words))
    if named and named[0][0] <= _NEAR:
        return named[0][2]
    own = passage.told.stated.actor
    return own if own and own.kind in ("", "person") and not named else None


def _name_beside(words: str, match: re.Match[str]) -> str:
    """Return the name of somebody who is no actor of the case: right before their age, or right behind it."""
    before, after = _NAME_BEFORE.search(words[: match.start()]), _NAME_AFTER.match(words[match.end() :])
    return before["name"] if before else after["name"] if after else ""


def _born(passage: Passage, age: int, is_by_custom: bool) -> Span | None:
    """Return the days on which somebody was born who was so old on the day of the event, or of its report."""
    when, issued = passage.told.event.when, passage.cited.source.issued if passage.cited else None
    firsts = [one.earliest for one in (when, issued) if one and one.earliest]
    lasts = [one.latest for one in (when, issued) if one and one.latest]
    if not firsts or not lasts:
        return None
    first, last = min(firsts), max(lasts)
    slack = 2 if is_by_custom else 0
    return _years_before(first, age + 1) + timedelta(days=1), _years_before(last, age - slack)


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
