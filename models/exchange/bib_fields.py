"""The entry types, fields and languages of BibTeX and BibLaTeX, and what they are called here; its dates."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.exchange.bib_dates import SEASONS, is_within, when_of, when_of_parts
from models.exchange.bib_grammar import MONTHS
from models.exchange.bib_latex import from_latex
from models.exchange.bibliography import Draft
from models.translation import tr
from models.values.when import When

# The first of several entry types that mean one CSL type is the one that is written.
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "article": "article-journal", "book": "book", "incollection": "chapter", "inproceedings": "paper-conference",
        "online": "webpage", "report": "report", "thesis": "thesis", "misc": "document", "booklet": "pamphlet",
        "collection": "collection", "dataset": "dataset", "software": "software", "jurisdiction": "legal_case",
        "legal": "regulation", "legislation": "legislation", "letter": "personal_communication", "patent": "patent",
        "unpublished": "manuscript", "periodical": "periodical", "standard": "standard", "review": "review",
        "video": "motion_picture", "audio": "song", "artwork": "graphic", "image": "figure",
        "inreference": "entry-encyclopedia", "performance": "performance",
        "conference": "paper-conference", "electronic": "webpage", "www": "webpage", "inbook": "chapter",
        "bookinbook": "chapter", "suppbook": "chapter", "manual": "report", "techreport": "report",
        "mastersthesis": "thesis", "phdthesis": "thesis", "proceedings": "book", "mvbook": "book",
        "mvcollection": "collection", "reference": "book", "movie": "motion_picture", "music": "song",
        "suppperiodical": "article-journal", "map": "map",
    }
)  # fmt: skip
BACK: Final[Mapping[str, str]] = MappingProxyType({csl: bib for bib, csl in reversed(list(TYPES.items()))})
# The types that have no entry type of their own are told by `entrysubtype`, as Zotero does with newspapers.
SUBTYPES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "article-newspaper": ("article", "newspaper"), "article-magazine": ("article", "magazine"),
        "article": ("article", "preprint"), "post-weblog": ("online", "blog"), "post": ("online", "post"),
    }
    | {
        csl: ("misc", csl)
        for csl in (
            "bill", "broadcast", "classic", "entry", "entry-dictionary", "event", "hearing", "interview",
            "musical_score", "review-book", "speech", "treaty",
        )
    }
)  # fmt: skip
PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "journaltitle": "container", "journal": "container", "booktitle": "container", "publisher": "publisher",
        "institution": "publisher", "organization": "publisher", "school": "publisher", "number": "number",
        "pages": "pages", "url": "url", "archiveurl": "archived_url", "langid": "language", "language": "language",
        "hyphenation": "language", "origtitle": "original_title", "titleaddon": "genre", "type": "genre",
        "note": "note", "annote": "note", "annotation": "note",
    }
)  # fmt: skip
VERBATIM: Final = frozenset(("url", "archiveurl", "file", "files", "doi", "eprint", "urlraw"))
NAMES: Final = frozenset(
    ("editor", "editora", "editorb", "editorc", "translator", "holder", "bookauthor", "commentator", "annotator",
     "foreword", "afterword", "introduction", "shortauthor", "shorteditor", "director", "namea", "nameb", "namec")
)  # fmt: skip
DATES: Final = frozenset(("date", "year", "month", "day", "urldate"))
_LANGUAGES: Final = MappingProxyType(
    {
        "english": "en", "american": "en-US", "british": "en-GB", "german": "de", "french": "fr", "chinese": "zh",
        "spanish": "es", "italian": "it", "portuguese": "pt", "russian": "ru", "japanese": "ja", "korean": "ko",
        "dutch": "nl", "arabic": "ar", "ukrainian": "uk", "polish": "pl", "turkish": "tr", "vietnamese": "vi",
        "ngerman": "de", "usenglish": "en-US", "ukenglish": "en-GB", "francais": "fr",
    }
)  # fmt: skip
_BABEL: Final = MappingProxyType({code: name for name, code in reversed(list(_LANGUAGES.items()))})
_MONTH: Final = re.compile(r"(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))?")


def type_of(kind: str, subtype: str) -> str:
    """Return the CSL type of an entry."""
    for csl, (entry, told) in SUBTYPES.items():
        if told == subtype.casefold() and kind in (entry, "misc"):
            return csl
    return TYPES.get(kind, "document")


def kind_of(type: str) -> tuple[str, str]:
    """Return the entry type and the subtype of a CSL type."""
    return SUBTYPES.get(type) or (BACK.get(type, "misc"), "")


def language_of(told: str) -> str:
    """Return the code of a language that Babel names, or what was told."""
    return _LANGUAGES.get(told.casefold(), told)


def babel_of(language: str) -> str:
    """Return Babel's name of a language, or its code if it has none."""
    return _BABEL.get(language, language)


