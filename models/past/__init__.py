"""What was changed, by whom and since when, in words."""

from models.past.since import Since, since_day, since_publication, since_round
from models.past.summary import Summary, summary_of
from models.past.telling import Group, told

__all__ = [
    "Group",
    "Since",
    "Summary",
    "since_day",
    "since_publication",
    "since_round",
    "summary_of",
    "told",
]
