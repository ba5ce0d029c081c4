"""Messages of Outlook (MS-OXMSG): headings and text; what is attached is named and not opened. By python-oxmsg."""

from typing import BinaryIO

from models.texts.blocks import Blocks
from models.texts.encoding import decoded
from models.texts.formats.html import html_page
from models.texts.limits import Work, read_whole
from models.texts.text import Extracted, Look, Page
from models.translation import tr


def extract_msg(file: BinaryIO, work: Work) -> Extracted:
    """Return the headings and the text of a message; UnreadableDocument if it is too large."""
    from oxmsg import Message

    data = read_whole(file, tr("This message is larger than 100 MB, so it is not read."))
    message = Message.load(data)
    blocks = Blocks()
    blocks.add(f"Subject: {message.subject}", Look.HEADING, 1)
    to = ", ".join(f"{one.name} <{one.email_address}>" for one in message.recipients)
    sent = f"{message.sent_date:%Y-%m-%d %H:%M %z}" if message.sent_date else ""
    for name, value in (("From", message.sender), ("To", to), ("Date", sent)):
        if value:
            blocks.add(f"{name}: {value}")
    if message.body:
        for paragraph in message.body.replace("\r\n", "\n").split("\n\n"):
            blocks.add(paragraph)
    elif message.html_body:
        html = message.html_body
        text = html if isinstance(html, str) else decoded(html, "").text
        blocks.extend(html_page(text, work).pages[0].blocks)
    for one in message.attachments:
        blocks.remark(
            tr(
                "Attached, not opened: {name} ({kind})",
                name=one.file_name or tr("without a name"),
                kind=one.mime_type or tr("unknown"),
            )
        )
    return Extracted((Page("1", blocks.done()),), blocks.remarks, (message.subject or "")[:400])
