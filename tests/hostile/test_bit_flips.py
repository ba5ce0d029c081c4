"""One bit of a document or of the history is turned, as a disk does in years: verify finds it and names it."""

import contextlib
import random
import shutil

import pytest
import sqlcipher3

from models.case import Case
from models.errors import CaseError
from tests.rich_case import rich_case, rich_secret

TABLES = ("document", "document_chunk", "history")
PASSPHRASE = "七 correct horse"


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """A case with documents and a history, of which verify has nothing to say."""
    path = rich_case(tmp_path_factory.mktemp("rich"))
    with Case.open(path, read_only=True) as case:
        assert case.verify() == ()
    return path


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    """The same under a passphrase."""
    return rich_secret(tmp_path_factory.mktemp("secret"), PASSPHRASE)


def turned(value, chance):
    """The value with one bit turned; a text as bytes, for it may be none any more."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(63))
    data = bytearray(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def turn_a_bit(path, seed):
    """Turn one bit of one value of a document or of the history; return what the record is called."""
    chance = random.Random(seed)
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA ignore_check_constraints=on").close()
        table = TABLES[seed % 3]
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        rowid, *row = chance.choice(connection.execute(f'SELECT rowid, * FROM "{table}"').fetchall())
        column = chance.choice(
            [name for name, cell in zip(columns, row, strict=True) if cell not in (None, "", b"")]
        )
        old = row[columns.index(column)]
        cast = "CAST(? AS TEXT)" if isinstance(old, str) else "?"
        sql = f'UPDATE "{table}" SET "{column}" = {cast} WHERE rowid = ?'
        is_turned = False
        while not is_turned:  # two rows cannot have one number
            with contextlib.suppress(sqlcipher3.dbapi2.IntegrityError):
                connection.execute(sql, (turned(old, chance), rowid)).close()
                is_turned = True
        return f"{table}.{column} of row {rowid}"
    finally:
        connection.close()


def told_of(path, **options):
    """What the person hears of the file: the refusal, or what verify says."""
    try:
        with Case.open(path, read_only=True, **options) as case:
            return case.verify()
    except CaseError as error:
        return (str(error),)


def unseen(rich, folder, seeds):
    path, found = folder / "turned.dateline", []
    for seed in seeds:
        shutil.copyfile(rich, path)
        what = turn_a_bit(path, seed)
        told = " ".join(told_of(path))
        if not ("History entry" in told or "document" in told or "paper.pdf" in told or "damaged" in told):
            found.append((seed, what, told))
    return found


def test_a_bit_turned_in_a_document_or_the_history_is_found(rich, tmp_path):
    assert unseen(rich, tmp_path, range(45)) == []


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_five_hundred_bits_turned_in_documents_and_history_are_all_found(rich, tmp_path):
    assert unseen(rich, tmp_path, range(1000, 1600)) == []
