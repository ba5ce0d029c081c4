"""Gathers the blocks of a page while a document is read, up to the most text that is kept."""

from typing import Final

from models.texts.limits import MOST_LETTERS
from models.texts.text import Block, Look, repair
from models.translation import tr, tr_count, tr_later

_LONGEST_REMARK: Final = 2_000  # characters
MOST_REMARKS: Final = 5_000  # on one page
_CUT: Final = tr_later("Only the first {most:,} characters are shown.")


def cut_words() -> str:
    """Return in words that not all characters are shown."""
    return tr(_CUT, most=MOST_LETTERS)


def squeezed(text: str) -> str:
    """Return text on one line, each run of blanks as one space."""
    return " ".join(text.split())


def pictures_left(number: int) -> tuple[str, ...]:
    """Return in words how many pictures of a document are not shown; nothing where there are none."""
    if not number:
        return ()
    return (tr_count(number, "{n:,} picture is not shown.", "{n:,} pictures are not shown."),)


class Blocks:
    """The blocks of one page, in the order they were added."""

    def __init__(self, room: int = MOST_LETTERS) -> None:
        """Begin an empty page that takes so many characters."""
        self._blocks: list[Block] = []
        self._room = room
        self._remarks = 0

    def add(self, text: str, look: Look = Look.PARAGRAPH, level: int = 0, *, place: str = "") -> None:
        """Add a block as it is meant; nothing, if nothing of it can be seen."""
        kept = repair(text[: self._room + 1])
        kept = kept.rstrip() if look in (Look.CODE, Look.ROW) else kept.strip()
        if not kept.strip() or self.is_full:
            return
        self._room -= len(kept) + 1
        self._blocks.append(Block(kept[: len(kept) + min(0, self._room)], look, level, place))

    def remark(self, text: str) -> None:
        """Add words of ours, on one line and not too long."""
        plain = squeezed(repair(text[: 2 * _LONGEST_REMARK]))
        self._remarks += 1
        if plain and self._remarks <= MOST_REMARKS:
            cut = plain[:_LONGEST_REMARK] + "…" if len(plain) > _LONGEST_REMARK else plain
            self._blocks.append(Block(cut, Look.REMARK))

    def extend(self, blocks: tuple[Block, ...]) -> None:
        """Add blocks that were gathered before."""
        for block in blocks:
            if block.look is Look.REMARK:
                self.remark(block.text)
            else:
                self.add(block.text, block.look, block.level)

    @property
    def is_full(self) -> bool:
        """Tell whether text had to be left out."""
        return self._room < 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return in words what was left out."""
        many = self._remarks - MOST_REMARKS
        found = [cut_words()] if self.is_full else []
        if many > 0:
            found.append(tr_count(many, "{n:,} remark is left out.", "{n:,} remarks are left out."))
        return tuple(found)

    def done(self) -> tuple[Block, ...]:
        """Return the blocks."""
        return tuple(self._blocks)
