"""How much support the claims of a case must have: its own rules, kept in the case as a remark about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.records.comments import KEPT_IN_REMARKS
from models.records.desk import Comment
from models.records.story import Claim
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later

RULES: Final = KEPT_IN_REMARKS[1]
"""The id of the remark about the case that holds its rules; there is one at most."""
MOST: Final = 5  # origins that a rule may ask for

_LINE: Final = re.compile(
    r"(criticism|sums|other claims): (?:no rule|([1-5]) independent origins?( or 1 primary document)?)"
)


@dataclass(frozen=True, slots=True)
class Need:
    """How much support a claim must have; no origins: there is no rule."""

    origins: int = 0  # independent groups of sources
    is_primary_enough: bool = True  # one primary document does as well

    @property
    def words(self) -> str:
        """Return the rule in words, as it is kept."""
        if not self.origins:
            return "no rule"
        primary = " or 1 primary document" if self.is_primary_enough else ""
        return f"{self.origins} independent origin{'s' if self.origins > 1 else ''}{primary}"

    @property
    def told(self) -> str:
        """Return the rule in the words of whoever works."""
        if not self.origins:
            return tr("no rule")
        if not self.is_primary_enough:
            return origins_words(self.origins)
        return tr_count(
            self.origins,
            "{n} independent origin or 1 primary document",
            "{n} independent origins or 1 primary document",
        )


def origins_words(count: int) -> str:
    """Tell how many independent origins there are."""
    return tr_count(count, "{n} independent origin", "{n} independent origins")


@dataclass(frozen=True, slots=True)
class SupportRules:
    """What the claims of a case need; without rules of its own, criticism needs two origins or the record."""

    criticism: Need = Need(2)
    sums: Need = Need()
    others: Need = Need()

    @property
    def words(self) -> str:
        """Return the rules line by line, as they are kept."""
        return "\n".join(f"{name}: {need.words}" for name, need in self._named)

    def needs_of(self, claim: Claim) -> Iterator[tuple[str, Need]]:
        """Return the rules that hold for a claim, each with the word for such claims."""
        is_sum = claim.amount is not None or claim.quantity is not None
        for name, need, holds in (
            (tr_later("criticism"), self.criticism, claim.is_criticism),
            (tr_later("a sum"), self.sums, is_sum),
            (tr_later("a claim"), self.others, not claim.is_criticism and not is_sum),
        ):
            if holds and need.origins:
                yield name, need

    @property
    def _named(self) -> tuple[tuple[str, Need], ...]:
        return ("criticism", self.criticism), ("sums", self.sums), ("other claims", self.others)


def read_rules(words: str) -> SupportRules:
    """Return the rules that a remark holds; a line that cannot be read leaves the usual rule."""
    usual = SupportRules()
    needs = {"criticism": usual.criticism, "sums": usual.sums, "other claims": usual.others}
    for line in words.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found:
            needs[found[1]] = Need(int(found[2] or 0), bool(found[3]) or not found[2])
    return SupportRules(needs["criticism"], needs["sums"], needs["other claims"])


def rules_of(reader: Reader) -> SupportRules:
    """Return the rules of a case."""
    kept = reader.find(Comment, RULES)
    return read_rules(kept.text) if kept else SupportRules()


def remark_of(rules: SupportRules, by: str, at: str) -> Comment:
    """Return the remark that keeps rules in a case."""
    return Comment(RULES, "about", "case", rules.words, by=by, at=at)
