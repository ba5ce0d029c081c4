"""Ways to harm a case file: bits, pages, records and tables, as chance, rot or an enemy would."""

import os
import random
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlcipher3

PAGE: Final = 4096
Harm = Callable[[bytearray, random.Random], None]

_HEADER_FIELDS: Final = (
    *((16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (22, 1), (23, 1), (24, 4), (28, 4), (32, 4), (36, 4)),
    *((40, 4), (44, 4), (48, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (72, 4), (92, 4), (96, 4)),
)
_NUMBERS: Final = (0, 1, 2, 3, 4, 5, 0x7F, 0x80, 0xFF, 512, 4096, 65535, 65536, 0x7FFFFFFF, 0xFFFFFFFF)
_NO_TEXT: Final = (
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x80",
    b"\x00",
    b"\x1f",
    b"\xe6",
)


def harmed(data: bytes, seed: int) -> bytes:
    """Return the bytes of a case after a harm, or several, that the seed chooses."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        chance.choice(HARMS)(changed, chance)
        if len(changed) < PAGE:
            break
    return bytes(changed)


def scratched(data: bytes, seed: int) -> bytes:
    """Return the bytes of an encrypted case with bits turned, pages swapped or an end cut off."""
    chance = random.Random(seed)
    changed = bytearray(data)
    chance.choice((_flip, _cut, _swap, _blank, _overwrite))(changed, chance)
    return bytes(changed)


# bytes and pages ----------------------------------------------------------------------------------


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 30)):
        data[_place(data, chance)] ^= 1 << chance.randrange(8)


def _place(data: bytearray, chance: random.Random) -> int:
    """Return a place where something stands, mostly: much of a case is zeros."""
    for _ in range(20):
        place = chance.randrange(len(data))
        if data[place]:
            break
    return place


def _overwrite(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place : place + 64] = chance.randbytes(min(64, len(data) - place))


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _append(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE)))


def _page(data: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(max(1, len(data) // PAGE)) * PAGE
    return slice(start, start + PAGE)


def _swap(data: bytearray, chance: random.Random) -> None:
    one, other = _page(data, chance), _page(data, chance)
    data[one], data[other] = data[other], data[one]


def _double(data: bytearray, chance: random.Random) -> None:
    one, other = _page(data, chance), _page(data, chance)
    if other.stop <= len(data) and one.stop <= len(data):
        data[one] = data[other]


def _blank(data: bytearray, chance: random.Random) -> None:
    one = _page(data, chance)
    data[one] = bytes(len(data[one]))


def _header(data: bytearray, chance: random.Random) -> None:
    place, size = chance.choice(_HEADER_FIELDS)
    data[place : place + size] = (chance.choice(_NUMBERS) & (256**size - 1)).to_bytes(size, "big")


def _free_list(data: bytearray, chance: random.Random) -> None:
    """Let the list of free pages begin anywhere, or run in a ring."""
    pages = len(data) // PAGE
    first = chance.randint(1, max(1, pages))
    data[32:40] = struct.pack(">II", first, chance.choice((1, pages, 2**31)))
    if chance.random() < 0.5:
        data[(first - 1) * PAGE : (first - 1) * PAGE + 8] = struct.pack(">II", first, chance.choice(_NUMBERS))


# trees and records ----------------------------------------------------------------------------------


def _trees(data: bytearray) -> list[int]:
    """Return where the heads of the pages of trees stand."""
    heads = [100, *range(PAGE, len(data) - PAGE + 1, PAGE)]
    return [place for place in heads if place < len(data) and data[place] in (2, 5, 10, 13)]


def _tree_head(data: bytearray, chance: random.Random) -> None:
    if heads := _trees(data):
        place, size = chance.choice(((0, 1), (1, 2), (3, 2), (5, 2), (7, 1), (8, 4)))
        start = chance.choice(heads) + place
        data[start : start + size] = (chance.choice(_NUMBERS) & (256**size - 1)).to_bytes(size, "big")


def _cells(data: bytearray, chance: random.Random) -> tuple[int, list[int], int]:
    """Return the head of a page, where its cells stand, and where the list of them begins; none: no cells."""
    heads = _trees(data)
    if not heads:
        return 0, [], 0
    head = chance.choice(heads)
    start = head - 100 if head == 100 else head
    listed = head + (12 if data[head] in (2, 5) else 8)
    count = min(int.from_bytes(data[head + 3 : head + 5], "big"), 500)
    cells = [start + int.from_bytes(data[at : at + 2], "big") for at in range(listed, listed + 2 * count, 2)]
    return head, [cell for cell in cells if cell + 40 < len(data)], listed


def _cell_list(data: bytearray, chance: random.Random) -> None:
    _, cells, listed = _cells(data, chance)
    if cells:
        at = listed + 2 * chance.randrange(len(cells))
        data[at : at + 2] = chance.choice((0, 8, 4095, 4096, 65535, chance.randrange(65536))).to_bytes(
            2, "big"
        )


def _record_head(data: bytearray, chance: random.Random) -> None:
    """Change what a record says of its length, its row, or the types of its columns."""
    _, cells, _ = _cells(data, chance)
    if cells:
        place = chance.choice(cells) + chance.randrange(40)
        data[place] = chance.choice(
            (0, 1, 6, 7, 8, 9, 10, 11, 12, 13, 0x7F, 0x80, 0x81, 0xFF, chance.randrange(256))
        )


def _no_text(data: bytearray, chance: random.Random) -> None:
    """Put bytes that are no UTF-8, or that hardly anybody writes, into a word."""
    for _ in range(200):
        place = chance.randrange(len(data))
        if data[place : place + 3].isalpha():
            wrong = chance.choice(_NO_TEXT)
            data[place : place + len(wrong)] = wrong
            return


def _overflow(data: bytearray, chance: random.Random) -> None:
    """Let a page that goes on from another go on to anywhere: itself, a tree, beyond the end."""
    pages = len(data) // PAGE
    trees = set(_trees(data))
    going_on = [
        at for at in range(PAGE, len(data) - PAGE + 1, PAGE) if at not in trees and any(data[at : at + 8])
    ]
    if going_on:
        at = chance.choice(going_on)
        target = chance.choice((0, 1, at // PAGE + 1, pages, pages + 1, 2**31, chance.randint(1, pages)))
        data[at : at + 4] = target.to_bytes(4, "big")


# tables and values: told in SQL, as whoever has the file can ----------------------------------------

HOSTILE_TABLES: Final = (
    "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM source; END",
    "CREATE VIEW evil AS SELECT load_extension('/tmp/evil.so')",
    "DROP TABLE comment; CREATE VIEW comment AS SELECT id, 'x' AS text FROM event",
    "CREATE INDEX evil ON event (upper(title))",
    "CREATE INDEX evil ON event (title) WHERE abs(length(title)) > 1",
    "CREATE TABLE evil (a, b AS (hex(a)) STORED, CHECK (length(zeroblob(10)) > 1))",
    "CREATE VIRTUAL TABLE evil USING fts5(a)",
    "CREATE VIRTUAL TABLE evil USING rtree(a, b, c)",
    "CREATE VIRTUAL TABLE evil USING fts3(a)",
    "ALTER TABLE event ADD COLUMN evil TEXT",
    "ALTER TABLE event ADD COLUMN evil TEXT AS (upper(title)) VIRTUAL",
    "ALTER TABLE event RENAME COLUMN title TO name",
    "ALTER TABLE claim RENAME TO claims",
    "DROP TABLE round",
    "DROP INDEX claim_event_id",
    "DROP TABLE search",
    f"CREATE TABLE evil ({', '.join(f'c{number}' for number in range(1999))})",
    "CREATE TABLE evil (a CHECK (randomblob(1000000000) IS NULL))",
    "ANALYZE",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'event'",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'claim'",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET sql = 'CREATE TABLE event AS evil' WHERE name = 'event'",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'claim'",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'event'",
    "PRAGMA writable_schema=on; UPDATE sqlite_schema SET name = 'eve' || char(255) WHERE name = 'event'",
    "PRAGMA writable_schema=on; DELETE FROM sqlite_schema WHERE name = 'event'",
    "PRAGMA writable_schema=on; INSERT INTO sqlite_schema VALUES ('trigger', 'e', 'event', 0, "
    "'CREATE TRIGGER e AFTER UPDATE ON event BEGIN SELECT 1; END')",
    "PRAGMA user_version=-1",
    "PRAGMA user_version=99",
    "PRAGMA user_version=1",
    "PRAGMA user_version=3",
    "PRAGMA application_id=7",
    "PRAGMA auto_vacuum=FULL; VACUUM",
    "PRAGMA page_size=512; VACUUM",
    "PRAGMA page_size=65536; VACUUM",
    "PRAGMA encoding='UTF-16'; VACUUM",
)  # fmt: skip

HOSTILE_VALUES: Final = (
    "UPDATE event SET when_edtf = 'soon'",
    "UPDATE event SET when_edtf = '99999-01-01', when_earliest = '99999-01-01'",
    "UPDATE event SET when_edtf = '-9999', when_earliest = '-9999-01-01', when_latest = 'x'",
    "UPDATE event SET when_earliest = '0000-00-00', when_latest = '2021-99-99'",
    "UPDATE event SET tags = '[1]'",
    "UPDATE event SET tags = '{'",
    "UPDATE event SET tags = replace(hex(zeroblob(60000)), '0', '[')",
    "UPDATE event SET title = 'a' || char(31) || 'b' || char(0) || 'c'",
    "UPDATE event SET title = cast(x'e6b3' AS TEXT)",
    "UPDATE event SET position = 9223372036854775807",
    "UPDATE event SET title = hex(randomblob(2000000))",
    "UPDATE event SET kind_id = 'none'",
    "UPDATE event SET era = 'x', relation = 'y', standing = 'z'",
    "UPDATE place SET lat = 1e308, lon = -1e308",
    "UPDATE place SET lat = 9e999, lon = -9e999",
    "UPDATE place SET aliases = '[[[['",
    "UPDATE claim SET amount_value = 'NaN', amount_currency = 'CNY', amount_bound = 'exact', amount_wording = ''",
    "UPDATE claim SET amount_value = '1e999999', amount_currency = 'CNY', amount_bound = 'exact', amount_wording = ''",
    "UPDATE claim SET amount_value = '1' || replace(hex(zeroblob(5000)), '0', '9'), amount_currency = 'CNY', "
    "amount_bound = 'exact', amount_wording = ''",
    "UPDATE claim SET quantity_value = 'x', quantity_asset = 'BTC', quantity_bound = 'exact', quantity_wording = ''",
    "UPDATE claim SET quantity_bound = NULL, quantity_value = '1'",
    "UPDATE claim SET part_of = id, restates = id, other_event_id = event_id, until_event_id = event_id",
    "UPDATE claim SET lag = 'x', role = 'seller', field = 'when'",
    "UPDATE claim SET field = 'relation', other_event_id = event_id",
    "UPDATE claim SET state = 'excellent'",
    "UPDATE document SET parent_id = id",
    "UPDATE document SET size = 9223372036854775807",
    "UPDATE document SET size = -1",
    "UPDATE document SET pages = 9223372036854775807",
    "UPDATE document SET sha256 = 'x'",
    "UPDATE document_chunk SET number = number + 1",
    "UPDATE document_chunk SET bytes = zeroblob(3000000)",
    "UPDATE document_chunk SET bytes = x''",
    "UPDATE document_text SET page = 9223372036854775807 WHERE page = 1",
    "UPDATE document_text SET page = -page",
    "UPDATE document_text SET page = 40000000 WHERE page = 2",
    "UPDATE \"check\" SET shown = '[', seen = 'x'",
    "UPDATE \"check\" SET shown = '[1]'",
    'UPDATE "check" SET shown = \'{"event": 7}\'',
    "UPDATE \"check\" SET at = 'x', opened = '7'",
    "UPDATE query SET asked_at = 'x', closed_at = '99999'",
    "UPDATE approach SET deadline = 'x', claims = '[\"none\"]', state = 'y'",
    "UPDATE round SET claims = '[\"=\"]', started_at = 'x'",
    "UPDATE figure SET settings = '[', view = 'x'",
    'UPDATE figure SET settings = \'{"extent": [1e308], "labels": 7, "window": {}}\'',
    "UPDATE publication SET note = '{\"recipe\": 7}'",
    'UPDATE publication SET note = \'{"recipe": {"settings": [], "words": []}}\'',
    "UPDATE \"import\" SET settings = '[', rows = 'x'",
    "UPDATE \"import\" SET rows = 'c-oC'",
    "UPDATE rate SET value = 'x', day = 'y'",
    "UPDATE rate SET value = '0', base = '', other = ''",
    "UPDATE rate SET value = 'NaN'",
    "UPDATE source SET issued_edtf = 'x', authors = 'null', extra = '[1]'",
    "UPDATE actor SET began_edtf = 'x', aliases = '{}'",
    'UPDATE actor SET numbers = \'["=", ""]\'',
    "UPDATE about SET zone = 'Mars/Olympus'",
    "UPDATE about SET id = 'other'",
    "DELETE FROM about",
    "DELETE FROM kind",
    "DELETE FROM event",
    "UPDATE kind SET colour = 'red', shape = 'blob'",
    "UPDATE question SET question = 'place:(((('",
    "UPDATE comment SET record_kind = 'nothing', record_id = 'none', at = 'x'",
    "UPDATE comment SET record_kind = 'document', page = -9000000000000000000, closed_at = 'x'",
    "UPDATE bookmark SET record_kind = 'nothing', record_id = 'none', at = 'x', page = 9000000000000000000",
    "DELETE FROM history",
    "UPDATE history SET changes = x'00'",
    "UPDATE history SET changes = x'789c030000000001'",
    "UPDATE history SET digests = x''",
    "UPDATE history SET hash = x'', previous = x''",
    "UPDATE history SET at = 'x', who = ''",
    "UPDATE history SET number = number + 9000000000000000000",
    "UPDATE history SET undoes = 1 WHERE number > 1",
    "UPDATE history SET label = NULL",
    "UPDATE search_entry SET kind = 'x'",
    "UPDATE search_entry SET id = 'nothing'",
    "DELETE FROM search_entry",
    "DELETE FROM search_content",
    "UPDATE search_data SET block = zeroblob(10)",
    "UPDATE search_data SET block = randomblob(length(block))",
    "UPDATE search_config SET v = 99",
    "UPDATE search_docsize SET sz = x'ffffff'",
    "INSERT INTO search_data (id, block) SELECT id + 1, block FROM search_data WHERE id > 20",
)


def _told_in_sql(data: bytearray, chance: random.Random) -> None:
    statements = chance.choice((HOSTILE_TABLES, HOSTILE_VALUES, HOSTILE_VALUES))
    data[:] = rewritten(bytes(data), chance.choice(statements))


def rewritten(data: bytes, statements: str) -> bytes:
    """Return the bytes of a case that was changed behind the program's back; as they are where SQLite refuses."""
    path = Path(tempfile.gettempdir()) / f"rewritten-{os.getpid()}.db"
    path.write_bytes(data)
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        for pragma in (
            "synchronous=off",
            "journal_mode=off",
            "ignore_check_constraints=on",
            "defer_foreign_keys=on",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        connection.executescript(statements)
    except (sqlcipher3.dbapi2.Error, UnicodeError):
        pass
    finally:
        connection.close()
    changed = path.read_bytes()
    for left in (path, path.with_name(f"{path.name}-journal")):
        left.unlink(missing_ok=True)
    return changed


HARMS: Final[tuple[Harm, ...]] = (
    _flip, _flip, _overwrite, _cut, _append, _swap, _double, _blank, _header, _free_list, _tree_head,
    _cell_list, _record_head, _record_head, _no_text, _no_text, _overflow, _told_in_sql, _told_in_sql, _told_in_sql,
)  # fmt: skip