# dates -----------------------------------------------------------------------------------------


def read_dates(told: Mapping[str, str], draft: Draft) -> None:
    """Put the day of access and the date of issue into a draft; what differs or cannot be read is kept."""
    plain = {name: _plain(name, value) for name, value in told.items() if name in DATES}
    draft.date("accessed", "urldate", plain.get("urldate", ""), lambda: when_of(plain["urldate"]))
    draft.date("issued", "date", plain.get("date", ""), lambda: when_of(plain["date"]))
    year = plain.get("year", "")
    if not year:
        return
    dated = draft.dates.pop("issued", None)
    _read_year(year, plain.get("month", ""), plain.get("day", ""), draft)
    yearly = draft.dates.get("issued")
    if dated is None:
        return
    draft.dates["issued"] = dated
    if yearly and not is_within(yearly, dated) and not is_within(dated, yearly):
        draft.keep("year", year, is_told=False)
        draft.tell(
            tr(
                "year says “{year}” and date says “{date}”: the latter was taken.",
                year=year,
                date=plain["date"],
            )
        )


def _plain(name: str, value: str) -> str:
    """Return a date without braces; in the fields of EDTF a tilde means about and is no space."""
    if name in ("date", "urldate", "year"):
        return " ".join(re.sub("--+", "/", value.replace("{", "").replace("}", "")).split())
    return from_latex(value)


def _read_year(year: str, month: str, day: str, draft: Draft) -> None:
    """Put year, month and day into a draft; a month that cannot be read leaves the year."""
    try:
        draft.dates["issued"] = _when_of_month(year, month, day)
    except CaseError:
        draft.date("issued", "year", year, lambda: when_of(year.strip("[]()")))
        for name, value in (("month", month), ("day", day)):
            if value:
                draft.keep(name, value, is_told=False)
                draft.tell(
                    tr(
                        "The {name} “{value}” cannot be read and is kept as it stands.",
                        name=name,
                        value=value,
                    )
                )


def _days_of_a_month(first: str, last: str) -> list[str]:
    """Return two days of one month, each with the month: “23–27 may” and “may 23–27” name it once."""
    if first.isdecimal() and (name := re.fullmatch(r"\d{1,2}\.? +(\D+)", last)):
        return [f"{first} {name[1]}", last]
    if last.isdecimal() and (name := re.fullmatch(r"(\D+?) +\d{1,2}\.?", first)):
        return [first, f"{last} {name[1]}"]
    return [first, last]


def _when_of_month(year: str, month: str, day: str) -> When:
    """Return the date of a month in digits or words, which may hold the day, name two months, or be a season."""
    months = [part.strip().casefold() for part in re.split(r"\s*[/–-]\s*", month) if part.strip()]
    if len(months) == 2 and not day:
        months = _days_of_a_month(*months)
        return When.from_edtf("/".join(_when_of_month(year, one, "").edtf for one in months))
    if len(days := re.split(r"\s*[/–-]+\s*", day)) == 2:
        return When.from_edtf("/".join(_when_of_month(year, month, one).edtf for one in days))
    told = months[0] if len(months) == 1 else month
    if told in SEASONS and not told.isdecimal():
        return when_of_parts((year,), told)
    if found := _MONTH.fullmatch(told):
        number = next((at for at, name in enumerate(MONTHS, start=1) if found[2].startswith(name)), 0)
        return when_of_parts((year, str(number or found[2]), found[1] or found[3] or day))
    return when_of_parts((year, told, day))
