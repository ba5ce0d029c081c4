"""Links from note to note as Obsidian writes them: [[Folder/Name|words]]; and words that are no markup there."""

import re
from pathlib import PurePosixPath
from typing import Final

_LINK: Final = re.compile(r"!?\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_ANCHOR: Final = re.compile(r"[#^].*")
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~^$%{}&=!]")
_LEADING: Final = re.compile(r"^(\s*)([-+:]|\d+(?=[.)]))")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNSAFE: Final = re.compile(r"[\\/:*?\"<>|#^\[\]%\x00-\x1f\x7f]")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME: Final = 80


def target_of(text: str) -> str | None:
    """Return the note that a text is a link to, if it is nothing but a link."""
    found = _LINK.fullmatch(text.strip())
    return _ANCHOR.sub("", found[1]).strip() if found else None


def name_of_target(target: str) -> str:
    """Return the name of a note that a link names by its path."""
    return PurePosixPath(target.replace("\\", "/")).name.removesuffix(".md")


def without_links(text: str) -> str:
    """Return a text with the words of its links in their place."""
    return _LINK.sub(lambda found: found[2] or name_of_target(_ANCHOR.sub("", found[1])), text)


def link_to(path: str, words: str) -> str:
    """Return a link to a note with words that cannot end it."""
    shown = " ".join(re.sub(r"[\[\]|]+", " ", words).split())
    return f"[[{path.removesuffix('.md')}|{shown or name_of_target(path)}]]"


def as_words(text: str) -> str:
    """Return lines that Markdown shows as they stand."""
    lines = (_MARKUP.sub(r"\\\g<0>", line) for line in text.split("\n"))
    return "\n".join(_LEADING.sub(_marked, line) for line in lines)


def _marked(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def as_plain(text: str) -> str:
    """Return what `as_words` was given."""
    return _ESCAPED.sub(r"\1", text)


class FileNames:
    """Names of notes that every system can keep, each once, whatever case its letters have."""

    def __init__(self) -> None:
        """Begin without any."""
        self._taken: set[str] = set()

    def path(self, folder: str, name: str) -> str:
        """Return the path of a new note."""
        plain = " ".join(_UNSAFE.sub(" ", name).split())[:_LONGEST_NAME].strip(" .") or "Untitled"
        plain = f"{plain} note" if _RESERVED.fullmatch(plain) else plain
        number, told = 1, plain
        while f"{folder}/{told}".casefold() in self._taken:
            number += 1
            told = f"{plain} ({number})"
        self._taken.add(f"{folder}/{told}".casefold())
        return f"{folder}/{told}.md"
