"""What a source can be: the types of CSL 1.0.2, by which bibliographies and citations know it."""

from typing import Final

CSL_TYPES: Final = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)


def read_type(words: str) -> str:
    """Return the type that some words name, however they are joined; "" where they name none."""
    plain = "-".join(words.casefold().replace("_", " ").replace("-", " ").split())
    return next((one for one in CSL_TYPES if one.replace("_", "-") == plain), "")
