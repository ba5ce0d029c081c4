"""States in which a disk can be found after the power failed: made of what a program wrote, cut, removed and synced.

What was synced is there. Of everything since, the disk may hold all, nothing, or some, in any order and torn within a
write. The name of a new file is sure once its folder was synced, and so is the removal of an old one.
"""

import struct
from dataclasses import dataclass, field

HEAD = struct.Struct("=4q")
SECTORS = (512, 4096)  # bytes that a disk writes at once


@dataclass(frozen=True)
class Step:
    """A call of the system, or an acknowledgement: "W"rite, "T"runcate, "S"ync, "U"nlink, "A"cknowledge."""

    kind: str
    file: str
    at: int
    data: bytes = b""


def steps_in(log):
    """Read the steps that faults.c wrote down."""
    data, at, found = log.read_bytes(), 0, []
    while at < len(data):
        kind, length, place, size = HEAD.unpack_from(data, at)
        at += HEAD.size
        path, told = data[at : at + length], data[at + length : at + length + size]
        at += length + size
        found.append(Step(chr(kind), path.decode(), place, told))
        assert found[-1].kind in "WTSUA", f"a call that is not understood: {found[-1]}"
        assert place >= 0, "a write at no place"
    return found


@dataclass
class Disk:
    """The files by their paths: what is there for certain, and what was done since it was last synced."""

    files: dict
    named: set = field(default_factory=set)  # files whose names are there for certain
    waiting: list = field(default_factory=list)

    def __post_init__(self):
        """Files that are there at first have their names."""
        self.named |= set(self.files)

    def do(self, step):
        """Take up a step; a sync makes certain what was done before to its file, or to the names in its folder."""
        if step.kind != "S":
            self.waiting.append(step)
            return
        is_folder = step.file not in self.files and all(step.file != one.file for one in self.waiting)
        if is_folder:
            self.named |= {name for name in self.files if name.startswith(f"{step.file}/")}
            settled = [one for one in self.waiting if one.kind == "U"]
        else:
            settled = [one for one in self.waiting if one.file == step.file]
        for one in settled:
            change(self.files, one)
            if one.kind == "U":
                self.named.discard(one.file)
        self.waiting = [one for one in self.waiting if not any(one is other for other in settled)]

    def found(self, steps, *, is_new_named=True):
        """What is found where these steps reached the disk."""
        files = {
            name: bytearray(data) for name, data in self.files.items() if is_new_named or name in self.named
        }
        for one in steps:
            change(files, one)
        return files

    def states(self, chance, shuffles=2):
        """What may be found now, each with the way in which it came about."""
        waiting = self.waiting
        yield "all", self.found(waiting)
        if not waiting:
            return
        yield "nothing", self.found(())
        yield "nothing, nor new names", self.found((), is_new_named=False)
        yield "all but the last", self.found(waiting[:-1])
        for _ in range(shuffles):
            some = [one for one in waiting if chance.random() < 0.5]
            chance.shuffle(some)
            yield "some, in any order", self.found(some)
        if waiting[-1].kind == "W":
            for sector in SECTORS:
                pieces = torn(waiting[-1], sector)
                if len(pieces) > 1:
                    first = chance.randrange(1, len(pieces))
                    yield f"torn at {sector}", self.found([*waiting[:-1], *pieces[:first]])
                    kept = [one for one in pieces if chance.random() < 0.5]
                    yield f"holes of {sector}", self.found([*waiting[:-1], *kept])


def torn(step, sector):
    """A write in the pieces that a disk writes at once."""
    ends = [
        *range((step.at // sector + 1) * sector, step.at + len(step.data), sector),
        step.at + len(step.data),
    ]
    begins = [step.at, *ends[:-1]]
    return [
        Step("W", step.file, begin, step.data[begin - step.at : end - step.at])
        for begin, end in zip(begins, ends, strict=True)
    ]


def change(files, step):
    """Let one step reach the disk."""
    if step.kind == "U":
        files.pop(step.file, None)
        return
    data = files.setdefault(step.file, bytearray())
    if step.kind == "T":
        del data[step.at :]
        data.extend(bytes(step.at - len(data)))
    else:
        data.extend(bytes(max(step.at - len(data), 0)))
        data[step.at : step.at + len(step.data)] = step.data
