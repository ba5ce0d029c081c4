"""The manual as HTML: a chapter for the window, or all of it as one page that needs nothing beside it."""

import re
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from typing import Any

from models.machine.paths import resource
from models.manual.chapters import FOLDER, LANGUAGE, Chapter, picture
from models.translation import tr


def chapter_html(chapter: Chapter) -> str:
    """Return a chapter as the inside of a page; HTML that stands in it is shown as text."""
    return str(_reader().render(chapter.text))


def manual_page(told: Iterable[Chapter]) -> str:
    """Return all chapters as one page of HTML, with a list that leads to each."""
    held = tuple(told)
    language = held[0].language if held else LANGUAGE
    listed = "".join(f'<li><a href="#{one.name}">{escape(one.title)}</a></li>' for one in held)
    bodies = "".join(
        f'<section id="{one.name}">{_whole(chapter_html(one), language)}</section>' for one in held
    )
    style = resource(FOLDER, "page.css").read_text(encoding="utf-8")
    title, list_name = escape(tr("Dateline: the manual")), escape(tr("Chapters"))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f'<nav aria-label="{list_name}"><strong>{title}</strong><ol>{listed}</ol></nav>'
        f"<main>{bodies}</main></body></html>\n"
    )


def _whole(html: str, language: str) -> str:
    """Return the inside of a page with its pictures in it, so that it needs no file beside it."""

    def held(found: re.Match[str]) -> str:
        data = picture(language, found[1])
        return f'src="data:image/png;base64,{b64encode(data).decode()}"' if data else found[0]

    return re.sub(r'src="([^"]*)"', held, html)


def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
