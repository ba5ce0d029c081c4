"""What pictures say of themselves: an allow-list, read back by parsers that are not ours."""

import io
import struct

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from models.exchange.image import ImageMetadata, write_image
from models.exchange.metadata import xmp_of
from tests.figures import a_figure_of_all_marks

TOLD = ImageMetadata(
    title="Sales & seizures <2021>",
    description="徐州 sold; a timeline of 3 events",
    details="2021: one\n2022: another",
    credit="Graphic: The Desk",
    source="Sources: 4 publications.",
    rights="© The Gazette",
    language="zh-Hans",
)
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
WHERE = {
    "dc:title": TOLD.title,
    "dc:description": TOLD.description,
    "Iptc4xmpCore:AltTextAccessibility": TOLD.description,
    "Iptc4xmpCore:ExtDescrAccessibility": TOLD.details,
    "photoshop:Credit": TOLD.credit,
    "photoshop:Source": TOLD.source,
    "dc:rights": TOLD.rights,
    "dc:language": TOLD.language,
}
ENDINGS = ("png", "svg", "pdf")


def packet_of(path):
    """The XMP of a file, found as other programs find it."""
    if path.suffix == ".png":
        with Image.open(path) as image:
            return image.info.get("xmp", b"")
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return pdf.Root.Metadata.read_raw_bytes() if "/Metadata" in pdf.Root else b""
    found = etree.parse(path).find(".//{adobe:ns:meta/}xmpmeta")
    return b"" if found is None else etree.tostring(found)


def told_in(packet):
    root = etree.fromstring(packet)
    described = root.find(".//rdf:Description", NAMES)
    prefixes = {address: prefix for prefix, address in NAMES.items()}
    told = {}
    for child in described:
        name = etree.QName(child)
        told[f"{prefixes[name.namespace]}:{name.localname}"] = "".join(child.itertext())
    return told


@pytest.fixture(params=ENDINGS)
def path(request, tmp_path):
    return tmp_path / f"a.{request.param}"


def test_what_was_told_is_read_back_and_nothing_more(path):
    write_image(a_figure_of_all_marks(), path, metadata=TOLD)
    assert told_in(packet_of(path)) == WHERE


def test_what_is_empty_is_not_told(path):
    write_image(a_figure_of_all_marks(), path, metadata=ImageMetadata(title="Sales"))
    assert told_in(packet_of(path)) == {"dc:title": "Sales"}


def test_no_metadata_is_no_metadata_at_all(path):
    write_image(a_figure_of_all_marks(), path, metadata=ImageMetadata())
    assert packet_of(path) == b""
    data = path.read_bytes()
    for word in (b"xmp", b"<title", b"<desc", b"/Info", b"Sales"):
        assert word not in data.split(b"<g ")[0]


def test_pdf_readers_find_title_and_language(tmp_path):
    write_image(a_figure_of_all_marks(), tmp_path / "a.pdf", metadata=TOLD)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert dict(pdf.docinfo) == {"/Title": TOLD.title}
        assert str(pdf.Root.Lang) == "zh-Hans"
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == TOLD.title
            assert meta["photoshop:Credit"] == TOLD.credit
            assert meta["dc:language"] == {"zh-Hans"}


def test_the_metadata_changes_no_pixel(tmp_path):
    write_image(a_figure_of_all_marks(), tmp_path / "a.png", metadata=TOLD)
    write_image(a_figure_of_all_marks(), tmp_path / "b.png", metadata=ImageMetadata())
    with Image.open(tmp_path / "a.png") as one:
        one.verify()  # the sums of all chunks
    with Image.open(tmp_path / "a.png") as one, Image.open(tmp_path / "b.png") as other:
        assert one.tobytes() == other.tobytes()


def test_the_chunk_of_a_png_is_plain_international_text(tmp_path):
    write_image(a_figure_of_all_marks(), tmp_path / "a.png", metadata=TOLD)
    data = tmp_path.joinpath("a.png").read_bytes()
    at = data.index(b"iTXt")
    length = struct.unpack(">I", data[at - 4 : at])[0]
    content = data[at + 4 : at + 4 + length]
    assert content.startswith(b"XML:com.adobe.xmp\0\0\0\0\0<?xpacket begin=")
    assert content.endswith(b'<?xpacket end="r"?>')


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@given(TEXT, TEXT, TEXT)
def test_any_text_makes_a_document_that_can_be_read(title, details, credit):
    told = ImageMetadata(title=title, details=details, credit=credit)
    root = etree.parse(io.BytesIO(xmp_of(told).encode("utf-8"))).getroot()
    assert root.tag == "{adobe:ns:meta/}xmpmeta"
    assert told_in(xmp_of(told)).keys() <= WHERE.keys()
