"""What was changed, by whom and since when, in words."""

from models.history.clock import Clock
from models.history.since import Since, since, since_day, since_publication, since_round
from models.history.summary import Summary, remark_of, summary_of, title_of
from models.history.telling import Group, Subject, subjects, told

__all__ = [
    "Clock",
    "Group",
    "Since",
    "Subject",
    "Summary",
    "remark_of",
    "since",
    "since_day",
    "since_publication",
    "since_round",
    "subjects",
    "summary_of",
    "title_of",
    "told",
]
