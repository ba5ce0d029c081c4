"""The relations of one actor, drawn as in the studio: a click chooses one, a double click opens it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.parts.painter import paint
from gui.parts.theme import current_theme
from models.checks.finding import name_of_actor
from models.figure.marks import Figure, Target
from models.figure.measure import FontMeasure
from models.figure.relation_scene import RelationScene, TieLook
from models.figure.relations import layout_relations, relations_height
from models.figure.style import load_style
from models.publication.relation_scenes import relation_scene
from models.records.dossier import Dossier
from models.translation import language, tr

NARROWEST = 240  # pixels
MARGIN = 6
PRINTED = 1.0 / 10.0  # of a style's label size, per point of the window's text


ON_DARK = {"ownership": "#6cb8ea", "office": "#45c295", "payment": "#f09a62", "kin": "#b0b0b0"}
"""The colours of lines on a dark ground, where those of print are too dark."""


class RelationView(QWidget):
    """Paints the relations of one actor at its own width."""

    relation_chosen = Signal(str)
    relation_opened = Signal(str)
    actor_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._measure = FontMeasure()
        self._scene: RelationScene | None = None
        self.figure: Figure | None = None
        self._chosen = ""
        self._pressed_on: Target | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Relations of the chosen actor"))

    def show_relations(self, dossiers: tuple[Dossier, ...], actor_id: str) -> None:
        """Show the relations of an actor; nothing where there are none."""
        held = dossiers and actor_id
        self._scene = (
            relation_scene(dossiers, actor_id, name=name_of_actor, language=language()) if held else None
        )
        if self._scene is not None and not self._scene.ties:
            self._scene = None
        self._chosen = ""
        self._lay_out()

    @property
    def scale(self) -> float:
        """Return how much larger figures are drawn where the text of the window is larger."""
        return max(1.0, self.font().pointSizeF() * PRINTED)

    def _lay_out(self) -> None:
        self.figure = None
        if self._scene is not None:
            is_dark = current_theme().is_dark
            scene = (
                replace(self._scene, looks=tuple(map(_on_dark, self._scene.looks)))
                if is_dark
                else self._scene
            )
            style = load_style("dark" if is_dark else "light").scaled(self.scale)
            width = float(max(self.width() - 2 * MARGIN, NARROWEST))
            height = relations_height(scene, width, style, self._measure)
            self.figure = replace(
                layout_relations(scene, width, height, style, self._measure), background=None
            )
        self.setFixedHeight(int(self.figure.height) + 2 * MARGIN + 1 if self.figure else 0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the figure needs."""
        return QSize(NARROWEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figure out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours and at the size that the window wears now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, and a thin line under what is chosen."""
        if self.figure is None:
            return
        painter = QPainter(self)
        painter.translate(MARGIN, MARGIN)
        paint(self.figure, painter)
        painter.setPen(QPen(self.palette().highlight().color(), 2))
        for target in self.figure.targets:
            if target.key and target.key == self._chosen:
                rect = target.rect
                painter.drawLine(QPointF(rect.x, rect.bottom), QPointF(rect.right, rect.bottom))

    def choose(self, relation_id: str) -> None:
        """Mark a relation."""
        self._chosen = relation_id
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the relation, or go to the actor, under the pointer."""
        self._pressed_on = target = self._target(event.position())
        if target is None:
            return
        if target.part == "label":
            self.choose(target.items[0])
            self.relation_chosen.emit(target.items[0])
        elif self._scene is not None:
            other = next(tie.other for tie in self._scene.ties if tie.id == target.items[0])
            self.actor_chosen.emit(other)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the relation that the first click met: a click on an actor shows other relations."""
        target, self._pressed_on = self._pressed_on, None
        if target is not None and target.part == "label":
            self.relation_opened.emit(target.items[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where something can be clicked."""
        is_over = self._target(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def _target(self, point: QPointF) -> Target | None:
        targets = self.figure.targets if self.figure else ()
        x, y = point.x() - MARGIN, point.y() - MARGIN
        return next((one for one in targets if one.rect.grown(2).contains(x, y)), None)


def _on_dark(look: TieLook) -> TieLook:
    return replace(look, colour=ON_DARK.get(look.id, look.colour))
