"""Names and dates of CSL-JSON: family and given parts with particles, literal names, and the shapes of its dates."""

from typing import Any

from models.exchange.bib_dates import SEASONS, about, date_parts, when_of, when_of_parts, worded
from models.records.source_list.names import is_wide, name_of, parts_of
from models.values.when import Precision, When


def name_from_csl(name: Any) -> str:
    """Return a name as it is kept: particles stand before the family name; literal ones stay whole."""
    if isinstance(name, str):
        return name
    if not isinstance(name, dict):
        return ""
    told = {key: str(value).strip() for key, value in name.items() if isinstance(value, str | int)}
    if told.get("literal"):
        return told["literal"]
    particles = (told.get("dropping-particle", ""), told.get("non-dropping-particle", ""))
    family = " ".join(part for part in (*particles, told.get("family", "")) if part)
    return name_of(family, told.get("given", ""), told.get("suffix", ""))


def name_to_csl(name: str) -> dict[str, str]:
    """Return a kept name in parts; bodies and Chinese names as literal."""
    parts = parts_of(name)
    if not parts.given or is_wide(name):
        return {"literal": name}
    told = {"family": parts.family, "given": parts.given, "suffix": parts.suffix}
    return {key: value for key, value in told.items() if value}


def when_from_csl(value: Any) -> When:
    """Return the date of a CSL date variable; CaseError, ValueError or TypeError if it has none of its shapes."""
    if isinstance(value, str):
        return when_of(value)
    if not isinstance(value, dict):
        raise TypeError(value)
    literal = str(value.get("literal") or "")
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and parts[0] and parts[0] != [""]:
        when = _when_of_ends(parts, str(value.get("season") or ""))
        when = worded(when, literal) if literal else when
    else:
        when = when_of(str(value.get("edtf") or value.get("raw") or literal))
    return about(when) if value.get("circa") not in (None, False, 0, "", "0", "false") else when


def _when_of_ends(parts: list[Any], season: str) -> When:
    """Return one date or a range; a second one that is empty or zero leaves the end unknown."""
    first = when_of_parts([_digits(part) for part in parts[0]], season)
    if len(parts) == 1:
        return first
    last = [_digits(part) for part in parts[1] or []]
    if len(parts) > 2 or not first.edtf:
        raise ValueError(parts)
    if not any(part.strip("0") for part in last):
        return When.from_edtf(f"{first.edtf}/")
    return When.from_edtf(f"{first.edtf}/{when_of_parts(last, season).edtf}")


def _digits(part: Any) -> str:
    return "" if part is None or isinstance(part, bool) else str(part)


def when_to_csl(when: When) -> dict[str, Any]:
    """Return a date in parts, with its season, as circa, or, where it says more than these, as raw EDTF."""
    told = {"literal": when.wording} if when.wording else {}
    bare, is_about = _without_about(when.edtf)
    marks: dict[str, Any] = {"circa": True} if is_about else {}
    parts = date_parts(bare)
    if parts is not None:
        return {"date-parts": parts, **marks, **told}
    if when.precision is Precision.SEASON and bare[-2:] in SEASONS and len(bare) == 7:
        return {"date-parts": [[int(bare[:4])]], "season": int(bare[-2:]) - 20, **marks, **told}
    if bare.endswith("/") and (start := date_parts(bare[:-1])) is not None:
        return {"date-parts": [*start, [0]], **marks, **told}
    return {"raw": when.edtf, **told}


def _without_about(edtf: str) -> tuple[str, bool]:
    """Return a date without its signs for about, if all of it is about; else as it stands."""
    ends = [end for end in edtf.split("/") if end not in ("", "..")]
    is_about = bool(ends) and all(end.endswith("~") and end.count("~") == 1 for end in ends)
    return (edtf.replace("~", ""), True) if is_about else (edtf, False)
