"""Makes what is handed out, in dist/: `python packaging/make_packages.py [folder archive single deb wheel sums]`.

Without words all of them, one after the other. Needs the tools of the extra `ship` and, for the .deb, dpkg-deb. The
same commit, Python and packages give the same bytes: times are those of the commit, owners and orders are fixed.
"""

import filecmp
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import shipped

HERE = Path(__file__).parent
ROOT = HERE.parent
DIST = ROOT / "dist"
BUILD = ROOT / "build" / "packages"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
ID = "org.dateline.Dateline"
NAME = f"dateline-{VERSION}"
SYSTEM = "linux-x86_64"
LEAST_LINKED = 65536  # bytes
DEPENDS = (
    "libc6 (>= 2.34), libegl1, libgl1, libfontconfig1, libdbus-1-3, libglib2.0-0 | libglib2.0-0t64, libx11-6, "
    "libx11-xcb1, libxcb1, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-randr0, "
    "libxcb-render-util0, libxcb-render0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0, libxcb-xkb1, "
    "libxkbcommon0, libxkbcommon-x11-0, libpulse0"
)
DESKTOP_FILES = {  # where a desktop looks for what
    f"{ID}.desktop": "share/applications",
    f"{ID}.mime.xml": "share/mime/packages",
    f"{ID}.metainfo.xml": "share/metainfo",
}


def epoch() -> int:
    """Return the time that all files get: SOURCE_DATE_EPOCH, else that of the last commit."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told or run("git", "log", "-1", "--format=%ct", out=True))


def run(*words: str, out: bool = False, **environment: str) -> str:
    """Run a program in the checkout; its failure ends the build."""
    done = subprocess.run(
        words,
        cwd=ROOT,
        check=True,
        text=True,
        stdout=subprocess.PIPE if out else None,
        env=os.environ | environment,
    )
    return done.stdout or ""


def folder() -> Path:
    """Make the folder of the program, and hold it to what may be shipped."""
    fixed = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "1"}
    where = ("--distpath", str(BUILD), "--workpath", str(BUILD / "work"))
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", *where, str(HERE / "dateline.spec"), **fixed)
    made = BUILD / "dateline"
    if sys.platform.startswith("linux"):
        lighten(made)
        lacking = [
            name for name in shipped.SHIPPED["linux"]["libraries"] if not (made / "_internal" / name).exists()
        ]
        if lacking:
            raise SystemExit(
                f"This machine lacks what must go along: {', '.join(lacking)} (packaging/setup.sh names it)."
            )
    if find_spec("PySide6.QtMultimedia"):
        player(made, where, fixed)
    if found := shipped.problems_of(made):
        raise SystemExit("\n".join(found))
    return made


def player(program: Path, where: tuple[str, ...], fixed: dict[str, str]) -> None:
    """Put the player of recordings into the folder of the program; what both hold, the player has as links."""
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", *where, str(HERE / "player.spec"), **fixed)
    made = program / "player"
    shutil.move(BUILD / "player", made)
    if sys.platform.startswith("linux"):
        lighten(made)
        for path in sorted((made / "_internal").rglob("*")):
            twin = program / path.relative_to(made)
            if path.is_file() and not path.is_symlink() and twin.is_file() and is_same(path, twin):
                path.unlink()
                path.symlink_to(os.path.relpath(twin, path.parent))


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same bytes, and enough of them to be worth a link."""
    return one.stat().st_size > LEAST_LINKED and filecmp.cmp(one, other, shallow=False)


def lighten(folder: Path) -> None:
    """Take the marks for debuggers out of libraries that were built with them; wheels of others stay as they are."""
    held = folder / "_internal"
    heavy = (*held.glob("libpython*"), *held.glob("sqlcipher3/*.so"), *held.glob("python3*/lib-dynload/*.so"))
    for library in heavy:
        run("strip", "--strip-debug", str(library))


def archive() -> Path:
    """Pack the folder, with what a desktop wants to know of it, as .tar.gz."""
    path = DIST / f"{NAME}-{SYSTEM}.tar.gz"
    path.write_bytes(packed([(made(), NAME), (HERE / "desktop", f"{NAME}/desktop")], epoch()))
    return path


def made() -> Path:
    """Return the folder of the program; it must have been made."""
    if not (BUILD / "dateline" / "dateline").exists():
        raise SystemExit("There is no folder yet: `python packaging/make_packages.py folder` makes it.")
    return BUILD / "dateline"


