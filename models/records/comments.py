"""Comments and bookmarks: which records bear them, and which comments are those of people."""

from typing import Final

from models.records.desk import Comment
from models.records.routes import ROUTES
from models.translation import tr_later

KEPT_IN_REMARKS: Final = (ROUTES, "support-rules")
"""Ids of remarks about the case that hold its routes and its rules; nobody reads them as comments."""

COMMENTED: Final = {
    "about": tr_later("the case"), "event": tr_later("event"), "claim": tr_later("claim"),
    "citation": tr_later("citation"), "source": tr_later("source"), "document": tr_later("document"),
    "actor": tr_later("actor"), "place": tr_later("place"), "kind": tr_later("kind"), "origin": tr_later("origin"),
    "figure": tr_later("figure"), "publication": tr_later("publication"), "approach": tr_later("approach"),
    "wanted": tr_later("wanted"), "rate": tr_later("rate"),
}  # fmt: skip
"""The tables whose records bear comments and bookmarks, and what such a record is called."""


def is_remark(comment: Comment) -> bool:
    """Tell whether a comment is what somebody said about a record, and not what the program keeps in one."""
    return comment.record_kind in COMMENTED and comment.id not in KEPT_IN_REMARKS
