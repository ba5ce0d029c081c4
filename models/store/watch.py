"""Whether the file of an open case is still the one that was opened, and as it was left by the last save."""

import os
from pathlib import Path
from typing import Final

from models.errors import CaseError, CaseLost
from models.store import engine as driver
from models.store.engine import Engine
from models.translation import tr, tr_later

_HOW: Final = tr_later("Nothing is saved there any more: save your case under another name, and go on there.")
_LAST: Final = "SELECT number, hash FROM history ORDER BY number DESC LIMIT 1"
_Moment = tuple[int, int, int, int]


class Watch:
    """Remembers how a file was left; `problem` tells what has become of it since."""

    def __init__(self, engine: Engine) -> None:
        """Take the file as it is now for the one that is open."""
        self._engine = engine
        self._left = _moment(engine.path)

    def remember(self) -> None:
        """Take the file as it was just left by a save, if it is the same one still."""
        now = _moment(self._engine.path)
        if now is not None and self._left is not None and now[:2] == self._left[:2]:
            self._left = now

    def problem(self) -> str:
        """Return in a sentence why nothing can be written to the file any more; empty if it is as it was left."""
        path, now = self._engine.path, _moment(self._engine.path)
        if now is None:
            return tr(
                "{name} was moved, renamed or deleted, or its disk is gone. {how}",
                name=path.name,
                how=tr(_HOW),
            )
        if self._left is None or now[:2] != self._left[:2]:
            return tr(
                "Another file has taken the place of {name} while it was open. {how}",
                name=path.name,
                how=tr(_HOW),
            )
        if not os.access(path, os.W_OK):
            return tr("{name} was made read-only while it was open. {how}", name=path.name, how=tr(_HOW))
        if now != self._left:
            if not self._is_ours():
                return tr(
                    "Another program wrote to {name} while it was open. {how}", name=path.name, how=tr(_HOW)
                )
            self._left = now  # only its time is another, such as after a copy that was synchronised
        return ""

    def check(self) -> None:
        """Raise CaseLost with the sentence if nothing can be written any more."""
        sentence = self.problem()
        if sentence:
            raise CaseLost(sentence)

    def _is_ours(self) -> bool:
        """Tell whether what lies on the disk ends with the history that we wrote; read without any lock."""
        try:
            beside = driver.connect(self._engine.path, self._engine.passphrase, mode="ro", immutable=True)
            try:
                return bool(beside.rows(_LAST) == self._engine.rows(_LAST))
            finally:
                beside.close()
        except CaseError:
            return False


def _moment(path: Path) -> _Moment | None:
    """Return disk, number, size and time of the last change of a file; None if it is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
