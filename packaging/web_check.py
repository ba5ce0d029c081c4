"""Writes the pages of the sample and of made cases, and checks them in a headless browser at many widths.

Run from any folder: `.venv/bin/python packaging/web_check.py [OUT] [--case NAME]...`. It needs Node, a Chromium, and
the npm packages puppeteer-core and axe-core, which it installs into OUT (build/web-check) from the registry of npm.
No page may scroll sideways, set type under 11 px, ask anybody for anything, hide the focus, or break a rule of axe.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from models.case import Case  # noqa: E402 - the path comes first
from models.importing.sample import write_sample  # noqa: E402 - the path comes first
from models.publication.choices import FigureSpec  # noqa: E402 - the path comes first
from models.publication.publishing import export_document  # noqa: E402 - the path comes first
from tests.stories import STORIES  # noqa: E402 - the path comes first

PACKAGES = ("puppeteer-core@24", "axe-core@4")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SMALLEST = 11.0
STOPS = 60  # so many stops of the Tab key are tried on a page
PAGES = (("web", "timeline"), ("story", "timeline"), ("embed", "timeline"), ("embed", "map"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write and check the pages; 1 where one of them is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "web-check")
    parser.add_argument("--case", action="append", choices=("sample", *STORIES))
    chosen = parser.parse_args(arguments)
    if missing := why_not():
        print(f"0 pages checked: {missing}")
        return 0
    chosen.out.mkdir(parents=True, exist_ok=True)
    pages = [page for name in chosen.case or ("sample", *STORIES) for page in _pages(name, chosen.out)]
    wrong = 0
    for found in checked(pages, chosen.out):
        told = problems(found)
        wrong += bool(told)
        print(f"{found['page']} at {found['width']} px: {'; '.join(told) or 'well'}")
    return 1 if wrong else 0


def why_not() -> str:
    """Return why pages cannot be checked here; nothing where they can."""
    if not browser():
        return "there is no Chromium on this machine."
    return "" if shutil.which("node") and shutil.which("npm") else "there is no Node on this machine."


def browser() -> str:
    """Return the path of a Chromium; nothing where there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def _pages(name: str, out: Path) -> Iterator[Path]:
    """Write every page of a case."""
    with tempfile.TemporaryDirectory() as folder, _case(name, Path(folder)) as case:
        for view, drawn in PAGES:
            path = out / f"{name}-{view}-{drawn}.html"
            try:
                export_document(case, view, FigureSpec(view=drawn), path, is_draft=False, force=True)
            except Exception as error:
                print(f"{path.name}: {error}")
                continue
            yield path


def _case(name: str, folder: Path) -> Case:
    """Open the sample, or make a case of that name."""
    path = folder / f"{name}.dateline"
    if name == "sample":
        write_sample(path)
        return Case.open(path, read_only=True)
    return STORIES[name](path)


def checked(pages: Sequence[Path], out: Path) -> Iterator[dict]:
    """Yield what the browser found on each page at each width."""
    script = shutil.copy(Path(__file__).with_suffix(".mjs"), out)
    if not (out / "node_modules" / "axe-core").is_dir():
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", out, *PACKAGES],
            check=True,
            cwd=out,
        )
    command = ["node", script, browser(), out, *pages]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as run:
        for line in run.stdout or ():
            if line.startswith("{"):
                yield json.loads(line)
        if run.wait():
            raise SystemExit("The browser ended before all pages were checked.")


def problems(found: dict) -> list[str]:
    """Say what is wrong with a page at a width."""
    told = [f"asks for {address}" for address in found["asked"]] + found["said"] + found["violations"]
    if found["wide"] > found["width"]:
        told.append(f"scrolls sideways: {found['wide']} px")
    if found["least"]["size"] < SMALLEST:
        told.append(f"type of {found['least']['size']} px: “{found['least']['text']}”")
    if (keys := found["keys"]) and (keys["hidden"] or keys["seen"] < min(found["wanted"], STOPS)):
        told.append(f"by keys {keys['seen']} of {found['wanted']} stops, {keys['hidden']} of them not seen")
    return told


if __name__ == "__main__":
    raise SystemExit(main())
