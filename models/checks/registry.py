"""Every check: a file of this room that has a NAME is one, and nothing else has to know of it."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import models.checks
from models.checks.finding import Finding, Remedy
from models.checks.matter import Matter
from models.translation import tr

Find = Callable[[Matter], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, why there is one, and the question that it puts to a case."""

    name: str  # by which it is chosen on the command line, and known to what was accepted
    why: str
    find: Find
    is_local: bool = False  # one event and what hangs on it are all that it looks at; it reads no documents
    many: str = ""  # what several of its findings are, behind their number: “claims have no source”
    remedy: Remedy = Remedy.NONE  # where a finding is mended, unless it says otherwise itself

    @property
    def title(self) -> str:
        """Return its name as whoever works reads it."""
        return tr(self.name)

    @property
    def reason(self) -> str:
        """Tell why there is this rule."""
        return tr(self.why)


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check in the order of its RANK, which is that of the report; the first call reads their files."""
    rules = (
        importlib.import_module(f"models.checks.{file.name}")
        for file in pkgutil.iter_modules(models.checks.__path__)
    )
    ranked = sorted((rule for rule in rules if hasattr(rule, "NAME")), key=_rank)
    return tuple(
        Check(rule.NAME, rule.REASON, rule.find, getattr(rule, "IS_LOCAL", False), rule.MANY, rule.REMEDY)
        for rule in ranked
    )


def remedy_of(finding: Finding) -> Remedy:
    """Return the field that mends a finding: its own, or that of its check."""
    return finding.remedy or _remedies().get(finding.check, Remedy.NONE)


@cache
def _remedies() -> Mapping[str, Remedy]:
    return MappingProxyType({check.name: check.remedy for check in all_checks()})


def _rank(rule: Any) -> int:
    return int(rule.RANK)
