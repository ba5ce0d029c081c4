"""Holds a built folder to packaging/shipped.toml: no library or plug-in of Qt is in it that is not named there.

python packaging/shipped.py FOLDER
"""

import re
import sys
import tomllib
from pathlib import Path

SHIPPED = tomllib.loads(Path(__file__).with_name("shipped.toml").read_text(encoding="utf-8"))
PARTS = ("qt", "player")
"""The program, and the player of recordings in its folder."""
_LIBRARY = re.compile(r"^(?:lib)?Qt6?(?P<name>[A-Za-z]\w*?)(?:\.so[\d.]*|\.dll|\.dylib|\.framework)?$")
_PLUGIN = re.compile(r"plugins/(?P<kind>[\w-]+)/(?:lib)?(?P<name>[\w-]+?)\.(?:so|dll|dylib)$")
_MODULE = re.compile(r"PySide6/(?P<name>Qt\w+?)\.(?:abi3|cp|pyd|cpython)")


def problems_of(folder: Path) -> tuple[str, ...]:
    """Return in lines what is in a folder and should not be, and what of it is missing."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    found: set[str] = set()
    for part in PARTS:
        held = [file for file in files if file.startswith("player/") is (part == "player")]
        found |= {problem for file in held if (problem := problem_of(file, part))}
        missing = (
            name for name in SHIPPED[part]["modules"] if not any(f"PySide6/{name}." in file for file in held)
        )
        found |= {f"{name} is missing." for name in missing if held}
    return tuple(sorted(found))


def problem_of(file: str, part: str = "qt") -> str:
    """Return why a file may not be shipped with the program, or with its player; empty if it may."""
    qt = SHIPPED[part]
    if plugin := _PLUGIN.search(file):
        name = f"{plugin['kind']}/{plugin['name']}"
        return "" if name in qt["plugins"] else f"The plug-in {name} is not in shipped.toml."
    if module := _MODULE.search(file):
        named = (*qt["modules"], *qt.get("brought", ()))
        return "" if module["name"] in named else f"The module {module['name']} is not in shipped.toml."
    library = _LIBRARY.match(file.rpartition("/")[2])
    if library is None or not re.search(r"Qt6|\.framework", file):
        return ""
    return (
        ""
        if library["name"] in qt["libraries"]
        else f"The library Qt {library['name']} is not in shipped.toml."
    )


def main() -> int:
    """Look through the folder and say what is wrong."""
    found = problems_of(Path(sys.argv[1]))
    print("\n".join(found) or "What is shipped of Qt is what shipped.toml names.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
