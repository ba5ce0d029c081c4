"""The names of BibTeX: First von Last; von Last, First; von Last, Jr, First; BibLaTeX's family=…; bodies in braces."""

import re
from collections.abc import Iterator
from typing import Final

from models.exchange.bib_latex import from_latex, to_latex
from models.records.source_list.names import is_wide, name_of, parts_of

_KEYED: Final = re.compile(r"\s*(family|given|prefix|suffix|useprefix)(-i)?\s*=\s*(.*)", re.DOTALL)


def names_from_bibtex(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a field, and whether it ends with "and others"."""
    told = [part.strip() for part in _split(text, r"\s+and\s+|^and\s+|\s+and$") if part.strip()]
    has_others = bool(told) and told[-1].casefold() == "others"
    return tuple(filter(None, map(_name, told[:-1] if has_others else told))), has_others


def _split(text: str, between: str) -> Iterator[str]:
    """Yield the parts of a text between what stands outside of braces."""
    depth, start = 0, 0
    for found in re.finditer(rf"(?P<brace>[{{}}])|(?:{between})", text, re.IGNORECASE):
        if found["brace"]:
            depth = max(depth + (1 if found["brace"] == "{" else -1), 0)
        elif depth == 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _name(told: str) -> str:
    if _is_group(told):
        return from_latex(told)
    pieces = list(_split(told, ","))
    if len(pieces) > 1 and all(_KEYED.fullmatch(piece) for piece in pieces):
        return _keyed(pieces)
    if len(pieces) == 1:
        return _said(told)
    family, *rest = (from_latex(piece) for piece in pieces)
    given, suffix = (rest[-1], ", ".join(rest[:-1])) if rest else ("", "")
    return name_of(family, given, suffix)


def _is_group(told: str) -> bool:
    """Tell whether one pair of braces holds all of a name."""
    depth = 0
    for at, sign in enumerate(told):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return at == len(told) - 1 and told[:1] == "{"
    return False


def _keyed(pieces: list[str]) -> str:
    """Return a name of BibLaTeX's extended form."""
    told: dict[str, str] = {}
    for piece in pieces:
        if (found := _KEYED.fullmatch(piece)) and not found[2]:
            told[found[1]] = from_latex(found[3].strip().strip('"'))
    family = " ".join(part for part in (told.get("prefix", ""), told.get("family", "")) if part)
    return name_of(family, told.get("given", ""), told.get("suffix", ""))


def _said(told: str) -> str:
    """Return a name without a comma: words with a small letter, from the second on, begin the family name."""
    raw = [word for word in _split(told, r"[\s~]+") if word]
    words = [from_latex(word) for word in raw]
    if len(words) < 2:
        return " ".join(words)
    if all(is_wide(word) for word in words):
        return "".join(words)  # a Chinese name stands family first already
    small = [at for at, word in enumerate(words[:-1]) if word[:1].islower() and not raw[at].startswith("{")]
    cut = small[0] if small else len(words) - 1
    return name_of(" ".join(words[cut:]), " ".join(words[:cut]))


def name_to_bibtex(name: str) -> str:
    """Return a kept name as "Family, Given" or "Family, Suffix, Given"; bodies and Chinese names in braces."""
    parts = parts_of(name)
    if not parts.given or is_wide(name):
        return f"{{{to_latex(name)}}}"
    return ", ".join(_guarded(part) for part in (parts.family, parts.suffix, parts.given) if part)


def _guarded(part: str) -> str:
    """Return a part of a name in braces if a word or sign in it would part it from the rest."""
    told = to_latex(part)
    return f"{{{told}}}" if re.search(r"\band\b|,|=", told, re.IGNORECASE) else told
