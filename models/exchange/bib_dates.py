"""The dates of bibliographies: EDTF, parts, seasons, words; a year stays a year, and nothing is guessed."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from models.errors import CaseError, UnreadableValue
from models.translation import tr
from models.values.when import When, read_when

# Names, the numbers of citation processors (1-4 and, as months, 13-16), and those of EDTF.
SEASONS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
        "1": 21, "2": 22, "3": 23, "4": 24, "13": 21, "14": 22, "15": 23, "16": 24,
        "21": 21, "22": 22, "23": 23, "24": 24,
    }
)  # fmt: skip
_MARKS: Final = str.maketrans("", "", "?~%")


def when_of(text: str) -> When:
    """Read a date of a bibliography, EDTF first; CaseError if it cannot be read."""
    try:
        return When.from_edtf(text.strip())
    except CaseError:
        return read_when(text)


def when_of_parts(parts: Sequence[str], season: str = "") -> When:
    """Return the date of year, month and day as text; missing and empty ones stay unknown. CaseError or that date."""
    year, month, day = (*(str(part).strip() for part in parts[:3]), "", "", "")[:3]
    month, day = (("" if part in ("0", "00") else part) for part in (month, day))
    if not re.fullmatch(r"\d{3,4}", year, re.ASCII) or (day and not month):
        raise UnreadableValue(
            tr("“{date}” is not a date: the year needs four digits.", date="-".join((year, month, day)))
        )
    if season and not month:
        month = str(SEASONS.get(season.strip().casefold(), ""))
        if not month:
            raise UnreadableValue(
                tr("“{season}” is no season: write spring, summer, autumn or winter.", season=season)
            )
    elif month.isdecimal() and 12 < int(month) < 17:
        month = str(SEASONS[month])
    return When.from_edtf("-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part)]))


def about(when: When) -> When:
    """Return the same date as an approximate one."""

    def marked(date: re.Match[str]) -> str:
        return date[0] if date[0].endswith(("~", "%")) else f"{date[0]}~"

    edtf = re.sub(r"[^/,\[\]{}\s.]+", marked, when.edtf)
    return worded(When.from_edtf(edtf), when.wording)


def worded(when: When, wording: str) -> When:
    """Return the same date with the words of its source."""
    return When(when.edtf, when.earliest, when.latest, wording)


def date_parts(edtf: str) -> list[list[int]] | None:
    """Return a plain date or a closed interval as lists of year, month, day; None if it says more than that."""
    ends = edtf.split("/")
    if not all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", end, re.ASCII) for end in ends):
        return None
    return [[int(part) for part in end.split("-")] for end in ends]


def is_within(coarse: When, fine: When) -> bool:
    """Tell whether a date says nothing that a finer one does not say too."""
    if None in (coarse.earliest, coarse.latest, fine.earliest, fine.latest):
        return coarse.edtf.translate(_MARKS) == fine.edtf.translate(_MARKS)
    return bool(coarse.earliest <= fine.earliest and fine.latest <= coarse.latest)  # type: ignore[operator] # none is None
