"""What the tests of formats share."""

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.table.reading import read_csv
from models.records.kinds import built_in_kinds


@pytest.fixture
def read(tmp_path):
    def read(text, written_as="utf-8", **options):
        path = tmp_path / "events.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(written_as))
        return read_csv(path, ImportOptions(kinds=built_in_kinds(), **options))

    return read
