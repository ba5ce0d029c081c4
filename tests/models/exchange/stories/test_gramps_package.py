"""A package of Gramps brings its media as documents, and no length that it tells is believed."""

import gzip
import io
import tarfile

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.stories.gramps.reading import read_gramps
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.records.story import Document, Event, Source
from tests.builders import a_case
from tests.source_tree import ROOT

FIXTURE = ROOT / "tests" / "exchange_files" / "gramps-package.gpkg"
PLAIN = ROOT / "tests" / "exchange_files" / "gramps.gramps"


def packed(*files, names=tarfile.PAX_FORMAT):
    """Return an archive of names and bytes, as Gramps packs it."""
    out = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=out, mode="wb") as file,
        tarfile.open(fileobj=file, mode="w", format=names) as archive,
    ):
        for name, data in files:
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return out.getvalue()


def read(tmp_path, data):
    path = tmp_path / "family.gpkg"
    path.write_bytes(data)
    return read_gramps(path, ImportOptions())


def test_media_of_a_package_are_documents_of_their_sources_and_what_is_private_stays_behind():
    assert format_of(FIXTURE).name == "gramps-package"
    found = read_gramps(FIXTURE, ImportOptions(who="Anna"))
    register, house = (one for one in found.records if isinstance(one, Document))
    source = next(one for one in found.records if isinstance(one, Source) and one.id == register.source_id)
    assert (register.name, source.title, register.note) == ("register.pdf", "Register of Xuzhou", "Register")
    assert found.papers[register.id].pages == ("Born in Xuzhou in May 1931",)
    assert (house.name, house.source_id, house.added_by) == ("house.txt", None, "Anna")
    assert found.attachments == ()
    assert "Media of the package come as documents: 2." in found.remarks
    assert "Media that the package lacks, or that are too large: 1." in found.remarks


def test_a_package_tells_the_events_of_its_file():
    told = [one.title for one in read_gramps(FIXTURE, ImportOptions()).records if isinstance(one, Event)]
    assert told == [
        one.title for one in read_gramps(PLAIN, ImportOptions()).records if isinstance(one, Event)
    ]


def test_its_documents_are_kept_with_their_bytes_and_come_in_once(tmp_path):
    with a_case(tmp_path) as case:
        first = import_file(case, FIXTURE)
        assert "2 documents" in "\n".join(told_of(first, is_done=True))
        register = next(one for one in case.reader.all(Document) if one.name == "register.pdf")
        assert case.reader.document_bytes(register).startswith(b"%PDF")
        assert case.reader.document_text(register.id) == ("Born in Xuzhou in May 1931",)
        before = case.reader.counts()
        assert import_file(case, FIXTURE).is_empty
        assert case.reader.counts() == before
        assert case.verify() == ()


def test_media_that_come_later_hang_on_the_source_that_the_case_has(tmp_path):
    with a_case(tmp_path) as case:
        import_file(case, PLAIN)
        import_file(case, FIXTURE)
        register = next(one for one in case.reader.all(Document) if one.name == "register.pdf")
        assert case.reader.get(Source, register.source_id).title == "Register of Xuzhou"
        assert sum(one.title == "Register of Xuzhou" for one in case.reader.all(Source)) == 1


def lying(size):
    """Return an archive whose first file says that it has another length."""
    data = bytearray(gzip.decompress(packed(("a.txt", b"x" * 700), ("data.gramps", PLAIN.read_bytes()))))
    data[124:136] = size
    return gzip.compress(bytes(data))


@pytest.mark.parametrize(
    "size",
    [b"-0000001000\0", b"77777777777\0", b"\xff" * 12, b"\x80" + b"\0" * 10 + b"\x05", b"0x123456789\0"],
)
def test_an_archive_that_lies_about_a_length_is_refused(tmp_path, size):
    found = read(tmp_path, lying(size))
    assert found.refusal.startswith("family.gpkg is ")
    assert found.records == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(("a.txt", b"x")), "holds no data.gramps"),
        (packed(("data.gramps", b"<x/>"))[:-40], "is packed and damaged"),
        (packed(("data.gramps", b"<x/>")), "is no file of Gramps"),
    ],
    ids=("without data", "cut", "of another kind"),  # bytes in a name would differ with the clock
)
def test_what_is_no_sound_package_is_refused_in_a_sentence(tmp_path, data, said):
    assert said in read(tmp_path, data).refusal


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path):
    xml = PLAIN.read_bytes().replace(b'src="register.pdf"', b'src="../../etc/passwd"')
    found = read(tmp_path, packed(("../../etc/passwd", b"root"), ("data.gramps", xml)))
    assert [one.name for one in found.records if isinstance(one, Document)] == ["passwd"]
    assert [path.name for path in tmp_path.iterdir()] == ["family.gpkg"]


def test_long_names_are_read_whichever_way_they_are_written(tmp_path):
    name = f"papers/{'x' * 150}/register.pdf"
    xml = PLAIN.read_bytes().replace(b'src="register.pdf"', f'src="{name}"'.encode())
    for kind in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        files = ((name, b"paper"), ("data.gramps", gzip.compress(xml)))
        found = read(tmp_path, packed(*files, names=kind))
        assert [one.name for one in found.records if isinstance(one, Document)] == ["register.pdf"]
