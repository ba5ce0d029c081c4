"""Editorial rules: each answers what stands in the way of publication."""

from collections.abc import Callable

from models.checks import changed_after_check, contradicted, single_source, uncited
from models.checks.finding import Finding
from models.store.reader import Reader

Check = Callable[[Reader], tuple[Finding, ...]]

ALL_CHECKS: tuple[Check, ...] = (
    uncited.find,
    single_source.find,
    contradicted.find,
    changed_after_check.find,
)
"""Every check, in the order in which findings are reported."""

__all__ = ["ALL_CHECKS", "Check", "Finding"]
