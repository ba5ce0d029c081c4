"""A real window for measuring: opened on a made case, turned and pressed as a person would, and waited for."""

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.application import make_window, spare_collector
from gui.canvas.figure_view import FigureView
from gui.parts.fonts import register_fonts
from gui.window.main_window import MainWindow
from models.machine.paths import program_folder
from models.store import schema
from tests.benchmarks.made_case import Dates, make_case
from tests.benchmarks.result import milliseconds, percentile
from tests.gui.fakes import FakeAsk

SIZE = (1920, 1080)
BOXES = 400


def case_of(count: int, dates: Dates | None = None) -> Path:
    """Return the made case of so many events, with dates of their own perhaps; it is kept between runs."""
    folder = program_folder() / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"made-{schema.SCHEMA_VERSION}-{count}{dates.__name__ if dates else ''}.dateline"
    if not path.exists():
        beside = path.with_suffix(f".{os.getpid()}.part")  # others may make it at the same time
        make_case(beside, count, dates)
        beside.replace(path)
    return path


class Desk:
    """The program's window at 1920 × 1080."""

    def __init__(self) -> None:
        """Show the window without a case."""
        self.app = QApplication.instance() or QApplication(["bench"])
        register_fonts()
        self.window: MainWindow = make_window(FakeAsk())
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()
        spare_collector()

    def settle(self) -> None:
        """Wait until nothing is left to be done or painted."""
        for _ in range(3):
            self.app.sendPostedEvents()
            self.app.processEvents()

    def open(self, path: Path) -> None:
        """Open a case, and paint it."""
        session = self.window._session
        self.window.commands.open(path)
        while not session.holds(path):
            if session.ask.told:
                raise RuntimeError(f"{path.name} was not opened: {session.ask.told}")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.settle()

    def timed(self, act: Callable[[], object]) -> float:
        """Tell how many milliseconds an act takes until all views are painted."""
        return milliseconds(lambda: (act(), self.settle()))

    @property
    def timeline(self) -> FigureView:
        """Return the lanes."""
        return self.window.workspace.views["timeline"].canvas

    @property
    def map(self) -> FigureView:
        """Return the map."""
        return self.window.workspace.views["map"]

    def wheel(self, view: FigureView, x: float, y: float, turn: tuple[int, int]) -> None:
        """Turn the wheel over a point of a view."""
        here, none = QPointF(x, y), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            here, view.mapToGlobal(here), QPoint(), QPoint(*turn), Qt.MouseButton.NoButton, none,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    def walk(self, view: FigureView, steps: int) -> list[float]:
        """Tell how long each of many steps takes: zoom in and out at changing points, and move along."""
        taken = []
        for step in range(steps):
            x = view.width() * (0.25 + 0.5 * (step * 7 % 10) / 10)
            inward = step % 40 < 20
            turn = (0, 120 if inward else -120) if step % 3 == 0 else (240 if step % 2 else -200, 0)
            taken.append(self.timed(lambda at=x, by=turn: self.wheel(view, at, view.height() / 2, by)))
        return taken


def painting_floor(rounds: int = 30) -> float:
    """Tell how many milliseconds QPainter takes for 400 rounded boxes and 400 texts on 1920 × 1080, p95."""
    QApplication.instance() or QApplication(["bench"])
    image = QImage(*SIZE, QImage.Format.Format_RGB32)

    def paint() -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(QFont("Dateline Sans", 10))
        image.fill(Qt.GlobalColor.white)
        for number in range(BOXES):
            x, y = number % 20 * 96.0, number // 20 * 54.0
            painter.drawRoundedRect(QRectF(x, y, 60, 14), 3, 3)
            painter.drawText(QPointF(x, y + 30), f"Xuzhou sells {number}")
        painter.end()

    return percentile([milliseconds(paint) for _ in range(rounds)], 0.95)
