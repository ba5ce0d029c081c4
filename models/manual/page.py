"""The manual as HTML: a chapter for the window, or all of it as one page that needs nothing beside it."""

from collections.abc import Iterable
from html import escape
from typing import Any

from models.machine.paths import resource
from models.manual.chapters import FOLDER, LANGUAGE, Chapter


def chapter_html(chapter: Chapter) -> str:
    """Return a chapter as the inside of a page; HTML that stands in it is shown as text."""
    return str(_reader().render(chapter.text))


def manual_page(told: Iterable[Chapter]) -> str:
    """Return all chapters as one page of HTML, with a list that leads to each."""
    held = tuple(told)
    language = held[0].language if held else LANGUAGE
    listed = "".join(f'<li><a href="#{one.name}">{escape(one.title)}</a></li>' for one in held)
    bodies = "".join(f'<section id="{one.name}">{chapter_html(one)}</section>' for one in held)
    style = resource(FOLDER, "page.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Dateline: the manual</title><style>{style}</style></head><body>"
        f'<nav aria-label="Chapters"><strong>Dateline: the manual</strong><ol>{listed}</ol></nav>'
        f"<main>{bodies}</main></body></html>\n"
    )


def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
