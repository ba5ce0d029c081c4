"""Small documents of many kinds, made for tests: OpenDocument, slides, books, mailboxes, pictures."""

import io
import zipfile

from PIL import Image

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{short}="{OFFICE}{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)
CONTENT = '<?xml version="1.0"?><office:document-content {}>{}</office:document-content>'


def zipped(parts):
    """Return the bytes of an archive with these parts, by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def an_odt(body):
    """Return an OpenDocument text with this body."""
    content = CONTENT.format(SPACES, f"<office:body>{body}</office:body>")
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def an_odp(*slides):
    """Return an OpenDocument presentation of slides with these words."""
    pages = "".join(f"<draw:page><text:p>{words}</text:p></draw:page>" for words in slides)
    content = CONTENT.format(SPACES, pages)
    return zipped({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": content})


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _slide(shapes):
    return f'<p:sld xmlns:p="{_P}" xmlns:a="{_A}"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'


def shape(words, placeholder=""):
    """Return a shape of a slide with these words."""
    told = f'<p:ph type="{placeholder}"/>' if placeholder else ""
    return (
        f"<p:sp><p:nvSpPr><p:nvPr>{told}</p:nvPr></p:nvSpPr>"
        f"<p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def a_pptx(*slides, notes=""):
    """Return a presentation of slides with these shapes, the last first among its parts; notes hang on the first."""
    ids = "".join(f'<p:sldId id="{300 + at}" r:id="r{at}"/>' for at in range(len(slides)))
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/slide" Target="slides/slide{len(slides) - at}.xml"/>'
        for at in range(len(slides))
    )
    parts = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{_P}" xmlns:r="{_R}">{ids}</p:presentation>',
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
    }
    for at, shapes in enumerate(slides):
        parts[f"ppt/slides/slide{len(slides) - at}.xml"] = _slide(shapes)
    if notes:
        first = len(slides)
        parts[f"ppt/slides/_rels/slide{first}.xml.rels"] = (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="n" Type="{_R}/notesSlide" '
            f'Target="../notesSlides/n.xml"/><Relationship Id="x" Type="{_R}/image" TargetMode="External" '
            'Target="http://evil/share"/></Relationships>'
        )
        parts["ppt/notesSlides/n.xml"] = _slide(shape("7", "sldNum") + shape(notes, "body"))
    return zipped(parts)


def an_epub(title, chapters):
    """Return a book of chapters, each by its file name."""
    items = "".join(
        f'<item id="c{at}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{title}</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
    }
    return zipped(parts | {f"OEBPS/text/{name}": data for name, data in chapters.items()})


def a_mailbox(*messages):
    """Return a mailbox of messages as they travel."""
    begin = b"From x@y Mon Jan  1 00:00:00 2024\n"
    return b"".join(begin + one.replace(b"\nFrom ", b"\n>From ") + b"\n\n" for one in messages)


def a_tiff(*sizes):
    """Return a TIFF with a picture of each size."""
    file = io.BytesIO()
    first, *others = (Image.new("L", size, 200 - 40 * at) for at, size in enumerate(sizes))
    first.save(file, "TIFF", save_all=True, append_images=others, compression="tiff_deflate")
    return file.getvalue()


def a_picture(format, size=(40, 30), **how):
    """Return a picture in a format of Pillow's."""
    file = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(file, format, **how)
    return file.getvalue()


def a_photograph(taken="", zone="", position=None, format="JPEG"):
    """Return a picture whose camera tells these things of it."""
    image, exif = Image.new("RGB", (20, 10)), Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if zone:
        exif.get_ifd(0x8769)[0x9011] = zone
    if position:
        exif.get_ifd(0x8825).update(position)
    file = io.BytesIO()
    image.save(file, format, exif=exif)
    return file.getvalue()
