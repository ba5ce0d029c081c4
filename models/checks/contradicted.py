"""Claims that a source contradicts and about which nothing is decided."""

from collections.abc import Iterator

from models.checks.agreeing import agrees
from models.checks.finding import Finding, Remedy, Weight, listed, name_of_source, shortened
from models.checks.matter import Matter
from models.checks.sums import said_in_words
from models.checks.told import Told, cause_of_field
from models.records.dossier import Cited
from models.records.story import Stance
from models.translation import tr, tr_count, tr_later
from models.values.listing import set_apart

NAME = tr_later("contradicted")
REASON = tr_later("A reader who finds the other value must be told why ours stands.")
MANY = tr_later("claims are contradicted, and nothing is decided")
REMEDY = Remedy.DECISION
RANK = 60
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each contradicted claim whose decision is missing."""
    for told in matter.told:
        against = _against(told) if told.stated.is_contradicted and not told.claim.decision.strip() else []
        if against:
            sentence = tr(
                "{name} is contradicted ({against}): write down why it stands as it does.",
                name=told.name,
                against=_said(against),
            )
            yield told.finding(NAME, Weight.MEND, sentence, "", cause_of_field(told))


def _against(told: Told) -> list[Cited]:
    """Return the citations that rule out what is kept; what leaves room for it does not contradict."""
    held = [each for each in told.stated.cited if each.citation.stance is Stance.CONTRADICTS]
    return [each for each in held if not agrees(told, each)]


def _said(against: list[Cited]) -> str:
    """Tell what the sources say instead, each value once with those who give it."""
    by_value: dict[str, list[str]] = {}
    for each in against:
        said = each.citation.said
        value = said_in_words(said) if said else shortened(each.citation.meaning or tr("otherwise"))
        by_value.setdefault(value, []).append(name_of_source(each.source))
    rows = [(list(dict.fromkeys(names)), value) for value, names in by_value.items()]
    return set_apart(_says(*row) for row in rows)


def _says(names: list[str], value: str) -> str:
    return tr_count(
        len(names), "{names} says {value}", "{names} say {value}", names=listed(names, 3), value=value
    )
