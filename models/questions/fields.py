"""The one table of what can be asked: read by whoever reads a question, by the help of the bar and by the command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableValue
from models.texts.columns import filled
from models.translation import tr, tr_later
from models.values.money import read_amount, read_quantity
from models.values.when import read_when


@dataclass(frozen=True, slots=True)
class Field:
    """A word before a colon: what it asks, in one sentence, with an example; `joins` tells how far a value goes on."""

    name: str
    about: str  # the heading under which it is told
    sentence: str
    example: str
    joins: Callable[[str], bool] | None = None


def _is_date(text: str) -> bool:
    try:
        read_when(text)
    except UnreadableValue:
        return False
    return True


def _is_sum(text: str) -> bool:
    for read in (read_amount, read_quantity):
        try:
            read(text)
        except UnreadableValue:
            continue
        return True
    return False


def _is_distance(text: str) -> bool:
    number, _, unit = text.partition(" ")
    return number.isdigit() and unit.rstrip("s") in ("day", "week", "month", "year")


EVENT, TIME, CLAIM = tr_later("Events"), tr_later("Time"), tr_later("Claims")
CITATION, SOURCE, ACTOR = tr_later("Citations"), tr_later("Sources"), tr_later("Actors")

FIELDS: Final = (
    Field("place", EVENT, tr_later("in a place or in all that lies in it; any script"), "place:Jiangsu"),
    Field("actor", EVENT, tr_later("with an actor, under any of its names and spellings"), "actor:Jiafenxiang"),
    Field("with", EVENT, tr_later("together with an actor; of actors, those beside it"), "actors with:Jiafenxiang"),
    Field("kind", EVENT, tr_later("of a kind"), "kind:sale"),
    Field("tag", EVENT, tr_later("with a tag"), 'tag:"Qian Zhimin"'),
    Field("country", EVENT, tr_later("of a jurisdiction"), "country:HK"),
    Field("standing", EVENT, tr_later("how sure it is that it happened"), "standing:announced"),
    Field("before", TIME, tr_later("lies, or may lie, before a date or an event"), "before:2021", _is_date),
    Field("after", TIME, tr_later("lies, or may lie, after a date or an event"), 'after:"February seminar"', _is_date),
    Field("on", TIME, tr_later("lies within a day, month or year for certain"), "on:2021-09-24", _is_date),
    Field("during", TIME, tr_later("may touch a day, a span or the time of an event"),
          "during:2021-09/2024-12", _is_date),
    Field("begins", TIME, tr_later("begins on, before or after a day"), "begins:>=2025-03", _is_date),
    Field("ends", TIME, tr_later("is over on, before or after a day"), "ends:<2021", _is_date),
    Field("within", TIME, tr_later("near to others: of, after or before them"),
          "within:30d after kind:notice", _is_distance),
    Field("precision", TIME, tr_later("how finely it is dated; none: undated"), "precision:<day"),
    Field("known", TIME, tr_later("supported by a source issued by that day"), "known:2025-04-16", _is_date),
    Field("changed", TIME, tr_later("changed on a day or since"), "changed:>=Monday", _is_date),
    Field("comment", EVENT, tr_later("with a comment: open, done, any, none; by somebody"), "comment:open"),
    Field("bookmarked", EVENT, tr_later("bookmarked by you: yes or no; by somebody else"), "bookmarked:yes"),
    Field("field", CLAIM, tr_later("about what, when, where, who, an amount …"), "claims field:who"),
    Field("who", CLAIM, tr_later("the claim itself names an actor"), "claims who:Reuters"),
    Field("where", CLAIM, tr_later("the claim itself names a place"), "claims where:Jiangsu"),
    Field("role", CLAIM, tr_later("names somebody or a place in a role"), "role:seller"),
    Field("amount", CLAIM, tr_later("with a sum of money; any, none, or compared"), "amount:>1bn CNY", _is_sum),
    Field("quantity", CLAIM, tr_later("with a number of coins or other things"), "quantity:>=1000 BTC", _is_sum),
    Field("state", CLAIM, tr_later("how far the check has come"), 'state:"signed off"'),
    Field("inferred", CLAIM, tr_later("a reading of ours: yes or no"), "inferred:yes"),
    Field("cited", CLAIM, tr_later("cited: yes or no; of sources, used at all"), "claims cited:no"),
    Field("by", CLAIM, tr_later("who wrote the claim"), "by:Anna"),
    Field("checker", CLAIM, tr_later("who marked the claim"), "checker:Bea"),
    Field("query", CLAIM, tr_later("with a query: open, answered, closed, any, none"), "query:open to:Anna"),
    Field("to", CLAIM, tr_later("with a query to somebody"), "to:Anna"),
    Field("criticism", CLAIM, tr_later("a criticism of somebody: yes or no"), "criticism:yes"),
    Field("relation", CLAIM, tr_later("how an event or actor stands to another"), "claims relation:repeals"),
    Field("alone", CLAIM, tr_later("rests on this source alone"), 'claims alone:"The Block"'),
    Field("falls", CLAIM, tr_later("falls if this origin falls"), "claims falls:Reuters"),
    Field("origins", CLAIM, tr_later("how many independent origins support it"), "claims origins:>=2"),
    Field("stance", CITATION, tr_later("supports, contradicts or context"), "stance:contradicts"),
    Field("locator", CITATION, tr_later("where in the source: page, paragraph, … or none"), "locator:none"),
    Field("said", CITATION, tr_later("what the source says where it says otherwise"), "said:Jiashare"),
    Field("document", CITATION, tr_later("with a stored document: yes or no"), "document:no"),
    Field("source", SOURCE, tr_later("with this source"), 'source:"The Block"'),
    Field("origin", SOURCE, tr_later("of one origin, which counts once"), "sources origin:Reuters"),
    Field("language", SOURCE, tr_later("in a language"), "sources language:zh"),
    Field("issued", SOURCE, tr_later("issued on, before or after a day; none"), "sources issued:<2020", _is_date),
    Field("read", SOURCE, tr_later("read by us, or known through others only"), "sources read:no cited:yes"),
    Field("primary", SOURCE, tr_later("primary: yes, no, or unknown"), "sources primary:yes"),
    Field("reliability", SOURCE, tr_later("its grade, A to F; none"), "sources reliability:none"),
    Field("type", ACTOR, tr_later("what an actor or a source is"), "actors type:court"),
    Field("events", ACTOR, tr_later("how many events, or a question to events"), "actors events>3"),
    Field("claims", ACTOR, tr_later("how many claims, or a question to claims"), "claims:(role:seller where:Jiangsu)"),
    Field("sources", ACTOR, tr_later("how many sources, or a question to sources"), "claims sources=1"),
    Field("actors", ACTOR, tr_later("how many actors, or a question to actors"), "events actors>=5"),
)  # fmt: skip

BY_NAME: Final = {field.name: field for field in FIELDS}

KINDS_TOLD: Final = (
    ("events", tr_later("the usual answer, needs no word"), "events kind:sale"),
    ("claims", tr_later("each claim by itself"), "claims inferred:yes"),
    ("sources", tr_later("the sources"), "sources language:zh"),
    ("actors", tr_later("the actors, the busiest first"), "actors events>3"),
    ("gaps", tr_later("the longest stretches between the events meant"), "gaps cited:yes"),
)
"""The words that choose what a question is answered with."""

JOINTS_TOLD: Final = (
    ("and", tr_later("both hold; may be left out"), "kind:sale and place:Jiangsu"),
    ("or", tr_later("one of them holds"), "kind:sale or kind:seizure"),
    ("not", tr_later("does not hold"), "kind:sale not actor:Jiafenxiang"),
    ("( )", tr_later("what belongs together"), "kind:(sale or seizure) after:2024"),
    ("words", tr_later("are searched everywhere, as they stand"), "嘉芬翔"),
)
"""How conditions are joined."""


def told_lines() -> tuple[str, ...]:
    """Return the whole table as lines of text."""
    lines: list[str] = []
    heading = ""
    for name, sentence, example in (*KINDS_TOLD, *JOINTS_TOLD):
        lines.append(_line(name, sentence, example))
    for field in FIELDS:
        if field.about != heading:
            heading = field.about
            lines += ["", tr(heading)]
        lines.append(_line(f"{field.name}:", field.sentence, field.example))
    return tuple(lines)


def _line(name: str, sentence: str, example: str) -> str:
    return f"{name:12} {filled(tr(sentence), 56)} {example}"
