"""Sums without a number, a currency or an asset."""

import re
from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.records.story import Field
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("unit missing")
REASON = tr_later("A number without its currency or asset can be read as any.")
MANY = tr_later("sums lack a unit")
REMEDY = Remedy.VALUE
RANK = 140
IS_LOCAL = True

_BARE: Final = re.compile(
    r"[\d.,'’\s]*\d[\d.,'’\s]*(?:k|m|bn|million|billion|千|万|萬|亿|億)?", re.IGNORECASE
)


def find(matter: Matter) -> Iterator[Finding]:
    """Return each amount or quantity without a value, and each that a citation gives without a unit."""
    for told in matter.told:
        if told.claim.field not in (Field.AMOUNT, Field.QUANTITY):
            continue
        if not (told.claim.amount or told.claim.quantity):
            sentence = tr(
                "{name} has no number with a unit: enter it, or make it a statement.", name=told.name
            )
            yield told.finding(NAME, Weight.MEND, sentence)
        for cited in told.stated.cited:
            said = cited.citation.said.strip()
            if said and _BARE.fullmatch(said):
                where = tr(
                    "{source} is said to give {said} for {name}",
                    source=name_of_source(cited.source),
                    said=quoted(said),
                    name=told.name,
                )
                yield told.finding(
                    NAME, Weight.LOOK, tr("{where}: add the currency or the asset.", where=where)
                )
