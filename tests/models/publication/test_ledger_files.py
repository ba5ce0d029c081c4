"""The ledger as a table and as a document say the same, whatever part of the case is shown."""

import csv
from dataclasses import replace
from decimal import Decimal

import pytest

from models.ledger.account import Asked
from models.publication.ledger_files import write_ledger
from models.records.meanings import PROCEEDS
from models.records.story import Field
from models.values.money import Amount
from tests.builders import a_case, a_claim, an_event


@pytest.fixture
def case(tmp_path):
    whole, part = an_event("Both lots", "2021", id="whole"), an_event("First lot", "2021-03", id="part")
    total = replace(
        a_claim(whole, id="total"), field=Field.AMOUNT, amount=Amount(Decimal(100), "CNY"), meaning=PROCEEDS
    )
    lot = replace(
        a_claim(part, id="lot"),
        field=Field.AMOUNT,
        amount=Amount(Decimal(40), "CNY"),
        meaning=PROCEEDS,
        part_of=total.id,
    )
    with a_case(tmp_path, whole, part, total, lot) as case:
        yield case


@pytest.mark.parametrize("events", [None, {"part"}, {"whole"}, {"whole", "part"}])
def test_a_table_and_a_document_hold_the_same_lines(case, tmp_path, events):
    for name in ("ledger.csv", "ledger.md"):
        write_ledger(case, Asked(), tmp_path / name, events=events)
    with (tmp_path / "ledger.csv").open(encoding="utf-8-sig", newline="") as file:
        words = " ".join(cell for row in csv.reader(file) for cell in row)
    told = (tmp_path / "ledger.md").read_text(encoding="utf-8")
    for words_of_either in ("First lot", "Both lots", "¥100", "¥40", "nothing added", "part of ¥100"):
        assert (words_of_either in words) == (words_of_either in told)
