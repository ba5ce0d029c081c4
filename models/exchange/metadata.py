"""What a picture's file says of itself: an allow-list, as XMP in PNG, SVG and PDF, and nothing else.

The properties are those of IPTC Photo Metadata 2023.2 and Dublin Core; how they are packed follows ISO 16684-1.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from models.exchange.letters import readable
from models.exchange.pdf_tags import tag_pages
from models.figure.marks import Figure

_NAMESPACES: Final = (
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
)
_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = (b"IHDR", b"pHYs", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_XMP_KEYWORD: Final = b"XML:com.adobe.xmp"


@dataclass(frozen=True, slots=True)
class ImageMetadata:
    """What a file says of itself beside the picture; what is empty is not told, and nothing else is ever written."""

    title: str = ""
    description: str = ""  # alternative text
    details: str = ""  # extended description
    credit: str = ""
    source: str = ""
    rights: str = ""
    language: str = ""  # a tag as in BCP 47

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to tell."""
        return not any(_clean(getattr(self, field.name)) for field in fields(self))


def xmp_of(told: ImageMetadata) -> str:
    """Return the metadata as an XMP document; the same metadata gives the same text."""
    names = " ".join(f"xmlns:{prefix}={quoteattr(address)}" for prefix, address in _NAMESPACES)
    inner = "\n".join(_properties(told))
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}>\n'
        f'<rdf:Description rdf:about="">\n{inner}\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>'
    )


def _properties(told: ImageMetadata) -> Iterator[str]:
    localised = (
        ("dc:title", told.title),
        ("dc:description", told.description),
        ("Iptc4xmpCore:AltTextAccessibility", told.description),
        ("Iptc4xmpCore:ExtDescrAccessibility", told.details),
        ("dc:rights", told.rights),
    )
    for name, text in localised:
        if _clean(text):
            item = f'<rdf:li xml:lang="x-default">{escape(_clean(text))}</rdf:li>'
            yield f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"
    for name, text in (("photoshop:Credit", told.credit), ("photoshop:Source", told.source)):
        if _clean(text):
            yield f"<{name}>{escape(_clean(text))}</{name}>"
    if _clean(told.language):
        yield f"<dc:language><rdf:Bag><rdf:li>{escape(told.language)}</rdf:li></rdf:Bag></dc:language>"


def _clean(text: str) -> str:
    """Return a text without what no one can see; line ends stay."""
    return "\n".join(readable(line) for line in text.splitlines()).strip()


def _packet(told: ImageMetadata) -> bytes:
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}\n{xmp_of(told)}\n<?xpacket end="r"?>'.encode()


# PNG -------------------------------------------------------------------------------------------


def png_with(data: bytes, told: ImageMetadata) -> bytes:
    """Return a PNG with nothing but its pixels, size, resolution, colour space and this metadata."""
    parts = [_PNG_SIGNATURE]
    for name, content in _png_chunks(data):
        if name in _PNG_KEPT:
            parts.append(_png_chunk(name, content))
        if name == b"IHDR":
            parts.append(_png_chunk(b"sRGB", b"\x00"))  # perceptual
            if not told.is_empty:
                parts.append(_png_chunk(b"iTXt", _XMP_KEYWORD + b"\x00" * 5 + _packet(told)))
    return b"".join(parts)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG_SIGNATURE)
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + length]
        at += length + 12


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


# PDF -------------------------------------------------------------------------------------------


def tell_pdf(pdf: Any, told: ImageMetadata, figures: Sequence[Figure]) -> None:
    """Put metadata and tags into an open PDF (of pikepdf) in place of all it said of itself."""
    from pikepdf import Dictionary, Name, String

    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    if not told.is_empty:
        packet = pdf.make_stream(_packet(told))
        packet[Name.Type] = Name.Metadata
        packet[Name.Subtype] = Name.XML
        pdf.Root.Metadata = packet
    if title := " ".join(_clean(told.title).split()):
        pdf.docinfo[Name.Title] = String(title)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if told.language:
        pdf.Root.Lang = String(told.language)
    tag_pages(pdf, figures)
