"""Small readers of what an import answers, for the tests of tables."""

import csv
import io

from models.records.story import Claim, Event

MARKUP = [
    '<img src="//evil/share/a.png">', '<a href="javascript:1">x', "&lt;b&gt;", "%n %s {0} {x!r}",
    "'; drop table event;--",
    "=cmd|'/c calc'!A1", '" =1+1"', "a\n=1+1", "＝1+1", "\u202egnp.exe", "\u0301" * 5000, "🏳️‍🌈", "سوق\u200f", "]]>",
    "</svg><script>", "../../x", "CON", "x" * 100_000, "A & B < C > D",
]  # fmt: skip


def all_of(kind, found):
    return [record for record in found.records if isinstance(record, kind)]


def event_of(found):
    (event,) = all_of(Event, found)
    return event


def claim_of(found, about):
    (claim,) = [claim for claim in all_of(Claim, found) if claim.field is about]
    return claim


def as_csv(rows, separator=","):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        rows
    )  # so that a lone \r is quoted
    return text.getvalue()
