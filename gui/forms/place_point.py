"""The fields in which a point is given: pasted words, their order, the datum, and the small map."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from gui.forms.place_map import PlaceMap
from gui.forms.value_fields import sides_words
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from models.errors import UnreadableValue
from models.gazetteer.pointed import read_pasted
from models.translation import tr, tr_later
from models.values.where.coordinates import Coordinates, converted, words
from models.values.where.datum import SHIFTED
from models.values.where.points import Datum, Point

DATUMS = {
    "": tr_later("which map do they come from?"),
    Datum.WGS84.value: tr_later("GPS, OpenStreetMap, Wikipedia, a survey: WGS84"),
    Datum.GCJ02.value: tr_later("Amap, Tencent, Google within China: GCJ-02"),
    Datum.BD09.value: tr_later("Baidu: BD-09"),
    Datum.UNKNOWN.value: tr_later("not known: keep them as they are, and mark them"),
}
PICKED = "picked on the map"  # kept in the case, as all origins of points are
NAMES = {Datum.GCJ02: "GCJ-02", Datum.BD09: "BD-09"}


class PointField(QWidget):
    """Reads a point and says what it understood; what was shown stays as it is while nothing is changed."""

    changed = Signal()

    def __init__(self, point: Point | None, datum: Datum) -> None:
        """Show the point of a place."""
        super().__init__()
        self._before, self._datum_before = point, datum
        self._told: Coordinates | None = None
        self._problem = ""
        self.is_touched = False
        self.line = QLineEdit(words(point, 8) if point else "")
        self.line.setPlaceholderText(
            tr("32.456, 119.923 · 32°27′N 119°55′E · UTM, MGRS, Plus code · the address of a map")
        )
        self.line.setAccessibleName(tr("Coordinates"))
        self.line.textEdited.connect(self._on_text)
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order of the two numbers"))
        self.order.currentIndexChanged.connect(self._tell)
        self.datum = QComboBox()
        self.datum.setAccessibleName(tr("Datum"))
        for value, told in DATUMS.items():
            self.datum.addItem(tr(told), value)
        self.datum.currentIndexChanged.connect(self._tell)
        self.echo = PlainLabel(role="note", is_wrapped=True)
        self.map = PlaceMap()
        set_plain_tooltip(
            self.map, tr("Click sets the pin; arrow keys move it, with Shift by a pixel; + and - zoom")
        )
        self.map.show_point(point)
        self.map.picked.connect(self._on_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self.line, self.order, self.datum, self.echo, self.map):
            column.addWidget(widget)
        for hidden in (self.order, self.datum):
            hidden.hide()
        self.setFocusProxy(self.line)
        self._tell()

    @property
    def problem(self) -> str:
        """Tell why the point cannot be saved; empty if it can."""
        if self._problem:
            return self._problem
        if not self.order.isHidden() and not self.order.currentIndex():
            return tr("Say which of the two numbers is the latitude.")
        if not self.datum.isHidden() and not self.datum.currentData():
            return tr("Say which map the coordinates come from, or that it is not known.")
        return ""

    @property
    def point(self) -> Point | None:
        """Return the point, WGS84 as far as is known; None if there is none."""
        if not self.is_touched:
            return self._before
        told = self._chosen()
        return converted(told, self._datum()) if told else None

    @property
    def datum_kept(self) -> Datum:
        """Tell what stands beside the point: WGS84 once it is converted, UNKNOWN if nobody knows."""
        if not self.is_touched:
            return self._datum_before
        return Datum.UNKNOWN if self._datum() is Datum.UNKNOWN else Datum.WGS84

    @property
    def origin(self) -> str:
        """Tell where the point comes from, with the numbers as they were given if they were converted."""
        told = self._told
        if not self.is_touched or told is None:
            return ""
        given = told.service or "given"
        if self._datum() in NAMES:
            return f"{given}: {words(told.point, told.decimals)} ({NAMES[self._datum()]}), converted to WGS84"
        if self._datum() is Datum.UNKNOWN:
            return f"{given}: {words(told.point, told.decimals)}, datum not known"
        return told.service

    def take(self, point: Point, decimals: int, service: str) -> None:
        """Show a point that is WGS84, as from the gazetteer."""
        self.line.setText(words(point, decimals))
        self._take(Coordinates(point, decimals, Datum.WGS84, service=service), "")
        self.map.show_point(point)

    def _on_text(self, text: str) -> None:
        if not text.strip():
            self._take(None, "")
            self.map.show_point(None)
            return
        try:
            self._take(read_pasted(text), "")
        except UnreadableValue as error:
            self._take(None, str(error))

    def _on_picked(self, point: Point, decimals: int) -> None:
        self.line.setText(words(point, decimals))
        self._take(Coordinates(point, decimals, Datum.WGS84, service=PICKED), "")

    def _take(self, told: Coordinates | None, problem: str) -> None:
        self._told, self._problem, self.is_touched = told, problem, True
        self._ask_order(told)
        is_asked = told is not None and told.datum is not Datum.WGS84 and SHIFTED.contains(told.point)
        known = told.datum if told and told.datum not in (None, Datum.UNKNOWN) else None
        was_blocked = self.datum.blockSignals(True)
        self.datum.setCurrentIndex(max(0, self.datum.findData(known.value if known else "")))
        self.datum.blockSignals(was_blocked)
        self.datum.setVisible(is_asked)
        self._tell()

    def _ask_order(self, told: Coordinates | None) -> None:
        was_blocked = self.order.blockSignals(True)
        self.order.clear()
        if told is not None and told.swapped is not None:
            self.order.addItem(tr("which of the two is the latitude?"))
            self.order.addItem(tr("latitude first: {point}", point=_sides(told.point)))
            self.order.addItem(tr("longitude first: {point}", point=_sides(told.swapped)))
        self.order.blockSignals(was_blocked)
        self.order.setVisible(self.order.count() > 0)

    def _chosen(self) -> Coordinates | None:
        told = self._told
        if told is not None and told.swapped is not None and self.order.currentIndex() == 2:
            return Coordinates(told.swapped, told.decimals, told.datum, service=told.service)
        return told

    def _datum(self) -> Datum:
        if self.datum.isHidden():
            return Datum.WGS84
        return Datum(self.datum.currentData() or Datum.UNKNOWN)

    def _tell(self) -> None:
        """Say what was understood, and show it on the map."""
        self.echo.set_role("warning" if self._problem else "note")
        point = self.point
        if self._problem:
            self.echo.setText(self._problem)
        elif point is None:
            self.echo.setText(tr("No point: the place stands on no map. Paste one, or click on the map."))
        else:
            self.echo.setText(self._words(point))
            if self.is_touched and self._told is not None and self._told.service != PICKED:
                self.map.show_point(point)
        self.changed.emit()

    def _words(self, point: Point) -> str:
        kept = self.datum_kept
        if kept is Datum.UNKNOWN:
            return tr("{point}; datum not known, it may be off by some hundred metres", point=_sides(point))
        told = self._told
        is_moved = told is not None and self._datum() in NAMES
        if is_moved:
            return tr(
                "{point} in WGS84, converted from {datum}", point=_sides(point), datum=NAMES[self._datum()]
            )
        return tr("{point} in WGS84", point=_sides(point))


def _sides(point: Point) -> str:
    """Return a point with its sides of the compass: 32.456° N, 119.923° E."""
    lat, lon = words(Point(abs(point.lat), abs(point.lon)), 6).split(", ")
    return sides_words(point, lat, lon)