def packed(folders: Iterable[tuple[Path, str]], at: int) -> bytes:
    """Return folders as a .tar.gz whose bytes follow from names and contents alone."""
    held = io.BytesIO()
    with (
        gzip.GzipFile(filename="", fileobj=held, mode="wb", compresslevel=6, mtime=at) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for folder, name in folders:
            for path in (folder, *sorted(folder.rglob("*"))):
                tar.add(
                    path,
                    f"{name}/{path.relative_to(folder).as_posix()}".removesuffix("/."),
                    False,
                    filter=fixed(at),
                )
    return held.getvalue()


def fixed(at: int) -> Callable[[tarfile.TarInfo], tarfile.TarInfo]:
    """Return what takes owner, time and odd modes off a file."""

    def fix(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = at
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
        return info

    return fix


def single() -> Path:
    """Write the program as one file that unpacks itself once, for computers on which nothing may be installed."""
    path = DIST / f"{NAME}-{SYSTEM}.run"
    path.write_bytes(unpacking(packed([(made(), "dateline")], epoch())))
    path.chmod(0o755)
    return path


def unpacking(load: bytes) -> bytes:
    """Return an archive behind a script that unpacks and starts it."""
    head = (HERE / "single.sh").read_text(encoding="utf-8")
    head = head.replace("@VERSION@", VERSION).replace("@SUM@", hashlib.sha256(load).hexdigest())
    return head.replace("@LINES@", str(head.count("\n") + 1)).encode() + load


def deb() -> Path:
    """Build the package for Debian and Ubuntu."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(made(), root / "usr/lib/dateline", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/dateline").symlink_to("../lib/dateline/dateline")
    on_desktop(root / "usr")
    notes = root / "usr/share/doc/dateline"
    notes.mkdir(parents=True)
    (notes / "copyright").write_text(copyright_note(), encoding="utf-8")
    (notes / "changelog.gz").write_bytes(
        gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=epoch())
    )
    control = root / "DEBIAN"
    control.mkdir()
    size = (
        sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        // 1024
    )
    (control / "control").write_text(control_text(size), encoding="utf-8")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    out = DIST / f"dateline_{VERSION}_amd64.deb"
    run(
        "dpkg-deb",
        "--root-owner-group",
        "-Zzstd",
        "-z15",
        "--build",
        str(root),
        str(out),
        SOURCE_DATE_EPOCH=str(epoch()),
    )
    return out


def on_desktop(usr: Path) -> None:
    """Put launcher, type of file, description and icons where a desktop looks for them."""
    for name, where in DESKTOP_FILES.items():
        (usr / where).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "desktop" / name, usr / where / name.replace(".mime.xml", ".xml"))
    for icon in sorted((HERE / "desktop" / "icons").glob("dateline-*.png")):
        side = icon.stem.partition("-")[2]
        place(icon, usr / f"share/icons/hicolor/{side}x{side}/apps/{ID}.png")
    place(HERE / "desktop" / "icons" / "dateline.svg", usr / f"share/icons/hicolor/scalable/apps/{ID}.svg")


def place(file: Path, at: Path) -> None:
    """Copy a file to a place that may not be there yet."""
    at.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, at)


def control_text(size: int) -> str:
    """Return what Debian is told of the package."""
    return (
        f"Package: dateline\nVersion: {VERSION}\nArchitecture: amd64\n"
        "Maintainer: The Dateline authors <dateline@localhost>\n"
        f"Installed-Size: {size}\nDepends: {DEPENDS}\nSection: editors\nPriority: optional\n"
        "Description: case timelines and maps for investigative reporters\n"
        " Events dated as exactly as the evidence allows, placed on a map and tied to\n"
        " the page of the source that proves it. Offline, in one file that can be\n"
        " encrypted. Figures as SVG, PDF and PNG.\n"
    )


def copyright_note() -> str:
    """Return the licences of the program and of all that it carries."""
    lines = [
        f"Dateline {VERSION}: Apache-2.0",
        "",
        (ROOT / "LICENSE").read_text(encoding="utf-8"),
        "It carries:",
        "",
    ]
    lines += [f"{name}: {licence}" for name, licence in shipped.SHIPPED["licences"].items()]
    lines += [f"{one['name']} ({one['what']}): {one['licence']}" for one in shipped.SHIPPED["data"]]
    return "\n".join(lines) + "\n"


def wheel() -> Path:
    """Build the package for pip."""
    words = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(DIST), str(ROOT))
    run(*words, SOURCE_DATE_EPOCH=str(epoch()))
    return DIST / f"{NAME}-py3-none-any.whl"


def sums() -> Path:
    """Write the bill of materials, and the sums of all that is in dist/."""
    run(sys.executable, str(HERE / "sbom.py"), str(DIST / f"{NAME}.cdx.json"))
    path = DIST / "SHA256SUMS"
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file != path)
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    path.write_text("".join(lines), encoding="utf-8")
    return path


STEPS = {"folder": folder, "archive": archive, "single": single, "deb": deb, "wheel": wheel, "sums": sums}


def main() -> int:
    """Run the steps that are named, or all."""
    unknown = [word for word in sys.argv[1:] if word not in STEPS]
    if unknown:
        print(f"No such step: {', '.join(unknown)}. There are: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    DIST.mkdir(exist_ok=True)
    for name in sys.argv[1:] or STEPS:
        print(f"{name}: {STEPS[name]().relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
