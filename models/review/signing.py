"""Who may sign a claim off: the rule that a case chose, in words and as a decision about one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.records.desk import Check, Query
from models.records.story import Claim, State
from models.store.authors import Authors
from models.store.reader import Reader
from models.translation import tr, tr_later


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about who may sign off, as a form offers it and as a sign-off sheet says it."""

    key: str  # as `About.signing` holds it
    name: str
    words: str
    is_weak: bool = False  # weaker than what a case has without choosing

    @property
    def for_sheet(self) -> str:
        """Return the sentence that stands on a sign-off sheet; a weaker rule is said to be one."""
        return f"This case chose a weaker rule than four eyes. {self.words}" if self.is_weak else self.words


STRICT: Final = ""
SIX_EYES: Final = "six eyes"
LAST_EDITOR: Final = "last editor"
ANYBODY: Final = "anybody"

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        rule.key: rule
        for rule in (
            Rule(
                STRICT,
                tr_later("Four eyes"),
                tr_later(
                    "Whoever wrote what a claim says now, or answered a query about it, does not sign it "
                    "off; where nobody is known to have written it, whoever checked it does not."
                ),
            ),
            Rule(
                SIX_EYES,
                tr_later("Six eyes"),
                tr_later(
                    "Whoever wrote what a claim says now, answered a query about it or checked it does not "
                    "sign it off."
                ),
            ),
            Rule(
                LAST_EDITOR,
                tr_later("All but the last editor"),
                tr_later("Whoever edited a claim last does not sign it off; whoever wrote it before may."),
                is_weak=True,
            ),
            Rule(
                ANYBODY,
                tr_later("One person may do all"),
                tr_later("One person may write, check and sign off the same claim."),
                is_weak=True,
            ),
        )
    }
)
"""The rules, the one that holds without a choice first."""


def rule_named(key: str) -> Rule:
    """Return the rule of a case; a name that nobody knows stands for the strict one."""
    return RULES.get(key, RULES[STRICT])


def rule_of(reader: Reader) -> Rule:
    """Return the rule that is in force in a case."""
    return rule_named(reader.about().signing)


def why_not(claim: Claim, who: str, reader: Reader, authors: Authors | None = None) -> str:
    """Tell in one sentence why a person may not sign a claim off by the rule of the case; empty if they may."""
    deed = deed_against(claim, who, reader, authors)
    return tr("You {deed}: somebody else must sign it off.", deed=tr(deed)) if deed else ""


def deed_against(claim: Claim, who: str, reader: Reader, authors: Authors | None = None) -> str:
    """Tell what somebody did for which, by the rule of the case, they may not sign a claim off; empty if nothing."""
    deeds = _deeds(rule_of(reader).key, claim, reader, authors or Authors(reader))
    return next((deed for name, deed in deeds if plain(name) == plain(who)), "")


def plain(name: str) -> str:
    """Return a name without what makes no difference between two people: spaces and capitals."""
    return " ".join(name.split()).casefold()


def _deeds(rule: str, claim: Claim, reader: Reader, authors: Authors) -> Iterator[tuple[str, str]]:
    """Yield the names of those who may not sign, each with what they did."""
    if rule == ANYBODY:
        return
    if rule == LAST_EDITOR:
        yield from ((name, tr_later("edited this claim last")) for name in authors.last_of(claim))
        return
    written_by = authors.of(claim)
    yield from ((name, tr_later("wrote this claim or edited it last")) for name in written_by)
    for query in reader.where(Query, claim_id=claim.id):
        yield query.answered_by, tr_later("answered a query about this claim")
    if rule == SIX_EYES or not written_by:
        deed = (
            tr_later("checked this claim")
            if rule == SIX_EYES
            else tr_later("checked this claim, and nobody is known to have written it")
        )
        yield from ((name, deed) for name in _checkers(claim, reader))


def _checkers(claim: Claim, reader: Reader) -> Iterator[str]:
    """Yield who made the check that a sign-off would rest on."""
    marks = sorted(reader.where(Check, claim_id=claim.id), key=lambda check: (check.at, check.id))
    checks = [mark for mark in marks if mark.state is State.CHECKED]
    yield from (mark.by for mark in checks[-1:])
