"""Reads and writes XML of other programs: no document type, no entity, no network, no depth without end."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from models.exchange.stories.whole_file import bytes_of, refuse_too_large
from models.exchange.table.raw import UnusableTable
from models.exchange.written import clean
from models.translation import tr

Element = Any
"""An element of lxml, which ships no types."""
_DECLARED: Final = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


def read_xml(path: Path) -> Element:
    """Return the root of a file of XML. UnusableTable says why it is of no use; OSError if it is not read."""
    return parsed(bytes_of(path))


def parsed(data: bytes) -> Element:
    """Return the root of some XML. UnusableTable says why it is of no use."""
    refuse_too_large(data)
    if _DECLARED.search(data):
        raise UnusableTable(
            tr("declares a document type or entities, which are not read: take that out of it.")
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableTable(
            tr("is not sound XML from line {line} on: export it again.", line=error.lineno or 1)
        ) from None
    except (ValueError, LookupError):
        raise UnusableTable(tr("is not sound XML: export it again.")) from None


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements right under one: all of them, or those of some names."""
    return (one for one in element if (name := name_of(one)) and (not names or name in names))


def child(element: Element, name: str) -> Element | None:
    """Return the first element of a name right under one."""
    return next(children(element, name), None)


def text_of(element: Element | None, name: str = "") -> str:
    """Return the words of an element, or of the first one of a name under it; "" where there are none."""
    found = child(element, name) if element is not None and name else element
    return "" if found is None else "".join(found.itertext()).strip()


def written(root: Element) -> bytes:
    """Return XML as a file, the same for the same elements."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def put(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """Add an element with words that XML can hold, and return it."""
    made = etree.SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()})
    made.text = _clean(text) or None
    return made


def _clean(text: str) -> str:
    return "\n".join(map(clean, text.replace("\r\n", "\n").split("\n")))
