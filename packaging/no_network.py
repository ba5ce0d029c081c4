"""Runs a command, all its children included, and tells every network socket that any of them asks the system for.

    .venv/bin/python packaging/no_network.py                      the suite of the window, all exports and commands
    .venv/bin/python packaging/no_network.py -- COMMAND [ARG…]    that command

The system itself is watched (strace), so that a library that opens a socket in C is seen as well. Sockets that are
files of this computer (AF_UNIX) or lead into its kernel are counted and allowed. Exit 1 if there is any other.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

SUITE = (
    "tests/gui",
    "tests/journeys",
    "tests/models/exporting",
    "tests/models/publication",
    "tests/models/commands",
)
CALL = re.compile(r"\b(socket|socketpair|connect|bind|sendto|sendmsg)\((.*)")
FAMILY = re.compile(r"\b(AF_[A-Z0-9_]+)")
LOCAL = frozenset({"AF_UNIX", "AF_LOCAL", "AF_UNSPEC", "AF_NETLINK"})  # the last speaks to the kernel alone


def main(arguments: list[str]) -> int:
    """Trace a command, tell what it asked for, and return the exit status."""
    if shutil.which("strace") is None:
        print("This needs strace: install it with the system's own packages.", file=sys.stderr)
        return 2
    command = arguments[1:] if arguments[:1] == ["--"] else [*_tests(), *arguments]
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        wanted = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", str(trace)]
        status = subprocess.run([*wanted, *command], check=False).returncode
        told = trace.read_text(encoding="utf-8", errors="replace")
    held = families(told)
    for family, count in sorted(held.items()):
        print(f"{family}: {count}")
    foreign = sum(count for family, count in held.items() if family not in LOCAL)
    print(f"The command ended with {status}; sockets that lead out of this computer: {foreign}.")
    return 1 if foreign or status else 0


def _tests() -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", *SUITE]


def families(trace: str) -> Counter[str]:
    """Return how often each family of sockets was asked for, or spoken to."""
    held: Counter[str] = Counter()
    for line in trace.splitlines():
        call = CALL.search(line)
        family = FAMILY.search(call.group(2)) if call else None
        if family is not None:
            held[family.group(1)] += 1
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
