"""Chats as Telegram exports them: result.json, of one chat or of all of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from models.translation import tr

_STAMP: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?", re.ASCII)
_ATTACHED: Final = ("photo", "file")
_TOLD: Final = (
    "forwarded_from",
    "edited",
    "media_type",
    "action",
    "title",
    "members",
    "poll",
    "location_information",
)
_HEAD: Final = 4000


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who sent it, when as the chat tells it, what it says, and remarks of ours."""

    sender: str
    minute: str  # 2021-09-24 18:07, or as printed
    second: str  # with its seconds, if the chat tells them
    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of one chat."""

    name: str
    messages: tuple[Message, ...]


def is_telegram(beginning: str) -> bool:
    """Tell whether a text begins like Telegram's result.json."""
    head = beginning.lstrip("\ufeff \r\n\t")[:_HEAD]
    is_chat = re.search(r'"type"\s*:\s*"(?:personal|private|public|saved|bot)_?\w*', head) is not None
    return head[:1] == "{" and (('"messages"' in head and is_chat) or '"chats"' in head)


def telegram_chats(text: str) -> list[Chat]:
    """Return the chats of a file of Telegram; none if it is another."""
    if not is_telegram(text[: _HEAD + 10]):
        return []
    try:
        held = json.loads(text.lstrip("\ufeff"), parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return []
    return [chat for chat in map(_chat, _chats(held)) if chat.messages]


def _chats(held: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(held, dict):
        return
    if isinstance(held.get("messages"), list):
        yield held
    for room in ("chats", "left_chats"):
        several = held.get(room)
        listed = several.get("list") if isinstance(several, dict) else None
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict) and isinstance(one.get("messages"), list):
                yield one


def _chat(told: dict[str, Any]) -> Chat:
    messages = (_message(one) for one in told["messages"] if isinstance(one, dict))
    return Chat(_plain(told.get("name")) or "chat", tuple(one for one in messages if one.minute))


def _message(told: dict[str, Any]) -> Message:
    found = _STAMP.match(_plain(told.get("date")))
    minute = f"{found[1]} {found[2]}" if found else _plain(told.get("date"))
    sender = _plain(told.get("from") or told.get("actor")) or (
        "Deleted account" if "from" in told or "actor" in told else ""
    )
    text = _text(told.get("text"))
    remarks = [
        tr("Attached, not opened: {name}", name=_plain(told[name])) for name in _ATTACHED if told.get(name)
    ]
    remarks += [f"{name.replace('_', ' ')}: {_plain(told[name])}" for name in _TOLD if told.get(name)]
    if reply := told.get("reply_to_message_id"):
        remarks.append(tr("Answers message {reply}.", reply=_plain(reply)))
    second = minute + (found[3] or "" if found else "")
    return Message(sender, minute, second, text, tuple(remarks))


def _text(told: Any) -> str:
    """Return the words of a message, of which some may be links or bold."""
    if isinstance(told, list):
        return "".join(_plain(one.get("text")) if isinstance(one, dict) else _plain(one) for one in told)
    return _plain(told)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
