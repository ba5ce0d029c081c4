"""The page that goes with documents that are handed over: in plain words, how to check that they are unaltered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from models.exchange.html_page import html_text
from models.exchange.written import Line, Piece, Section, Written
from models.translation import language, tr, tr_later

PAGE: Final = "HOW TO CHECK.html"
_WINDOWS: Final = (
    "Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { $hash, $file = $_ -split '  ', 2; "
    "if ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -eq $hash) "
    '{ "${file}: OK" } else { "${file}: CHANGED" } }'
)
_HERE: Final = (
    tr_later(
        "The folder “documents” holds each document byte for byte as it was added to the case, "
        "under a number and a name that every system can write."
    ),
    tr_later(
        "SHA256SUMS holds one line for each file: its SHA-256 hash, two spaces, its name. A hash "
        "is a number made of all the bytes of a file; if one bit of the file is another, so is "
        "the hash, and nobody knows a way to make a second file with the same one."
    ),
    tr_later(
        "documents.csv lists the same files with their names in the case, their sources and when "
        "they were added."
    ),
)
_CHECKING: Final = (
    ("Linux", tr_later("Open a terminal in this folder and type:  {command}"), "sha256sum -c SHA256SUMS"),
    ("macOS", tr_later("Open Terminal in this folder and type:  {command}"), "shasum -a 256 -c SHA256SUMS"),
    ("Windows", tr_later("Open PowerShell in this folder and type:  {command}"), _WINDOWS),
    (
        tr_later("Result"),
        tr_later(
            "Each file is named with OK. A file that is named with FAILED or CHANGED, or that is "
            "missing, is not what was handed over."
        ),
        "",
    ),
    (
        tr_later("The list itself"),
        tr_later(
            "Whoever handed the folder over can tell you the hash of SHA256SUMS by telephone or on "
            "paper. If it is the same as that of your copy, no line of it was changed on the way."
        ),
        "",
    ),
)
_PROOF: Final = (
    tr_later("If all is OK, these are the files that were handed over, and none was changed since."),
    tr_later(
        "It does not show who made a document, when it was made, or that what it says is true. A "
        "time stamp among the documents (a file that ends in .tsr) shows that the one it belongs "
        "to existed at a time that an authority claims; “openssl ts -verify” and Dateline check "
        "it."
    ),
    tr_later(
        "Look at copies and keep this folder as it is: some programs write into a file when they "
        "merely open it. A document can hold programs of its own: open nothing that you do not "
        "trust, or turn it into a safe copy first."
    ),
)


def page_of(count: int, size: int, at: datetime, case: str) -> bytes:
    """Return the page for so many documents of so many bytes, handed over at a time."""
    facts = (
        Line((Piece(f"{count:,}"),), tr("Documents")),
        Line((Piece(f"{size:,}"),), tr("Bytes")),
        Line(
            (Piece(tr("{moment} UTC, by the clock of the computer", moment=f"{at:%Y-%m-%d %H:%M}")),),
            tr("Handed over"),
        ),
        Line((Piece(case),), tr("Case (the hash of its first entry)")),
    )
    sections = (
        _section(tr("What this folder holds"), _lines(_HERE)),
        _section(tr("How to check it"), tuple(_check(*row) for row in _CHECKING)),
        _section(tr("What that shows, and what not"), _lines(_PROOF)),
        _section(tr("For the record"), facts),
    )
    deck = tr("No program but those of your system is needed, and no network.")
    return html_text(
        Written(tr("Documents and their hashes"), language(), deck=deck, sections=sections)
    ).encode()


def _section(heading: str, lines: Sequence[Line]) -> Section:
    return Section((Piece(heading),), lines=tuple(lines))


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line((Piece(tr(text)),)) for text in texts)


def _check(label: str, text: str, command: str) -> Line:
    return Line((Piece(tr(text, command=command) if command else tr(text)),), tr(label))
