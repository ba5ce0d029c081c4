"""How much of a document is read, and how long: past that it is refused or cut, and it is said so."""

import csv
import time
from typing import BinaryIO, Final

from models.progress import Report
from models.texts.text import UnreadableDocument
from models.translation import tr

MOST_LETTERS: Final = 50_000_000  # of the text of one document
MOST_CELLS: Final = 2_000_000  # of the tables of one document
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
LONGEST_CELL: Final = 1_048_576  # characters
MOST_TEXT_BYTES: Final = 100 * 2**20  # of a file that must be in memory as a whole
MOST_SECONDS: Final = 180.0
MOST_PIXELS: Final = 50_000_000


def read_whole(file: BinaryIO, too_large: str) -> bytes:
    """Return the bytes of a file that must be in memory whole; UnreadableDocument with this sentence past 100 MB."""
    data = file.read(MOST_TEXT_BYTES + 1)
    if len(data) > MOST_TEXT_BYTES:
        raise UnreadableDocument(too_large)
    return data


def allow_long_cells(longest: int = LONGEST_CELL) -> None:
    """Let cells of tables of text be so long, and never take it back: another table may be read beside this one."""
    csv.field_size_limit(longest)


class Work:
    """What a reader tells of its progress; ends it when it takes too long or nobody wants it any more."""

    def __init__(self, report: Report | None = None, seconds: float = MOST_SECONDS) -> None:
        """Begin the time that is given."""
        self._report = report
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._count = 0
        self.stop: Exception | None = None  # what the person's wish to stop was raised as

    def check(self) -> None:
        """Look at the clock now and then; cheap enough for each word of markup."""
        self._count += 1
        if not self._count & 1023:
            self.look()

    def look(self) -> None:
        """Raise UnreadableDocument if the time is over."""
        if time.monotonic() > self._end:
            raise UnreadableDocument(
                tr(
                    "This document takes longer than {seconds:.0f} seconds to read, so its text is left out; "
                    "the file is kept.",
                    seconds=self._seconds,
                )
            )

    def tell(self, done: int, total: int) -> None:
        """Tell how far it is; what the listener raises ends the reading."""
        self.look()
        if self._report is not None:
            try:
                self._report(done, total)
            except Exception as error:
                self.stop = error
                raise
