"""The dates of RIS: YYYY/MM/DD/other, whose last part is a season, a time or the words of the source."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from models.errors import CaseError
from models.exchange.bib_dates import SEASONS, date_parts, is_within, when_of, when_of_parts, worded
from models.exchange.bibliography import Draft
from models.translation import tr
from models.values.when import Precision, When

_ISSUED: Final = ("DA", "PY", "Y1")
_NAMES: Final = ("Spring", "Summer", "Autumn", "Winter")


def read_dates(told: Mapping[str, str], draft: Draft) -> None:
    """Put the day of access and the date of issue into a draft: the finest of DA, PY and Y1; what differs is kept."""
    draft.date("accessed", "Y2", told.get("Y2", ""), lambda: when_from_ris(told["Y2"]))
    tags = [tag for tag in _ISSUED if told.get(tag, "").strip("/ ")]
    found: dict[str, When] = {}
    for tag in tags:
        draft.date("issued", tag, told[tag], _reader(told, tag))
        if "issued" in draft.dates:
            found[tag] = draft.dates.pop("issued")
    if not found:
        return
    best = min(found, key=lambda tag: (found[tag].days or 10**7, _ISSUED.index(tag)))
    draft.dates["issued"] = found[best]
    for tag, when in found.items():
        if not is_within(found[best], when) and not is_within(when, found[best]):
            draft.keep(tag, told[tag], is_told=False)
            draft.tell(
                tr(
                    "{tag} says “{date}” and {other_tag} says “{other}”: the latter was taken.",
                    tag=tag,
                    date=told[tag],
                    other_tag=best,
                    other=told[best],
                )
            )


def _reader(told: Mapping[str, str], tag: str) -> Callable[[], When]:
    """Tell what reads a date; a day and month without a year (EndNote's DA) takes the year of PY."""
    year = told.get("PY", told.get("Y1", "")).partition("/")[0].strip()
    lacks_year = tag == "DA" and not re.search(r"\d{4}", told[tag]) and re.fullmatch(r"\d{4}", year, re.ASCII)
    text = told[tag].strip(" /")
    if lacks_year:
        return lambda: worded(when_of(f"{text} {year}"), text)
    return lambda: when_from_ris(told[tag])


def when_from_ris(text: str) -> When:
    """Return the date of YYYY/MM/DD/other, of EDTF, or of words; CaseError if it is none of them."""
    try:
        return When.from_edtf(text.strip())  # not of the format, but what it cannot say otherwise
    except CaseError:
        pass
    if not re.match(r"\s*\d{3,4}\s*(/|$)", text, re.ASCII):
        return when_of(text)
    *parts, other = (part.strip() for part in f"{text}///".split("/", 3))
    other = other.rstrip("/").strip()
    if not any(parts[1:]) and other.casefold() in SEASONS:
        return when_of_parts(parts[:1], other)
    when = when_of_parts(parts)
    if re.fullmatch(r"\d\d:\d\d(:\d\d)?Z?", other) and when.precision is Precision.DAY:
        return When.from_edtf(f"{when.edtf}T{other}")
    return worded(when, other) if other else when


def when_to_ris(when: When) -> str:
    """Return a date as RIS writes it; one that says more than RIS can stands as EDTF."""
    if timed := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d(?::\d\d)?Z?)", when.edtf, re.ASCII):
        return "/".join(timed.groups())
    parts = date_parts(when.edtf)
    if parts and len(parts) == 1:
        return "/".join([*when.edtf.split("-"), "", ""][:3]) + "/" + " ".join(when.wording.split())
    if when.precision is Precision.SEASON and when.edtf[5:] in ("21", "22", "23", "24"):
        return f"{when.edtf[:4]}///{_NAMES[int(when.edtf[5:]) - 21]}"
    return when.edtf
