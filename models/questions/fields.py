"""The one table of what can be asked: read by whoever reads a question, by the help of the bar and by the command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableValue
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


EVENT, TIME, CLAIM, CITATION, SOURCE, ACTOR = "Events", "Time", "Claims", "Citations", "Sources", "Actors"

FIELDS: Final = (
    Field("place", EVENT, "in a place or in all that lies in it; any script", "place:Jiangsu"),
    Field("actor", EVENT, "with an actor, under any of its names and spellings", "actor:Jiafenxiang"),
    Field("with", EVENT, "together with an actor; of actors, those beside it", "actors with:Jiafenxiang"),
    Field("kind", EVENT, "of a kind", "kind:sale"),
    Field("tag", EVENT, "with a tag", 'tag:"Qian Zhimin"'),
    Field("country", EVENT, "of a jurisdiction", "country:HK"),
    Field("standing", EVENT, "how sure it is that it happened", "standing:announced"),
    Field("before", TIME, "lies, or may lie, before a date or an event", "before:2021", _is_date),
    Field("after", TIME, "lies, or may lie, after a date or an event", 'after:"February seminar"', _is_date),
    Field("on", TIME, "lies within a day, month or year for certain", "on:2021-09-24", _is_date),
    Field("during", TIME, "may touch a day, a span or the time of an event", "during:2021-09/2024-12", _is_date),
    Field("begins", TIME, "begins on, before or after a day", "begins:>=2025-03", _is_date),
    Field("ends", TIME, "is over on, before or after a day", "ends:<2021", _is_date),
    Field("within", TIME, "near to others: of, after or before them", "within:30d after kind:notice", _is_distance),
    Field("precision", TIME, "how finely it is dated; none: undated", "precision:<day"),
    Field("known", TIME, "supported by a source issued by that day", "known:2025-04-16", _is_date),
    Field("changed", TIME, "changed on a day or since", "changed:>=Monday", _is_date),
    Field("comment", EVENT, "with a comment: open, done, any, none; by somebody", "comment:open"),
    Field("bookmarked", EVENT, "bookmarked by you: yes or no; by somebody else", "bookmarked:yes"),
    Field("field", CLAIM, "about what, when, where, who, an amount …", "claims field:who"),
    Field("who", CLAIM, "the claim itself names an actor", "claims who:Reuters"),
    Field("where", CLAIM, "the claim itself names a place", "claims where:Jiangsu"),
    Field("role", CLAIM, "names somebody or a place in a role", "role:seller"),
    Field("amount", CLAIM, "with a sum of money; any, none, or compared", "amount:>1bn CNY", _is_sum),
    Field("quantity", CLAIM, "with a number of coins or other things", "quantity:>=1000 BTC", _is_sum),
    Field("state", CLAIM, "how far the check has come", 'state:"signed off"'),
    Field("inferred", CLAIM, "a reading of ours: yes or no", "inferred:yes"),
    Field("cited", CLAIM, "cited: yes or no; of sources, used at all", "claims cited:no"),
    Field("by", CLAIM, "who wrote the claim", "by:Anna"),
    Field("checker", CLAIM, "who marked the claim", "checker:Bea"),
    Field("query", CLAIM, "with a query: open, answered, closed, any, none", "query:open to:Anna"),
    Field("to", CLAIM, "with a query to somebody", "to:Anna"),
    Field("criticism", CLAIM, "a criticism of somebody: yes or no", "criticism:yes"),
    Field("relation", CLAIM, "how an event or actor stands to another", "claims relation:repeals"),
    Field("alone", CLAIM, "rests on this source alone", 'claims alone:"The Block"'),
    Field("falls", CLAIM, "falls if this origin falls", "claims falls:Reuters"),
    Field("origins", CLAIM, "how many independent origins support it", "claims origins:>=2"),
    Field("stance", CITATION, "supports, contradicts or context", "stance:contradicts"),
    Field("locator", CITATION, "where in the source: page, paragraph, … or none", "locator:none"),
    Field("said", CITATION, "what the source says where it says otherwise", "said:Jiashare"),
    Field("document", CITATION, "with a stored document: yes or no", "document:no"),
    Field("source", SOURCE, "with this source", 'source:"The Block"'),
    Field("origin", SOURCE, "of one origin, which counts once", "sources origin:Reuters"),
    Field("language", SOURCE, "in a language", "sources language:zh"),
    Field("issued", SOURCE, "issued on, before or after a day; none", "sources issued:<2020", _is_date),
    Field("read", SOURCE, "read by us, or known through others only", "sources read:no cited:yes"),
    Field("primary", SOURCE, "primary: yes, no, or unknown", "sources primary:yes"),
    Field("reliability", SOURCE, "its grade, A to F; none", "sources reliability:none"),
    Field("type", ACTOR, "what an actor or a source is", "actors type:court"),
    Field("events", ACTOR, "how many events, or a question to events", "actors events>3"),
    Field("claims", ACTOR, "how many claims, or a question to claims", "claims:(role:seller where:Jiangsu)"),
    Field("sources", ACTOR, "how many sources, or a question to sources", "claims sources=1"),
    Field("actors", ACTOR, "how many actors, or a question to actors", "events actors>=5"),
)  # fmt: skip

BY_NAME: Final = {field.name: field for field in FIELDS}

KINDS_TOLD: Final = (
    ("events", "the usual answer, needs no word", "events kind:sale"),
    ("claims", "each claim by itself", "claims inferred:yes"),
    ("sources", "the sources", "sources language:zh"),
    ("actors", "the actors, the busiest first", "actors events>3"),
    ("gaps", "the longest stretches between the events meant", "gaps cited:yes"),
)
"""The words that choose what a question is answered with."""

JOINTS_TOLD: Final = (
    ("and", "both hold; may be left out", "kind:sale and place:Jiangsu"),
    ("or", "one of them holds", "kind:sale or kind:seizure"),
    ("not", "does not hold", "kind:sale not actor:Jiafenxiang"),
    ("( )", "what belongs together", "kind:(sale or seizure) after:2024"),
    ("words", "are searched everywhere, as they stand", "嘉芬翔"),
)
"""How conditions are joined."""


def told_lines() -> tuple[str, ...]:
    """Return the whole table as lines of text."""
    lines: list[str] = []
    heading = ""
    for name, sentence, example in (*KINDS_TOLD, *JOINTS_TOLD):
        lines.append(f"{name:12} {sentence:56} {example}")
    for field in FIELDS:
        if field.about != heading:
            heading = field.about
            lines += ["", heading]
        lines.append(f"{field.name + ':':12} {field.sentence:56} {field.example}")
    return tuple(lines)
