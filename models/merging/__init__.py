"""Working offline with others: a copy of a case is given away and its changes are taken back."""

from models.merging.plan import Conflict, MergePlan, Told, plan_merge
from models.merging.taking import Side, merge

__all__ = ["Conflict", "MergePlan", "Side", "Told", "merge", "plan_merge"]
