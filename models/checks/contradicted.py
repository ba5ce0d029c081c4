"""Claims that a source contradicts and about which nothing is decided."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed, name_of_source, shortened
from models.checks.matter import Matter
from models.checks.sums import said_in_words
from models.checks.told import Told
from models.records.story import Stance

NAME = "contradicted"
REASON = "A reader who finds the other value must be told why ours stands."
MANY = "claims are contradicted, and nothing is decided"
REMEDY = Remedy.DECISION
RANK = 60
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each contradicted claim whose decision is missing."""
    for told in matter.told:
        if told.stated.is_contradicted and not told.claim.decision.strip():
            advice = "write down why it stands as it does"
            yield told.finding(NAME, Weight.MEND, f"{told.name} is contradicted ({_said(told)}): {advice}.")


def _said(told: Told) -> str:
    """Tell what the sources say instead, each value once with those who give it."""
    by_value: dict[str, list[str]] = {}
    for each in told.stated.cited:
        if each.citation.stance is Stance.CONTRADICTS:
            said = each.citation.said
            value = said_in_words(said) if said else shortened(each.citation.meaning or "otherwise")
            by_value.setdefault(value, []).append(name_of_source(each.source))
    rows = [(listed(dict.fromkeys(names), 3), value) for value, names in by_value.items()]
    return "; ".join(f"{names} {'say' if _are_many(names) else 'says'} {value}" for names, value in rows)


def _are_many(names: str) -> bool:
    return " and " in names
