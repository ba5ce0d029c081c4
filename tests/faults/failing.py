"""Lets the disk fail at one call after the other while a reporter works, and looks each time at what is left.

Run as a program of its own before which faults.c is loaded; each fault is met in a child of its own.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import traceback
from pathlib import Path

from models.case import Case
from models.errors import CaseError, DiskFailed
from models.exporting.exporting import export_story
from models.importing.importing import import_file
from models.machine.settings import Settings
from models.store.restoring import restore
from tests.builders import a_case, an_event
from tests.faults.wholeness import hashes, problems
from tests.faults.working import add_event, change_event

WRITE, SYNC, CUT, REMOVE, RENAME = 1, 2, 4, 8, 16
ALL = WRITE | SYNC | CUT | REMOVE | RENAME
FAULTS = {
    "disk full": (errno.ENOSPC, True, WRITE | SYNC),  # from then on, until space is freed
    "full once": (errno.ENOSPC, False, WRITE | SYNC),
    "i/o error": (errno.EIO, False, ALL),
    "dead disk": (errno.EIO, True, ALL),
}


# what a reporter does; each takes the open case and the folder, and tells what stands under a final name afterwards


def edit(case, _folder):
    for number in range(3):
        add_event(case, number, None)
        change_event(case, number, None)
    case.undo()


def import_table(case, folder):
    import_file(case, folder / "table.csv")


def save_copy(case, folder):
    case.save_copy(folder / "copy.dateline")


def export(case, folder):
    export_story(case, folder / "story.csv", force=True)


def back_up(case, _folder):
    case.backup(Settings())


def go_on(case, folder):
    case.go_on_in(folder / "elsewhere.dateline")


def put_back(case, folder):
    case.close()
    restore(folder / "story.dateline", folder / "earlier.dateline", None)


DEEDS = (edit, import_table, save_copy, export, back_up, go_on, put_back)
OLD_EXPORT = "an export of last week\n"


def set_up(folder):
    """A case with some events, an earlier copy, a table to import, and an export that stands there already."""
    with a_case(
        folder, *(an_event(f"Event {number}") for number in range(20)), name="story.dateline"
    ) as case:
        case.save_copy(folder / "earlier.dateline")
    rows = "\n".join(f"{row},Row {row},2021-09-{row % 28 + 1:02}" for row in range(60))
    (folder / "table.csv").write_text(f"id,title,date\n{rows}\n", encoding="utf-8")
    (folder / "story.csv").write_text(OLD_EXPORT, encoding="utf-8")


def main(folder, most, step):
    """Print as JSON how many faults were met by each deed, how many of them it survived, and what was wrong."""
    folder, told = (
        Path(folder),
        {"met": 0, "told": 0, "unnoticed": 0, "wrong": [], "calls": {}, "sentences": []},
    )
    (folder / "new").mkdir(parents=True)
    set_up(folder / "new")
    sentences = set()
    for deed in DEEDS:
        calls = _in_child(folder, deed, 0, "i/o error")["calls"]
        told["calls"][deed.__name__] = calls
        for name in FAULTS:
            for at in range(1, min(calls, most) + 1, step):
                found = _in_child(folder, deed, at, name)
                told["met"] += 1
                told["told"] += bool(found.get("sentence"))
                told["unnoticed"] += not found.get("sentence")
                sentences.add(found.get("sentence", ""))
                told["wrong"] += [f"{deed.__name__} {name} {at}: {one}" for one in found["wrong"]]
            print(deed.__name__, name, told["met"], told["wrong"][:3], file=sys.stderr, flush=True)
    print(json.dumps(told | {"sentences": sorted(sentences)}))


def _in_child(folder, deed, at, fault):
    place = folder / "now"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "new", place)
    reads, writes = os.pipe()
    if os.fork() == 0:
        os.close(reads)
        try:
            found = _met(place, deed, at, fault)
        except BaseException:
            found = {"wrong": [traceback.format_exc()[-1500:]]}
        with os.fdopen(writes, "w") as out:
            json.dump(found, out)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as heard:
        found = json.load(heard)
    os.wait()
    return found


def _met(place, deed, at, fault):
    """Do a deed while the disk fails at one call; return what was told, and what is wrong afterwards."""
    faults, (error, lasting, kinds) = ctypes.CDLL(None), FAULTS[fault]
    case = Case.open(place / "story.dateline", who="Ana")
    before = hashes(case)
    faults.arm(os.fsencode(place), at or -1, error, int(lasting), kinds if at else ALL)
    sentence, wrong = "", []
    try:
        deed(case, place)
    except CaseError as problem:
        sentence = str(problem)
        if isinstance(problem, DiskFailed) and deed in (edit, import_table) and not case.is_read_only:
            wrong.append("a case whose disk failed is still written")
    if deed is put_back:
        calls = faults.disarm()
        return {
            "calls": calls,
            "sentence": sentence,
            "wrong": list(_wrong(place, case, deed, before, sentence)),
        }
    usable = _usable(case)
    calls = faults.disarm()
    if not usable:
        wrong.append("the case cannot even be read while it is open")
    return {
        "calls": calls,
        "sentence": sentence,
        "wrong": [*wrong, *_wrong(place, case, deed, before, sentence)],
    }


def _usable(case):
    """Tell whether an open case answers, or says in a sentence why not."""
    try:
        case.reader.counts()
    except CaseError:
        pass
    except Exception:
        return False
    return True


def _wrong(place, case, deed, before, sentence):
    """With space and a whole disk again: nothing is lost, no half file has a name, and it can be done again."""
    if sentence and (not sentence.endswith(".") or "\n" in sentence or "Error" in sentence):
        yield f"no sentence: {sentence}"
    yield from _half_files(place, is_done=not sentence, deed=deed)
    case.close()
    with Case.open(place / "story.dateline", who="Ana") as again:
        yield from problems(again)
        held = hashes(again)
        if held[: len(before)] != before and deed is not put_back:
            yield "an action that was saved before is gone"
        if sentence and deed is import_table and len(held) != len(before):
            yield "an import that failed is there by half"
        if not sentence and deed in (edit, import_table) and len(held) == len(before):
            yield "what was said to be done is not there"
    for name in ("copy.dateline", "elsewhere.dateline"):
        (place / name).unlink(missing_ok=True)
    with Case.open(place / "story.dateline", who="Ana") as again:
        deed(again, place)
    with Case.open(place / "story.dateline") as again:
        yield from problems(again)


def _half_files(place, *, is_done, deed):
    """Whatever stands under a final name is whole."""
    for path in (*place.glob("*.dateline"), *place.glob("*/*.dateline")):
        if path.name == "story.dateline":
            continue
        try:
            with Case.open(path, read_only=True) as case:
                yield from problems(case)
        except CaseError as error:
            yield f"{path.name}: {error}"
    text = (place / "story.csv").read_text(encoding="utf-8")
    if text != OLD_EXPORT and (deed is not export or text.count("\n") != 21):
        yield "the export is there by half"
    if is_done and deed is save_copy and not (place / "copy.dateline").exists():
        yield "the copy is not there"
    if is_done and deed is back_up and not list(place.glob("story backups/*.dateline")):
        yield "the backup is not there"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
