"""Mailboxes (RFC 4155, mbox): each message a page that is named by its day and its sender."""

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO, Final

from models.texts.blocks import squeezed
from models.texts.formats.eml import headings_of, message_blocks
from models.texts.limits import Work, read_whole
from models.texts.text import Extracted, Page, UnreadableDocument
from models.translation import tr

_BEGIN: Final = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{1,400}\r?\n")
_MOST_MESSAGES: Final = 20_000
_LONGEST_NAME: Final = 60


def extract_mailbox(file: BinaryIO, work: Work) -> Extracted:
    """Return every message of a mailbox; UnreadableDocument if there is none or it is too large."""
    data = read_whole(file, tr("This mailbox is larger than 100 MB: split it."))
    pages = tuple(_pages(data, work))
    if not pages:
        raise UnreadableDocument(tr("This mailbox holds no message: ask for another copy."))
    left = (
        (tr("Only the first {most:,} messages are shown.", most=_MOST_MESSAGES),)
        if len(pages) == _MOST_MESSAGES
        else ()
    )
    return Extracted(pages, left)


def _pages(data: bytes, work: Work) -> Iterator[Page]:
    begins = [found.end() for found in _BEGIN.finditer(data)][:_MOST_MESSAGES]
    ends = [found.start() for found in _BEGIN.finditer(data)][1:]
    for number, (begin, end) in enumerate(zip(begins, [*ends, len(data)], strict=False), start=1):
        told = data[begin:end].replace(b"\n>From ", b"\nFrom ")
        with suppress(Exception):  # the parser of the standard library trips over some headings
            message = email.message_from_bytes(told, _class=EmailMessage, policy=email.policy.default)
            sender, sent = headings_of(message, ("From", "Date"))
            yield Page(_name(sender, sent, number), message_blocks(message, work))
        work.tell(number, len(begins))


def _name(sender: str, sent: str, number: int) -> str:
    """Return what a message is cited by: its day, its time and its sender."""
    who, address = parseaddr(sender)
    day = ""
    with suppress(ValueError, TypeError):
        day = f"{parsedate_to_datetime(sent):%Y-%m-%d %H:%M}"
    return squeezed(f"{day} {who or address}")[:_LONGEST_NAME] or f"message {number}"
