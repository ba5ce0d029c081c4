"""Messages (RFC 5322, MIME) and saved web archives (MHTML): their text; what is attached is named and not opened."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import BinaryIO, Final

from models.texts.blocks import Blocks
from models.texts.encoding import decoded
from models.texts.formats.html import html_page
from models.texts.limits import Work, read_whole
from models.texts.text import Block, Extracted, Look, Page, UnreadableDocument
from models.translation import tr, tr_later

_HEADINGS: Final = ("From", "To", "Cc", "Date", "Subject")
_DEEPEST: Final = 20
_MOST_PARTS: Final = 2000
_BROKEN: Final = tr_later("This message is damaged and cannot be read: ask for another copy.")


def extract_eml(file: BinaryIO, work: Work) -> Extracted:
    """Return the headings and the text of a message, and of those inside it."""
    message = _message(file)
    blocks = Blocks()
    _read(message, blocks, work, 1)
    return Extracted((Page("1", blocks.done()),), blocks.remarks, _heading(message, "Subject")[:400])


def headings(file: BinaryIO, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return some headings of a message; empty words for those that it has not."""
    return headings_of(_message(file), names)


def headings_of(message: Message, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return some headings of a message that was read; empty words for those that it has not."""
    return tuple(_heading(message, name) for name in names)


def message_blocks(message: Message, work: Work) -> tuple[Block, ...]:
    """Return the headings and the text of a message, and of those inside it."""
    blocks = Blocks()
    _read(message, blocks, work, 1)
    return blocks.done()


def extract_mhtml(file: BinaryIO, work: Work) -> Extracted:
    """Return the page of a saved web archive; pictures and styles in it are left alone."""
    message = _message(file)
    for part in _parts(message):
        if part.get_content_type() == "text/html":
            return html_page(_text(part), work)
    raise UnreadableDocument(tr("This web archive holds no page: save it again."))


def _message(file: BinaryIO) -> Message:
    data = read_whole(file, tr("This message is larger than 100 MB, so it is not read."))
    try:
        return email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    except Exception:  # the parser of the standard library trips over some headings
        raise UnreadableDocument(tr(_BROKEN)) from None


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts from outside in, so many at most."""
    waiting, count = [(message, 0)], 0
    while waiting and count < _MOST_PARTS:
        part, depth = waiting.pop(0)
        count += 1
        yield part
        if part.is_multipart() and depth < _DEEPEST:
            waiting = [(one, depth + 1) for one in part.get_payload() if isinstance(one, Message)] + waiting


def _heading(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # broken headings raise all kinds of errors
        return ""


def _read(message: Message, blocks: Blocks, work: Work, level: int) -> None:
    for name in _HEADINGS:
        value = _heading(message, name)
        if value:
            blocks.add(
                f"{name}: {value}", Look.HEADING if name == "Subject" else Look.PARAGRAPH, min(level, 6)
            )
    bodies: list[Message] = []
    for part in _own_parts(message):
        work.look()
        kind = part.get_content_type()
        if kind == "message/rfc822" and level < _DEEPEST:
            for inner in part.get_payload():
                if isinstance(inner, Message):
                    blocks.remark(tr("A message inside this one:"))
                    _read(inner, blocks, work, level + 1)
        elif kind in ("text/plain", "text/html") and not _is_attached(part):
            bodies.append(part)
        elif not part.is_multipart() or kind == "message/rfc822":
            blocks.remark(tr("Attached, not opened: {name} ({kind})", name=_name(part), kind=kind))
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    for part in plain or bodies:
        if part in plain:
            for paragraph in _text(part).split("\n\n"):
                blocks.add(paragraph)
        else:
            blocks.extend(html_page(_text(part), work).pages[0].blocks)


def _own_parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message, those of messages inside it left out."""
    waiting, count = [message], 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop(0)
        count += 1
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting = [one for one in part.get_payload() if isinstance(one, Message)] + waiting


def _is_attached(part: Message) -> bool:
    return "attachment" in _heading(part, "Content-Disposition").casefold()


def _name(part: Message) -> str:
    try:
        return str(part.get_filename() or tr("without a name"))
    except Exception:  # as above
        return tr("without a name")


def _text(part: Message) -> str:
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except Exception:  # as above
        return ""
    return decoded(data, charset).text.replace("\r\n", "\n") if isinstance(data, bytes) else ""
