"""Writes a document as DOCX with real footnotes (Office Open XML, ECMA-376); the parts are written by hand.

python-docx knows no footnotes, and puts times and an author into every file.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from models.exchange.docx_styles import COLOURS, settings_xml, styles_xml
from models.exchange.written import Inline, Line, Piece, Ref, Section, Table, Written, clean, is_address
from models.exchange.zip_parts import zipped

WIDE = 5  # columns: a table of more of them turns the page on its side
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx_bytes(document: Written) -> bytes:
    """Return the document as a DOCX file; its notes are footnotes, numbered by the word processor as ours are."""
    body, notes = _Links(), _Links()
    texts = {
        "word/document.xml": _document(document, body),
        "word/footnotes.xml": _footnotes(document, notes),
        "word/footer1.xml": _footer(),
        "word/styles.xml": styles_xml(document.language),
        "word/settings.xml": settings_xml(),
    }
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _package_links(),
        "docProps/core.xml": _core(document),
    }
    parts |= texts | {
        "word/_rels/document.xml.rels": _links(_BODY_PARTS, body.addresses),
        "word/_rels/footnotes.xml.rels": _links({}, notes.addresses),
    }
    return zipped({name: _HEAD + text for name, text in parts.items()})


_BODY_PARTS = {name: name for name in ("styles", "settings", "footnotes", "footer")}


class _Links:
    """Collects the web addresses of one part, each once."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def id_of(self, address: str) -> str:
        return self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")


# the text --------------------------------------------------------------------------------------


def _document(document: Written, links: _Links) -> str:
    body = "".join(_Body(document, links).paragraphs())
    is_wide = any(section.table and len(section.table.head) > WIDE for section in document.sections)
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if is_wide else 'w:w="11906" w:h="16838"'
    page = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" '
        'w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_NAMES}><w:body>{body}{page}</w:body></w:document>"


class _Body:
    """Writes paragraphs; the first reference to a note is its footnote, later ones point to the first."""

    def __init__(self, document: Written, links: _Links) -> None:
        self._document, self._links = document, links
        self._seen: set[int] = set()

    def paragraphs(self) -> Iterator[str]:
        document = self._document
        for style, text in (
            ("Title", document.title),
            ("Subtitle", document.deck),
            ("Banner", document.banner),
        ):
            if text:
                yield self._paragraph(style, (Piece(text),))
        for section in document.sections:
            yield from self._section(section)
        for line in document.foot:
            yield self._paragraph("Foot", (Piece(line),))

    def _section(self, section: Section) -> Iterator[str]:
        over, heading = section.bare if section.noted else (section.over, section.heading)
        if over:
            yield self._paragraph("EntryDate", over)
        yield self._paragraph("Source" if section.is_item else "Heading2", heading)
        if section.text:
            yield self._paragraph("BodyText", section.text)
        if section.table:
            yield _table(section.table)
        for line in section.noted or section.lines:
            yield self._paragraph("Statement", _labelled(line))

    def _paragraph(self, style: str, inlines: tuple[Inline, ...]) -> str:
        runs = ""
        for number, inline in enumerate(inlines):
            if isinstance(inline, Ref):
                is_next = number > 0 and isinstance(inlines[number - 1], Ref)
                runs += (_raised(",") if is_next else "") + self._reference(inline.number)
            else:
                runs += _piece(inline, self._links)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'

    def _reference(self, number: int) -> str:
        mark = f"_Note{number}"
        if number in self._seen:
            return (
                f'<w:fldSimple w:instr=" NOTEREF {mark} \\f \\h "><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>'
                f"</w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>"
            )
        self._seen.add(number)
        note = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        note += f'<w:footnoteReference w:id="{number}"/></w:r>'
        start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
        return f'{start}{note}<w:bookmarkEnd w:id="{number}"/>'


def _table(table: Table) -> str:
    """Return a table with rules and no boxes, whose head stands on each page."""
    rule = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    rules = "".join(rule.format(name) for name in ("top", "bottom", "insideH"))
    look = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{rules}</w:tblBorders>'
    grid = "<w:gridCol/>" * len(table.head)
    rows = [_row(table.head, table, is_head=True)]
    rows += [_row(row, table, is_strong=number in table.strong) for number, row in enumerate(table.rows)]
    after = '<w:p><w:pPr><w:pStyle w:val="Statement"/></w:pPr></w:p>'  # Word joins tables that touch
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{after}"


def _row(cells: Sequence[str], table: Table, *, is_head: bool = False, is_strong: bool = False) -> str:
    kept = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
    told = "".join(
        _cell(cell, column in table.numbers, is_head, is_strong) for column, cell in enumerate(cells)
    )
    return f"<w:tr>{kept}{told}</w:tr>"


def _cell(text: str, is_number: bool, is_head: bool, is_strong: bool) -> str:
    side = '<w:jc w:val="right"/>' if is_number else ""
    look = "<w:b/>" if is_strong else f'<w:color w:val="{COLOURS["soft"]}"/>' if is_head else ""
    paragraph = f'<w:pPr><w:pStyle w:val="Cell"/>{side}</w:pPr><w:r><w:rPr>{look}</w:rPr>{_text(text)}</w:r>'
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>{paragraph}</w:p></w:tc>'


def _labelled(line: Line) -> tuple[Inline, ...]:
    return (Piece(f"{line.label}  ", "soft"), *line.inlines) if line.label else line.inlines


def _raised(text: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{_text(text)}</w:r>'


def _piece(piece: Piece, links: _Links) -> str:
    bold = "<w:b/>" if piece.look == "strong" else ""
    colour = f'<w:color w:val="{COLOURS[piece.look]}"/>' if piece.look in COLOURS else ""
    if piece.href and is_address(piece.href):
        run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>{_text(piece.text)}</w:r>'
        return f'<w:hyperlink r:id="{links.id_of(piece.href)}">{run}</w:hyperlink>'
    return f"<w:r><w:rPr>{bold}{colour}</w:rPr>{_text(piece.text)}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(clean(text))}</w:t>'


# notes and the foot of the page ----------------------------------------------------------------


def _footnotes(document: Written, links: _Links) -> str:
    rules = "".join(
        f'<w:footnote w:type="{name}" w:id="{id}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
        for name, id in (("separator", -1), ("continuationSeparator", 0))
    )
    number = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{number}'
        f"<w:r>{_text(' ')}</w:r>{''.join(_piece(p, links) for p in note.inlines if isinstance(p, Piece))}"
        "</w:p></w:footnote>"
        for note in document.notes
    )
    return f"<w:footnotes {_NAMES}>{rules}{notes}</w:footnotes>"


def _footer() -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{page}</w:p></w:ftr>'


# the package -----------------------------------------------------------------------------------


def _types() -> str:
    words = {"document": "document.main", "footer1": "footer"}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{words.get(name, name)}+xml"/>'
        for name in ("document", "styles", "settings", "footnotes", "footer1")
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _package_links() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="document" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _links(parts: Mapping[str, str], addresses: Mapping[str, str]) -> str:
    known = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/{kind}" '
        f'Target="{"footer1" if kind == "footer" else kind}.xml"/>'
        for id, kind in parts.items()
    )
    outside = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/hyperlink" Target={quoteattr(address)} '
        'TargetMode="External"/>'
        for address, id in addresses.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{known}{outside}</Relationships>'


def _core(document: Written) -> str:
    """Tell what the file says of itself: title and language, and nothing else."""
    title, language = escape(clean(document.title)), escape(document.language)
    names = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f"<cp:coreProperties {names}><dc:title>{title}</dc:title>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )
