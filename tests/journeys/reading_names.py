"""Run by the system's Python, which has pyatspi: prints role and name of what a screen reader finds in a program."""

import sys
import time

import pyatspi


def found(name, patience=60.0):
    """Return the program of that name once it is on the bus."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        for program in pyatspi.Registry.getDesktop(0):
            if program and name in program.name:
                return program
        time.sleep(0.2)
    raise SystemExit(f"no program called {name}")


def list_named(thing, start):
    """Return the first list below a thing whose name begins so."""
    if thing.getRole() == pyatspi.ROLE_LIST and thing.name.startswith(start):
        return thing
    inner = (list_named(child, start) for child in thing if child)
    return next((one for one in inner if one), None)


def main(program, start):
    """Print the name of the list, then its entries, each with the size of its box on the screen."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        listed = list_named(found(program), start)
        if listed is not None and listed.childCount > 5:
            break
        time.sleep(0.3)
    else:
        raise SystemExit(f"no list that begins with {start}")
    print(listed.name)
    for entry in list(listed)[:12]:
        box = entry.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        print(f"{entry.getRoleName()}\t{entry.name}\t{box.width}x{box.height}")


main(*sys.argv[1:])
