"""Working offline with others: a copy of a case is given away and its changes are taken back."""

from models.sharing.merging.listing import Told, lines_of
from models.sharing.merging.plan import Conflict, MergePlan, plan_merge
from models.sharing.merging.taking import Side, counted, merge

__all__ = ["Conflict", "MergePlan", "Side", "Told", "counted", "lines_of", "merge", "plan_merge"]
