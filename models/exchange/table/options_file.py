"""The file in which a person says what a table means (`--columns FILE.toml`): read, and written."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import WrongUse
from models.exchange.imported import NO_HEADING, ImportOptions, shown, unreadable
from models.exchange.table.columns import IGNORED, KEPT, read_choice
from models.exchange.table.headings import fields
from models.exchange.table.marks import fields_named
from models.translation import tr
from models.values.listing import in_a_row, one_of

_TEXTS: Final = (
    "encoding", "separator", "sheet", "order", "decimal", "kind", "zone", "language", "currency", "asset", "primary",
    "supports",
)  # fmt: skip
_NONE: Final = "none"
_TABLES: Final = ("columns", "dates", "sums", "places")
_ONE_OF: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "order": ("", "day first", "month first"),
        "decimal": ("", ".", ","),
        "primary": ("", "primary", "secondary"),
    }
)
_EXAMPLES: Final = {
    "columns": '"Column name" = "field"', "dates": '"07/02/2019" = "7 Feb 2019"', "sums": '"1.234" = "1234 EUR"',
    "places": '"Taizhou" = "Taizhou, Zhejiang, CN"',
}  # fmt: skip
_HEADS: Final = {
    "columns": "What each column fills",
    "dates": "What these words mean as dates; “leave” keeps them as words",
    "sums": "What these words mean as sums; “leave” keeps them as words",
    "places": "Which places these names mean; “leave” gives them no point",
}


def read_options(path: Path) -> ImportOptions:
    """Read a file of columns; WrongUse says in one sentence which line of it is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WrongUse(unreadable(path.name, error)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WrongUse(
            tr("{name}, line {line}, is not UTF-8: save the file as UTF-8.", name=path.name, line=line)
        ) from error
    return options_in_text(text, path)


def options_in_text(text: str, path: Path) -> ImportOptions:
    """Read the text of a file of columns; WrongUse names the path."""
    try:
        held = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongUse(_broken(path, text, str(error))) from error
    tables = {name: held.pop(name, {}) for name in _TABLES}
    for name, table in tables.items():
        if not isinstance(table, dict):
            what = tr(
                "is no table: write [{name}] and under it {example}", name=name, example=_EXAMPLES[name]
            )
            raise _wrong(path, text, name, what)
    _refuse_strange(path, text, held)
    _refuse_strange_cells(path, text, tables)
    if held.get("heading") == _NONE:
        held["heading"] = NO_HEADING
    told: dict[str, Any] = {name: MappingProxyType(table) for name, table in tables.items()}
    return ImportOptions(**told, **held)


def columns_text(options: ImportOptions) -> str:
    """Return what a person said of a table as the text of a file of columns; read again it says the same."""
    lines = [f"{name} = {_quoted(value)}" for name in _TEXTS if (value := getattr(options, name))]
    if options.heading:
        lines.append(f"heading = {options.heading if options.heading > 0 else _quoted(_NONE)}")
    for name in _TABLES:
        if told := getattr(options, name):
            lines += ["", f"# {_HEADS[name]}", f"[{name}]"]
            lines += [f"{_quoted(key)} = {_quoted(value)}" for key, value in told.items()]
    return "\n".join(lines).lstrip("\n") + "\n"


def _quoted(text: str) -> str:
    """Return a text as TOML writes it; letters of all scripts stand as they are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _refuse_strange(path: Path, text: str, held: Mapping[str, Any]) -> None:
    """Refuse names and values that mean nothing here."""
    names = in_a_row((*_TEXTS, "heading"))
    for name, value in held.items():
        if name not in (*_TEXTS, "heading"):
            what = tr(
                "is not known: write one of {names} or [columns], [dates], [sums], [places]", names=names
            )
            raise _wrong(path, text, name, what)
        if name == "heading":
            if value != _NONE and (type(value) is not int or value < 1):
                what = tr(
                    'is the number of the row with the headings, such as 2, or "none" where there is none'
                )
                raise _wrong(path, text, name, what)
        elif not isinstance(value, str):
            raise _wrong(path, text, name, tr("needs words in quotation marks"))
    for name, allowed in _ONE_OF.items():
        if held.get(name, "") not in allowed:
            told = one_of(f'"{one}"' for one in allowed if one)
            raise _wrong(path, text, name, tr("is {choices}", choices=told))
    if len(held.get("separator", ",")) != 1 or held.get("separator", ",") in '"\r\n':
        raise _wrong(path, text, "separator", tr('is one character, such as ";"'))
    try:
        fields_named(held.get("supports", ""))
    except WrongUse as error:
        raise _wrong(path, text, "supports", tr("is wrong: {problem}", problem=error)) from error


def _refuse_strange_cells(path: Path, text: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse columns that fill nothing that is known, and decisions that are no words."""
    for name, value in tables["columns"].items():
        if not isinstance(value, str) or read_choice(value) is None:
            names = in_a_row((*fields(), IGNORED, KEPT))
            raise _wrong(
                path, text, name, tr("fills no field that is known: write one of {names}", names=names)
            )
    for table in ("dates", "sums", "places"):
        for name, value in tables[table].items():
            if not isinstance(value, str) or not value.strip():
                raise _wrong(
                    path,
                    text,
                    name,
                    tr('needs words in quotation marks: {example}, or "leave"', example=_EXAMPLES[table]),
                )


def _wrong(path: Path, text: str, name: str, what: str) -> WrongUse:
    """Say what is wrong with a name of the file of columns, and on which line it stands."""
    lines = (number for number, line in enumerate(text.splitlines(), start=1) if name in line)
    return WrongUse(
        tr(
            "{file}, line {line}: “{name}” {problem}.",
            file=path.name,
            line=next(lines, 1),
            name=shown(name, 60),
            problem=what.rstrip(".。"),
        )
    )


def _broken(path: Path, text: str, told: str) -> str:
    """Say on which line a file stops to be TOML."""
    found = re.search(r"at line (\d+)", told)
    line = found[1] if found else len(text.splitlines()) or 1
    return tr(
        '{name}, line {line}, is not TOML: write lines such as "Column name" = "title".',
        name=path.name,
        line=line,
    )
