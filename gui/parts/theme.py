"""How the window looks: a light and a dark palette of our own, and one stylesheet made from either."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from models.machine.paths import resource

FAMILY = "Dateline Sans"
POINTS = 10.0  # the text of the window at 100 %
TITLE, HEADING, NOTE = 2.2, 1.25, 0.9  # times the size of the text


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the window; every text colour has at least 4.5:1 on every ground it stands on."""

    name: str
    ground: str  # behind everything
    raised: str  # menus, fields that are pointed at
    text: str
    quiet: str  # notes, axis words
    faint: str  # what cannot be used now
    rule: str  # thin lines
    edge: str  # the outline of a field: 3:1
    accent: str  # links, the focus, the chosen tab
    on_accent: str
    chosen: str  # behind selected rows
    on_chosen: str
    warning: str
    good: str

    @property
    def is_dark(self) -> bool:
        """Tell whether the ground is darker than the text."""
        return QColor(self.ground).lightness() < QColor(self.text).lightness()


LIGHT = Theme(
    "light", ground="#ffffff", raised="#f5f5f2", text="#1a1a1a", quiet="#5c5c5c", faint="#8f8f8c", rule="#dededa",
    edge="#8c8c88", accent="#0b5a94", on_accent="#ffffff", chosen="#dbe8f3", on_chosen="#111111", warning="#a03c00",
    good="#1c6a3a",
)  # fmt: skip
DARK = Theme(
    "dark", ground="#17191b", raised="#222528", text="#e9e7e2", quiet="#aeaca6", faint="#77787a", rule="#373b3f",
    edge="#7b8086", accent="#82bdec", on_accent="#0f1214", chosen="#27445c", on_chosen="#ffffff", warning="#f2a56e",
    good="#8ad3a1",
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #rrggbb, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def theme_named(name: str) -> Theme:
    """Return the theme for "light", "dark" or "system" (what the desktop says it wears)."""
    if name == "system":
        scheme = QApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT


def current_theme() -> Theme:
    """Return the theme that the application wears now."""
    return DARK if QApplication.palette().window().color() == QColor(DARK.ground) else LIGHT


def wear(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application in a theme; `scale` is the size of its text (2.0 is 200 %)."""
    sheet = stylesheet(theme, POINTS * scale)
    if app.styleSheet() == sheet:
        return  # dressing anew costs a moment for each widget
    app.setStyle("Fusion")
    app.setPalette(palette_of(theme))
    app.setFont(text_font(scale))
    app.setStyleSheet(sheet)


def text_font(scale: float = 1.0) -> QFont:
    """Return the font of the window's text, of our own families as far as they have been registered."""
    own = [name for name in QFontDatabase.families() if name.startswith(FAMILY)]
    font = QFont(sorted(own, key=len)) if FAMILY in own else QFont(QApplication.font().family())
    font.setPointSizeF(POINTS * scale)
    return font


def palette_of(theme: Theme) -> QPalette:
    """Return Qt's palette in the colours of the theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground, role.Base: theme.ground, role.AlternateBase: theme.ground,
        role.Button: theme.ground, role.ToolTipBase: theme.raised, role.WindowText: theme.text,
        role.Text: theme.text, role.ButtonText: theme.text, role.ToolTipText: theme.text,
        role.BrightText: theme.warning, role.PlaceholderText: theme.quiet, role.Highlight: theme.chosen,
        role.HighlightedText: theme.on_chosen, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.Light: theme.ground, role.Midlight: theme.rule, role.Mid: theme.rule, role.Dark: theme.edge,
        role.Shadow: theme.edge, role.Accent: theme.accent,
    }  # fmt: skip
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return palette


def stylesheet(theme: Theme, points: float) -> str:
    """Return the one stylesheet of the window, with its text at `points`."""
    return (
        _text_rules(theme, points)
        + _bar_rules(theme)
        + _field_rules(theme, points)
        + _button_rules(theme, points)
        + _view_rules(theme, points)
        + _scroll_rules(theme)
    )


def _text_rules(theme: Theme, points: float) -> str:
    return f"""
QLabel[role="title"] {{ font-size: {points * TITLE:.1f}pt; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {points * HEADING:.1f}pt; font-weight: 700; }}
QLabel[role="section"] {{ font-size: {points * NOTE:.1f}pt; font-weight: 700; }}
QLabel[role="deck"] {{ font-size: {points * HEADING:.1f}pt; color: {theme.quiet}; }}
QLabel[role="strong"] {{ font-weight: bold; }}
QLabel[role="note"] {{ font-size: {points * NOTE:.1f}pt; color: {theme.quiet}; }}
QLabel[role="typed"] {{ background: {theme.raised}; border: 1px solid {theme.edge}; }}
QLabel[role="warning"] {{ color: {theme.warning}; }}
QToolTip {{ color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.rule}; padding: 4px; }}
QFrame[role="card"] {{ background: {theme.ground}; border: 1px solid {theme.edge}; border-radius: 3px; }}
QFrame[role="rule"] {{ background: {theme.rule}; border: none; }}
QFrame[role="masthead"] {{ background: {theme.text}; border: none; }}
"""


def _picture(name: str, colour: str) -> str:
    """Return the path of a drawing as stylesheets want it."""
    return resource("icons", f"{name}-{colour}.png").as_posix()


def _bar_rules(theme: Theme) -> str:
    return f"""
QMainWindow::separator, QSplitter::handle {{ background: {theme.rule}; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QMenuBar {{ background: {theme.ground}; border: none; padding: 1px 6px; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.chosen}; color: {theme.on_chosen}; }}
QMenu {{ background: {theme.ground}; border: 1px solid {theme.edge}; padding: 4px 0; }}
QMenu::item {{ padding: 5px 28px 5px 26px; }}
QMenu::item:selected {{ background: {theme.chosen}; color: {theme.on_chosen}; }}
QMenu::item:disabled {{ color: {theme.faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {theme.rule}; margin: 4px 0; }}
QMenu::indicator {{ left: 7px; }}
QToolBar {{ background: {theme.ground}; border: none; border-bottom: 1px solid {theme.rule};
    padding: 5px 8px; spacing: 4px; }}
QToolBar::separator {{ background: {theme.rule}; width: 1px; margin: 4px 8px; }}
QStatusBar {{ background: {theme.ground}; border-top: 1px solid {theme.rule}; color: {theme.quiet}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {theme.quiet}; padding: 2px 4px; }}
QFrame[role="chips"] {{ background: {theme.ground}; border: none; }}
QToolButton[role="chip"] {{ background: {theme.chosen}; color: {theme.on_chosen}; border: 1px solid {theme.chosen};
    border-radius: 9px; padding: 1px 8px; }}
QToolButton[role="chip"]:hover {{ border-color: {theme.text}; }}
QToolButton[role="chip"]:focus {{ border: 2px solid {theme.accent}; padding: 0 7px; }}
QFrame[role="banner"] {{ background: {theme.raised}; border: none; border-bottom: 1px solid {theme.rule}; }}
"""


def _field_rules(theme: Theme, points: float) -> str:
    side = round(12 * points / POINTS)  # of boxes, buttons and arrows: they grow with the letters
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{
    background: {theme.ground}; color: {theme.text}; border: 1px solid {theme.edge}; border-radius: 2px;
    padding: 4px 6px; selection-background-color: {theme.chosen}; selection-color: {theme.on_chosen}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
    border: 2px solid {theme.accent}; padding: 3px 5px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {theme.faint}; border-color: {theme.rule}; }}
QLineEdit:read-only {{ border-color: {theme.rule}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: {side + 10}px; }}
QComboBox::down-arrow {{ image: url("{_picture("down", theme.name)}"); width: {side}px; height: {side}px; }}
QComboBox QAbstractItemView {{ background: {theme.ground}; border: 1px solid {theme.edge}; }}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}
QCheckBox, QRadioButton {{ spacing: 7px; padding: 3px 0; }}
QCheckBox::indicator {{ width: {side}px; height: {side}px; border: 1px solid {theme.edge};
    background: {theme.ground}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
    image: url("{_picture("tick", f"on-{theme.name}")}"); }}
QRadioButton::indicator {{ width: {side}px; height: {side}px; border: 1px solid {theme.edge};
    border-radius: {side // 2 + 1}px;
    background: {theme.ground}; }}
QRadioButton::indicator:checked {{ width: {side - 2 * (side // 3) + 2}px; height: {side - 2 * (side // 3) + 2}px;
    border: {side // 3}px solid {theme.accent}; }}
QCheckBox::indicator:disabled {{ border-color: {theme.rule}; }}
QCheckBox:focus, QRadioButton:focus {{ outline: 2px solid {theme.accent}; }}
QGroupBox {{ border: none; margin: 0; padding: 0; }}
"""


def _button_rules(theme: Theme, points: float) -> str:
    return f"""
QPushButton {{ background: {theme.ground}; color: {theme.text}; border: 1px solid {theme.edge}; border-radius: 2px;
    padding: 5px 14px; }}
QPushButton:hover {{ background: {theme.raised}; border-color: {theme.text}; }}
QPushButton:pressed {{ background: {theme.chosen}; }}
QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 4px 13px; }}
QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
QPushButton:default:hover {{ border-color: {theme.text}; }}
QPushButton:default:focus {{ border: 2px solid {theme.text}; }}
QPushButton:disabled {{ background: {theme.ground}; color: {theme.faint}; border-color: {theme.rule}; }}
QPushButton:flat {{ border: none; color: {theme.accent}; text-align: left; padding: 5px 2px; background: transparent; }}
QPushButton:flat:hover {{ color: {theme.text}; }}
QPushButton:flat:focus {{ border: 2px solid {theme.accent}; padding: 3px 0; }}
QToolButton {{ background: transparent; color: {theme.text}; border: 1px solid transparent; border-radius: 2px;
    padding: 4px 7px; }}
QToolButton:hover {{ background: {theme.raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {theme.chosen}; color: {theme.on_chosen}; }}
QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 3px 6px; }}
QPushButton[role="link"] {{
    color: {theme.accent}; border: none; background: transparent; text-align: left; padding: 2px; min-height: 0;
}}
QPushButton[role="link"]:hover {{ background: {theme.raised}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {theme.accent}; padding: 0; }}
QToolButton[role="link"] {{ color: {theme.accent}; padding: 0 2px; }}
QToolButton[role="against"] {{ color: {theme.warning}; padding: 0 2px; }}
QToolButton[role="link"]:focus, QToolButton[role="against"]:focus {{
    border: 1px solid {theme.accent}; padding: 0 2px; }}
QToolButton, QPushButton, QCheckBox, QRadioButton {{ min-height: {max(18, round(points * 1.8))}px; }}
QToolButton[role="link"], QToolButton[role="against"], QPushButton[role="link"] {{ min-height: 24px; }}
QToolButton:disabled {{ color: {theme.faint}; }}
QToolButton[popupMode="2"] {{ padding-right: 17px; }}
QToolButton[popupMode="2"]:focus {{ padding: 3px 16px 3px 6px; }}
QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 4px; width: 9px; }}
"""


def _view_rules(theme: Theme, points: float) -> str:
    return f"""
QAbstractItemView {{ background: {theme.ground}; alternate-background-color: {theme.ground}; border: none;
    gridline-color: {theme.rule}; selection-background-color: {theme.chosen}; selection-color: {theme.on_chosen};
    outline: none; }}
QTableView::item {{ padding: 3px 6px; }}
QAbstractItemView::item:selected {{ background: {theme.chosen}; color: {theme.on_chosen}; }}
QHeaderView {{ background: {theme.ground}; border: none; }}
QHeaderView::section {{ background: {theme.ground}; color: {theme.quiet}; border: none;
    border-bottom: 1px solid {theme.edge}; padding: 5px 6px; font-size: {points * NOTE:.1f}pt; }}
QTableCornerButton::section {{ background: {theme.ground}; border: none; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.rule}; }}
QTabBar {{ background: {theme.ground}; }}
QTabBar::tab {{ background: transparent; color: {theme.quiet}; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px 5px 12px; margin: 0; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.text}; }}
QTabBar::tab:focus {{ color: {theme.accent}; border-bottom: 2px solid {theme.accent}; }}
QProgressBar[role="thin"] {{ background: {theme.rule}; border: none; border-radius: 2px; }}
QProgressBar[role="thin"]::chunk {{ background: {theme.accent}; border-radius: 2px; }}
QAbstractScrollArea::corner {{ background: {theme.ground}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ border: none; }}
QFrame[role="page"] {{ background: {theme.ground}; border: none; }}
QFrame[role="drop"] {{ background: transparent; border: 3px solid {theme.accent}; border-radius: 6px; }}
QLabel[role="drop"] {{ background: {theme.accent}; color: {theme.on_accent}; border: none; border-radius: 6px;
    padding: 12px 22px; font-size: {points * HEADING:.1f}pt; }}
QFrame[role="tour"] {{ background: {theme.raised}; border: 1px solid {theme.accent}; border-radius: 6px; }}
QFrame[role="hits"] {{ background: {theme.ground}; border: 1px solid {theme.edge}; }}
QListView[role="proposals"] {{ border: 1px solid {theme.edge}; }}
QListView[role="boxed"], QTableView[role="boxed"], QTreeView[role="boxed"] {{ border: 1px solid {theme.rule}; }}
"""


def _scroll_rules(theme: Theme) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {theme.rule}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
