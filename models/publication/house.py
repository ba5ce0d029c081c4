"""What a house style says beside looks: the widths of its columns, how high its page is, and choices of its figures."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import CaseError
from models.translation import tr
from models.values.listing import in_a_row

COLUMNS, CHOICES, PAGE_HEIGHT, TYPEFACE = "columns", "choices", "page_height", "typeface"
TABLES: Final = (COLUMNS, CHOICES)
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "notes": ("auto", "under", "beside", "out"),
        "dates": ("auto", "always", "never"),
        "legend": ("auto", "full", "out"),
        "sentences": ("auto", "always", "never"),
        "locator": ("auto", "always", "never"),
    }
)


@dataclass(frozen=True, slots=True)
class HousePage:
    """The sizes of a paper by their names, the height of its page in millimetres (0: not said), and its choices."""

    columns: Mapping[str, str]
    page_height: float
    choices: Mapping[str, str]


def typeface_files(text: str, folder: Path) -> tuple[Path, ...]:
    """Return the fonts that a house style names, from its own folder on: Regular, and Bold if it has one.

    CaseError for anything else in its table.
    """
    told: Any = tomllib.loads(text).get(TYPEFACE, {}) if text.strip() else {}
    is_sound = isinstance(told, dict) and set(told) <= {"regular", "bold"}
    if not is_sound or not all(isinstance(one, str) and one.strip() for one in told.values()):
        raise CaseError(
            tr(
                "The table [{typeface}] of a house style names files: write regular = “Our-Regular.otf”, "
                "and bold likewise.",
                typeface=TYPEFACE,
            )
        )
    if told and "regular" not in told:
        raise CaseError(
            tr(
                "The table [{typeface}] of the house style names no regular font: add regular = “…”.",
                typeface=TYPEFACE,
            )
        )
    return tuple(folder / told[weight] for weight in ("regular", "bold") if weight in told)


@lru_cache(maxsize=16)
def house_page(text: str) -> HousePage:
    """Return what a house style says of pages and figures; CaseError names all that is not known."""
    told: dict[str, Any] = tomllib.loads(text) if text.strip() else {}
    columns, choices = (dict(told.get(name, {})) for name in TABLES)
    tall = columns.pop(PAGE_HEIGHT, 0)
    wrong = [f"{name} = {size!r}" for name, size in columns.items() if not isinstance(size, str)]
    if not isinstance(tall, int | float) or tall < 0:
        wrong.append(f"{PAGE_HEIGHT} = {tall!r}")
    wrong += [f"{name} = {value!r}" for name, value in choices.items() if value not in ALLOWED.get(name, ())]
    if wrong:
        known = "; ".join(f"{name}: {', '.join(values)}" for name, values in ALLOWED.items())
        raise CaseError(
            tr(
                "The house style does not say a size or a choice that figures know: {wrong}. Write sizes "
                "as “52mm”, and of choices {known}.",
                wrong=in_a_row(wrong),
                known=known,
            )
        )
    return HousePage(MappingProxyType(columns), float(tall), MappingProxyType(choices))
