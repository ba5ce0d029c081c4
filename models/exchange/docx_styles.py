"""The styles and settings of a DOCX document: one family, few sizes, so that a desk can restyle it at once."""

from dataclasses import dataclass
from types import MappingProxyType

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COLOURS = MappingProxyType({"soft": "5A5A5A", "flag": "A33B00"})
"""The colours of text that is not the statement itself."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A paragraph style: sizes in half points, distances in twentieths of a point."""

    name: str
    size: int = 21
    before: int = 0
    after: int = 80
    is_bold: bool = False
    colour: str = ""
    indent: int = 0
    stays: bool = False  # with the next paragraph
    is_tight: bool = False  # its lines stand close
    level: int | None = None  # of the outline


_LOOKS = MappingProxyType(
    {
        "Title": _Look("Title", 44, after=60, is_bold=True),
        "Subtitle": _Look("Subtitle", 26, after=200, colour="5A5A5A"),
        "Banner": _Look("Draft", 19, after=200, is_bold=True, colour="A33B00"),
        "EntryDate": _Look("Entry date", 19, before=260, after=0, is_bold=True, colour="00588A", stays=True),
        "Heading2": _Look("heading 2", 25, after=60, is_bold=True, stays=True, level=1),
        "BodyText": _Look("Body Text"),
        "Statement": _Look("Statement", 20, after=50, indent=284),
        "Cell": _Look("Cell", 18, before=20, after=20),
        "Source": _Look("Source", 20, after=100),
        "Foot": _Look("Credit", 18, before=120, after=0, colour="5A5A5A"),
        "FootnoteText": _Look("footnote text", 16, after=0, is_tight=True),
        "Footer": _Look("footer", 17, after=0, colour="5A5A5A"),
    }
)


def styles_xml(language: str) -> str:
    """Return the styles part for a document in this language."""
    eastern = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(language, "zh-CN")
    western = {"de": "de-DE", "fr": "fr-FR"}.get(language, "en-GB")
    han = "Microsoft JhengHei" if eastern == "zh-TW" else "Microsoft YaHei"
    fonts = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="{han}"/>'
    lang = f'<w:lang w:val="{western}" w:eastAsia="{eastern}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f"<w:styles {_WORD}>{defaults}{normal}{_paragraphs()}{_characters()}</w:styles>"


def settings_xml() -> str:
    """Return the settings part: where the rules above footnotes are kept, and the version of the format."""
    return (
        f'<w:settings {_WORD}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def _paragraphs() -> str:
    return "".join(_paragraph(id, look) for id, look in _LOOKS.items())


def _paragraph(id: str, look: _Look) -> str:
    stays = "<w:keepNext/><w:keepLines/>" if look.stays else ""
    indent = f'<w:ind w:left="{look.indent}"/>' if look.indent else ""
    level = "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>'
    bold = "<w:b/>" if look.is_bold else ""
    line = ' w:line="240" w:lineRule="auto"' if look.is_tight else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{look.name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr>{stays}<w:spacing w:before="{look.before}" w:after="{look.after}"{line}/>{indent}{level}</w:pPr>'
        f'<w:rPr>{bold}{colour}<w:sz w:val="{look.size}"/></w:rPr></w:style>'
    )


def _characters() -> str:
    raised = '<w:vertAlign w:val="superscript"/>'
    link = '<w:color w:val="00588A"/><w:u w:val="single"/>'
    kinds = (("FootnoteReference", "footnote reference", raised), ("Hyperlink", "Hyperlink", link))
    return "".join(
        f'<w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for id, name, look in kinds
    )
