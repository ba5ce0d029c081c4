"""What the driver says comes out as a sentence, whatever went wrong."""

from pathlib import Path

import pytest

from models.errors import CaseError
from models.store.engine import connect_in_memory


@pytest.mark.parametrize("ask", ["execute", "rows", "value"])
def test_bytes_that_are_no_text_are_a_damaged_case(ask):
    engine = connect_in_memory(Path("story.dateline"))
    engine.execute("CREATE TABLE told (words TEXT)")
    engine.execute("INSERT INTO told VALUES (CAST(x'e58dac80' AS TEXT))")
    with pytest.raises(CaseError, match=r"story\.dateline is damaged: open an earlier copy"):
        getattr(engine, ask)("SELECT words FROM told")
    engine.close()
