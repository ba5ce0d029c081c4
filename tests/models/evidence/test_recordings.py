"""Pictures of a recording are kept as working copies, and what is cited of it is known by its times."""

import pytest

from models.case import Case
from models.evidence.adding import add_files
from models.evidence.recordings import cited_spans, keep_still
from models.records.story import Citation, Claim, Document, Locator, Source
from tests.recordings import a_film


@pytest.fixture
def sample(sample_path):
    with Case.open(sample_path, who="A. Reporter") as case:
        yield case


def test_a_picture_names_its_recording_and_its_time_and_is_kept_once(sample, tmp_path):
    path = tmp_path / "gate.avi"
    path.write_bytes(a_film())
    (film,) = add_files(sample, [path]).documents
    still = keep_still(sample, film.id, 62_480, b"\x89PNG picture")
    assert (still.name, still.parent_id, still.media_type) == ("gate.avi at 1.02.4.png", film.id, "image/png")
    assert still.note == "Picture of gate.avi at 1:02.4."
    assert keep_still(sample, film.id, 62_480, b"\x89PNG picture") == still
    assert len(sample.reader.where(Document, parent_id=film.id)) == 1
    assert sample.reader.document_file(still).read() == b"\x89PNG picture"


def test_the_cited_times_come_in_order_and_each_once(sample, tmp_path):
    path = tmp_path / "gate.avi"
    path.write_bytes(a_film())
    (film,) = add_files(sample, [path]).documents
    claim, source = sample.reader.all(Claim)[0].id, sample.reader.all(Source)[0].id
    with sample.edit("Cite") as writer:
        for number, place in enumerate(("0:30–0:40", "0:05", "0:30–0:40", "at the gate")):
            writer.add(Citation(f"c{number}", claim, source, film.id, locator=Locator.TIME, place=place))
    assert cited_spans(sample.reader, film.id) == ((5_000, 5_000), (30_000, 40_000))
