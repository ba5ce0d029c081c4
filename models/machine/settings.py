"""What the program remembers between two starts: habits of the user, never anything of a case."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from models.machine.paths import user_folder

Theme = Literal["light", "dark", "system"]
FILE_NAME = "settings.json"
RECENT_LIMIT = 10
WARNED_LIMIT = 50
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
SINCE_LANGUAGES = "tour_offered"  # what all settings hold that were saved since there are several languages
LOCK_AFTER = (0, 5, 15, 60)  # minutes; 0: never by itself


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. Recent cases are paths only, and are kept only if remember_recent is on."""

    theme: Theme = "system"
    language: str = ""  # as the computer
    user_name: str = ""
    remember_recent: bool = False
    recent: tuple[str, ...] = ()
    window_geometry: str = ""  # Qt's own bytes in base64: sizes and positions, no titles
    reply_attempts: int = 5  # to reach whoever is criticised, before “did not reply” is printed
    tables: tuple[tuple[str, str], ...] = ()  # the columns of each, as gui/parts/columns.py words them
    text_size: int = 100  # per cent, of the whole window
    zone: str = ""  # of the clock of new cases
    case_folder: str = ""  # where choosers of files begin; empty: the folder for documents of this desktop
    document_folder: str = ""
    export_folder: str = ""
    remember_places: bool = True  # where one was in each case
    backups: bool = True
    backup_folder: str = ""  # empty: beside each case
    backup_limit: int = 4000  # megabytes for the backups of one case
    warned: tuple[str, ...] = ()  # hashes of places that were warned of
    lock_after: int = 15  # minutes that nobody touches anything while an encrypted case is open
    lock_on_sleep: bool = True  # of the computer, and where its screen is locked
    tour_offered: bool = False  # which happens once
    recognise_scans: bool = True  # as soon as they are added, where text recognition is installed


def load_settings() -> Settings:
    """The saved settings; the defaults for whatever is missing, broken or of the wrong type."""
    try:
        found = json.loads(_settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _settings_from(found) if isinstance(found, dict) else Settings()


def save_settings(settings: Settings) -> None:
    """Writes the settings for this user's eyes only (0600), whole or not at all; raises OSError."""
    kept = asdict(settings)
    kept["recent"] = list(settings.recent[:RECENT_LIMIT]) if settings.remember_recent else []
    replace_file(_settings_file(), (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode())


def _settings_file() -> Path:
    return user_folder() / FILE_NAME


def _settings_from(found: Mapping[str, object]) -> Settings:
    defaults = Settings()
    theme = found.get("theme")
    remember = found.get("remember_recent") is True
    return Settings(
        theme=cast(Theme, theme) if theme in get_args(Theme) else defaults.theme,
        language=_language(found),
        user_name=_text(found, "user_name", defaults.user_name),
        text_size=min(
            max(_count(found, "text_size", defaults.text_size, 1000), TEXT_SIZES[0]), TEXT_SIZES[-1]
        ),
        zone=_text(found, "zone", defaults.zone),
        case_folder=_text(found, "case_folder", defaults.case_folder),
        document_folder=_text(found, "document_folder", defaults.document_folder),
        export_folder=_text(found, "export_folder", defaults.export_folder),
        remember_places=found.get("remember_places") is not False,
        backups=found.get("backups") is not False,
        backup_folder=_text(found, "backup_folder", defaults.backup_folder),
        backup_limit=_count(found, "backup_limit", defaults.backup_limit, 1_000_000),
        warned=_texts(found.get("warned"), WARNED_LIMIT),
        lock_after=_one_of(LOCK_AFTER, found.get("lock_after"), defaults.lock_after),
        lock_on_sleep=found.get("lock_on_sleep") is not False,
        tour_offered=found.get("tour_offered") is True,
        recognise_scans=found.get("recognise_scans") is not False,
        remember_recent=remember,
        recent=_texts(found.get("recent"), RECENT_LIMIT) if remember else (),
        reply_attempts=_count(found, "reply_attempts", defaults.reply_attempts),
        window_geometry=_text(found, "window_geometry", defaults.window_geometry),
        tables=_pairs(found.get("tables")),
    )


def _language(found: Mapping[str, object]) -> str:
    """Return the language that somebody chose; English in settings from before there was a choice was nobody's."""
    language = _text(found, "language", "")
    return "" if language == "en" and SINCE_LANGUAGES not in found else language


def _text(found: Mapping[str, object], name: str, default: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else default


def _count(found: Mapping[str, object], name: str, default: int, most: int = 99) -> int:
    value = found.get(name)
    return value if type(value) is int and 1 <= value <= most else default


def _one_of(choices: tuple[int, ...], value: object, default: int) -> int:
    return value if type(value) is int and value in choices else default


def _texts(value: object, most: int) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(text for text in value if isinstance(text, str))[:most]


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, list) else []
    return tuple(
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
    )


def replace_file(path: Path, content: bytes) -> None:
    """Writes beside the file, for this user alone, and renames over it: a crash leaves the old one or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
