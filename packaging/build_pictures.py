"""Takes the pictures of README and manual from the running program, and draws the figures of docs/figures.md.

    .venv/bin/python packaging/build_pictures.py [window] [manual] [figures] [--language CODE …]

Run offscreen (`QT_QPA_PLATFORM=offscreen`) with the test tools installed. Without words, all of it is made again.
"""

import argparse
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - the path comes first
from PySide6.QtCore import QBuffer, QIODevice  # noqa: E402 - the path comes first
from PySide6.QtGui import QPixmap  # noqa: E402 - the path comes first
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - the path comes first

from gui.parts import tasks  # noqa: E402 - the path comes first
from gui.parts.fonts import register_fonts  # noqa: E402 - the path comes first
from gui.parts.opened import read_case  # noqa: E402 - the path comes first
from gui.parts.preferences import Preferences  # noqa: E402 - the path comes first
from gui.parts.qt_words import speak_qt  # noqa: E402 - the path comes first
from gui.selection import Selection  # noqa: E402 - the path comes first
from gui.session import Session  # noqa: E402 - the path comes first
from gui.window.main_window import MainWindow  # noqa: E402 - the path comes first
from models.commands import commandline  # noqa: E402 - the path comes first
from models.importing.practice import write_practice  # noqa: E402 - the path comes first
from models.importing.sample import write_sample  # noqa: E402 - the path comes first
from models.machine.languages import LANGUAGES, speak  # noqa: E402 - the path comes first
from models.machine.paths import HOME_VARIABLE  # noqa: E402 - the path comes first
from models.records.story import Citation, Claim  # noqa: E402 - the path comes first
from tests.gui.fakes import FakeAsk  # noqa: E402 - the path comes first
from tests.stories import STORIES  # noqa: E402 - the path comes first

PICTURES = ROOT / "resources" / "pictures"
MANUAL = ROOT / "resources" / "manual" / "pictures"
FIGURES = ROOT / "docs" / "figures"
SALE = "jiafenxiang-sales"
SIZE = (1280, 800)
COLOURS = 256  # of a picture of the manual: the file is a third as large, and no mark loses its colour
SETTLING = 1.5  # seconds in which pages fetch what they show after all tasks are done


class Desk:
    """A window with a case, before a camera."""

    def __init__(self, path: Path, size: tuple[int, int] = SIZE) -> None:
        ask = FakeAsk()  # a question would wait for somebody
        ask.answers = [True] * 9
        session = Session(ask, who="A. Reporter")
        self.window = MainWindow(session, Selection(session), Preferences(), ask)
        self.window.resize(*size)
        self.window.show()
        session.take(read_case(path))
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for is on the screen."""
        until = time.monotonic() + SETTLING
        while time.monotonic() < until or tasks.is_any_awaited():
            QApplication.processEvents()
            time.sleep(0.01)

    def tab(self, name: str) -> QWidget:
        """Bring a tab to the front, with the room of the timeline as well."""
        self.window.show_tab(name)
        self.settle()
        return self.window.workspace.views[name]

    def close(self) -> None:
        """Put the window away."""
        self.window._session.close()
        self.window.close()
        self.window.deleteLater()
        self.settle()


def of_window(desk: Desk) -> QPixmap:
    """The whole window, with an event chosen that says much."""
    index = desk.window._session.index
    chosen = SALE if SALE in index.ids else max(index.ids, key=lambda id: len(cited(desk, id)))
    desk.window._selection.select([chosen])
    desk.tab("map")
    desk.settle()
    return desk.window.grab()


def cited(desk: Desk, event_id: str) -> tuple[Citation, ...]:
    """The citations of an event."""
    reader = desk.window._session.reader
    claims = [claim.id for claim in reader.where(Claim, event_id=event_id)]
    return reader.where_in(Citation, "claim_id", claims)


def of_dates(desk: Desk) -> QPixmap:
    """A new event, with what is understood of its fields."""
    desk.window.menus["new_event"].trigger()
    form = desk.window.records.dialog
    form.resize(860, 640)
    form.title.setText("Ship puts in at Beirut")
    form.when.set_text("about 20 Nov 2013")
    desk.settle()
    picture = form.grab()
    form.reject()
    return picture


def of_reader(desk: Desk) -> QPixmap:
    """A page that is cited, with the words marked."""
    reader = desk.window._session.reader
    cited = next(one for one in reader.all(Citation) if one.document_id and one.start is not None)
    desk.window.citations.show(cited.id)
    desk.settle()
    return desk.window.grab()


def of_tab(name: str) -> Callable[[Desk], QPixmap]:
    """A page, with the window round it."""

    def picture(desk: Desk) -> QPixmap:
        desk.tab(name)
        return desk.window.grab()

    return picture


SCENES: dict[str, tuple[str, Callable[[Desk], QPixmap]]] = {
    "window": ("practice", of_window),
    "dates": ("practice", of_dates),
    "reader": ("practice", of_reader),
    "review": ("practice", of_tab("review")),
    "studio": ("sample", of_tab("studio")),
    "ledger": ("sample", of_tab("ledger")),
}
"""By name: the case that is open, and how the picture is taken."""

FIGURES_MADE = {
    "timeline": ("sample", "--view timeline --preset web-1600 --window 2018/2025"),
    "map": ("sample", "--view map --preset web-1200 --symbols “CNY proceeds” --extent China"),
    "flow": ("sample", "--view flow --preset web-1200"),
    "century": ("century", "--view timeline --preset web-1200 --language de"),
    "bridge": ("practice", "--view vertical --preset phone-1080 --window 2024"),
    "scripts": ("scripts", "--view strip --preset web-1200"),
}
"""By name: the case, and what `main.py export` is told."""


def main(argv: Sequence[str]) -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", default=("window", "manual", "figures"))
    parser.add_argument("--language", action="append", choices=tuple(LANGUAGES))
    chosen = parser.parse_args(argv)
    app = QApplication([])
    app.setApplicationName("Dateline")
    register_fonts()
    with tempfile.TemporaryDirectory() as folder:
        cases = Path(folder)
        os.environ[HOME_VARIABLE] = folder  # no settings of whoever takes the pictures
        write_sample(cases / "sample.dateline")
        write_practice(cases / "practice.dateline")
        if "window" in chosen.what:
            desk = Desk(cases / "sample.dateline", (1440, 900))
            saved(of_window(desk), PICTURES / "window.png")
            desk.close()
        for code in chosen.language or LANGUAGES if "manual" in chosen.what else ():
            speak(code)
            speak_qt(app, code)
            for name, (case, take) in SCENES.items():
                desk = Desk(cases / f"{case}.dateline")
                saved(take(desk), MANUAL / code / f"{name}.png")
                desk.close()
        speak("en")
        speak_qt(app, "en")
        if "figures" in chosen.what:
            draw_figures(cases)


def draw_figures(cases: Path) -> None:
    """Draw the figures of docs/figures.md, as the command that stands beside each."""
    FIGURES.mkdir(parents=True, exist_ok=True)
    for name, (case, told) in FIGURES_MADE.items():
        path = cases / f"{case}.dateline"
        if not path.exists():
            STORIES[case](path).close()
        words = shlex.split(told.replace("“", '"').replace("”", '"'))
        commandline.main(["export", str(path), str(FIGURES / f"{name}.png"), "--force", *words])


def saved(picture: QPixmap, path: Path) -> None:
    """Write a picture of the screen as a small PNG that says nothing of where it was taken."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
