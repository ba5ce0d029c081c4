"""What was changed, by whom and since when, in words."""

from models.past.since import Since, since, since_day, since_publication, since_round
from models.past.summary import Summary, remark_of, summary_of, title_of
from models.past.telling import Group, Subject, subjects, told

__all__ = [
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
