from collections import Counter
from datetime import date

import pytest

from models.checks.report import run_checks
from models.records.story import Field
from tests.builders import a_case, a_citation, a_claim, a_source, a_when, add, an_event

TODAY = date(2026, 6, 1)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


@pytest.fixture
def said(case):
    """A claim about an event, with sources that support it; both are added to the case."""

    def add_claim(*sources, event=None, cite=None, **fields):
        event = event or an_event("Sale")
        claim = a_claim(event, **fields)
        if case.reader.find(type(event), event.id) is None:
            add(case, event)
        new = [each for each in sources if case.reader.find(type(each), each.id) is None]
        add(case, claim, *new, *(a_citation(claim, each, **(cite or {})) for each in sources))
        return claim

    return add_claim


@pytest.fixture
def found(case):
    """The findings of one check, as the case is now."""

    def run(check):
        return run_checks(case.reader, only=[check], today=TODAY).findings

    return run


@pytest.fixture
def finds(found):
    """Whether a check finds something about a record."""

    def run(check, record):
        return Counter(finding.record_id for finding in found(check))[record.id] > 0

    return run


@pytest.fixture
def a_supported(said):
    """A claim that a source supports."""
    return lambda **fields: said(a_source(), **fields)


@pytest.fixture
def dated(case):
    """The claim of an event's date, with the fields of one citation."""

    def make(
        edtf, wording="", title="Sale", issued=None, kind="sale", description="", inferred=False, **cite
    ):
        event = an_event(title, edtf, kind=kind, description=description)
        if wording:
            event = type(event)(**{**_fields(event), "when": a_when(edtf, wording)})
        claim = a_claim(event, Field.WHEN, text="", is_inferred=inferred)
        source = a_source("Paper", issued=a_when(issued) if issued else None)
        add(case, event, claim, source, a_citation(claim, source, **cite))
        return claim

    return make


def _fields(record):
    return {name: getattr(record, name) for name in type(record).__slots__}
