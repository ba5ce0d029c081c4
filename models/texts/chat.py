"""Chats that messengers export (WhatsApp, Telegram): their messages, each of which is cited by sender and time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.texts.blocks import Blocks, squeezed
from models.texts.telegram import Chat, Message, telegram_chats
from models.texts.text import Extracted, Look, Page
from models.texts.whatsapp import whatsapp_messages

_LONGEST_NAME = 80


def extract_chat(text: str) -> Extracted | None:
    """Return the messages of an exported chat; None for a text that is none."""
    chats = telegram_chats(text)
    if chats:
        return _pages(chats, ())
    messages, remarks = whatsapp_messages(text)
    return _pages([Chat("chat", messages)], remarks) if messages else None


def _pages(chats: Sequence[Chat], remarks: Sequence[str]) -> Extracted:
    pages, told = [], list(remarks)
    for chat in chats:
        blocks = Blocks()
        for place, message in _placed(chat.messages):
            _add(blocks, place, message)
        told += blocks.remarks
        pages.append(Page(squeezed(chat.name)[:_LONGEST_NAME] or "chat", blocks.done()))
    title = chats[0].name if len(chats) == 1 and chats[0].name != "chat" else ""
    return Extracted(tuple(pages), tuple(dict.fromkeys(told)), title)


def _add(blocks: Blocks, place: str, message: Message) -> None:
    """Add a message under its sender and time, which is how it is cited."""
    blocks.add(place, Look.HEADING, 6, place=place)
    for line in message.text.split("\n"):
        blocks.add(line, place=place)
    for remark in message.remarks:
        blocks.remark(remark)


@dataclass(slots=True)
class _Place:
    """How a message is cited: by whom and when, with the second or a number where that names several."""

    words: str
    message: Message


def _placed(messages: Iterable[Message]) -> Iterator[tuple[str, Message]]:
    placed = [_Place(_words(one, one.minute), one) for one in messages]
    many = {words for words, count in Counter(one.words for one in placed).items() if count > 1}
    for one in placed:
        if one.words in many:
            one.words = _words(one.message, one.message.second)
    seen: Counter[str] = Counter()
    for one in placed:
        seen[one.words] += 1
        count = seen[one.words]
        yield (one.words if count == 1 else f"{one.words} ({count})"), one.message


def _words(message: Message, at: str) -> str:
    return ", ".join(filter(None, (squeezed(message.sender)[:_LONGEST_NAME], at)))
