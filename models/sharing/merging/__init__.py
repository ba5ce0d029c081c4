"""Working offline with others: a copy of a case is given away and its changes are taken back."""

from models.sharing.merging.plan import Conflict, MergePlan, Told, plan_merge
from models.sharing.merging.taking import Side, merge

__all__ = ["Conflict", "MergePlan", "Side", "Told", "merge", "plan_merge"]
