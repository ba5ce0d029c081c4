"""Records and cases for tests: each names what the test is about and leaves the rest to a plain default."""

from decimal import Decimal

from models.case import Case
from models.records.changes import ChangeSet
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Field,
    Kind,
    Place,
    Source,
    new_id,
)
from models.store.documents import sha256
from models.values.money import Amount, Quantity
from models.values.when import When
from models.values.where.points import Point


def a_when(edtf, wording=""):
    return When.from_edtf(edtf, wording)


def a_kind(id="raid", name="Raid", colour="#D55E00", shape="square", **fields):
    return Kind(id, name, colour, shape, **fields)


def an_event(title="Something happened", when="2021-09-24", kind="notice", id=None, **fields):
    return Event(id or new_id(), kind, title, when=When.from_edtf(when) if when else None, **fields)


def a_claim(event, field=Field.STATEMENT, text="It was said", id=None, **fields):
    return Claim(id or new_id(), _id(event), Field(field), text=text, **fields)


def a_source(title="A newspaper", id=None, **fields):
    return Source(id or new_id(), title, **fields)


def a_citation(claim, source, id=None, **fields):
    return Citation(id or new_id(), _id(claim), _id(source), **fields)


def a_place(name="Xuzhou", lat=34.26, lon=117.19, id=None, **fields):
    return Place(id or new_id(), name, point=None if lat is None else Point(lat, lon), **fields)


def an_actor(name="Shayang county court", id=None, **fields):
    return Actor(id or new_id(), name, **fields)


def a_document(data=b"bytes of a file", name="record.pdf", id=None, **fields):
    return Document(id or new_id(), name, sha256(data), len(data), "application/pdf", **fields)


def an_amount(value="3000000000", currency="CNY", **fields):
    return Amount(Decimal(value), currency, **fields)


def a_quantity(value="61000", asset="BTC", **fields):
    return Quantity(Decimal(value), asset, **fields)


def a_case(folder, *records, name="test.dateline", who="Ana", **about):
    """A new case in `folder` that holds these records beside the built-in kinds."""
    case = Case.create(folder / name, About(**about), who=who)
    if records:
        add(case, *records)
    return case


def add(case, *records, label="Add records") -> ChangeSet:
    with case.edit(label) as writer:
        writer.add_many(records)
    return writer.change_set


def replace_in(case, record, label="Change a record") -> ChangeSet:
    with case.edit(label) as writer:
        writer.replace(record)
    return writer.change_set


def delete_from(case, record, label="Delete a record") -> ChangeSet:
    with case.edit(label) as writer:
        writer.delete(record)
    return writer.change_set


def _id(record):
    return record if isinstance(record, str) else record.id
