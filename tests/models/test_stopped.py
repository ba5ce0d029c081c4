"""Work that lasts can be stopped, and then nothing of it is done."""

import pytest

from models.records.story import Field
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event


class Stopped(Exception):
    """What a report raises when somebody cancelled."""


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("step", range(8))
def test_an_undo_that_is_stopped_at_any_step_has_taken_nothing_back(case, step):
    event, source = an_event("Ban"), a_source()
    claim = a_claim(event, Field.WHAT)
    add(case, event, source, claim, a_citation(claim, source))
    before, told = (case.reader.counts(), case.reader.search("Ban")), []

    def report(done, count):
        told.append(done / count)
        if len(told) > step:
            raise Stopped

    try:
        case.undo(report)
    except Stopped:
        assert (case.reader.counts(), case.reader.search("Ban")) == before
        assert case.undo_label == "Add records"
        assert case.verify() == ()
    else:
        assert case.redo_label == "Add records"
        assert not case.reader.search("Ban")
    assert told == sorted(told)


def test_a_copy_that_is_stopped_leaves_no_file(case, tmp_path):
    before = sorted(tmp_path.iterdir())

    def report(done, count):
        raise Stopped

    with pytest.raises(Stopped):
        case.save_copy(tmp_path / "copy.dateline", report)
    assert sorted(tmp_path.iterdir()) == before
    case.save_copy(tmp_path / "copy.dateline", lambda done, count: None)
    assert (tmp_path / "copy.dateline").exists()
