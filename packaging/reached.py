"""Tells which of the libraries that PyInstaller found anything asks for: plug-ins of desktops bring others."""

from PyInstaller.depend.bindepend import get_imports


def is_asked_for(entry):
    """Tell whether the program itself asks for a binary: Python, a module of a package, a plug-in."""
    return entry[2] != "BINARY" or "/" in entry[0] or "python3" in entry[0]


def reached(binaries):
    """Return the binaries without libraries that nothing of them asks for any more, such as those of GTK."""
    by_name = {entry[0].rpartition("/")[2]: entry for entry in binaries}
    kept, waiting = set(), [entry for entry in binaries if is_asked_for(entry)]
    while waiting:
        entry = waiting.pop()
        if entry in kept:
            continue
        kept.add(entry)
        wanted = (name for name, _path in get_imports(entry[1]))
        waiting += [by_name[base] for name in wanted if (base := name.rpartition("/")[2]) in by_name]
    return [entry for entry in binaries if entry in kept]
