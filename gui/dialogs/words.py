"""The dialog that says what the words of the program mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel

WORDS = {
    "What a case is made of": (
        ("Event", "Something that happened, at a time that is known as exactly as you say."),
        ("Claim", "One thing that an event says: when, where, who, how much. Each is cited and checked by itself."),
        ("Source", "A publication, a record or a person that something is known from."),
        ("Document", "A file kept in the case: the copy of a source in which words can be marked and cited."),
        ("Citation", "The place in a source that supports a claim: page, quote, and the words as printed."),
        ("Our own observation", "What the desk saw itself; it needs no other source."),
        ("Relation", "How two actors stand to each other, since when and until when."),
    ),
    "What is said of sources": (
        ("Origin", "Where a source itself knows it from. Ten papers that print one agency's report have one origin."),
        ("Alone", "A claim stands alone if all that supports it has one origin, however many sources are cited."),
        ("Uncited", "No source is cited for it yet."),
        ("As printed", "The source's own words, where they are not yours."),
    ),
    "What is said of places and actors": (
        ("Seat", "Where an actor sits by law: a company's registered office, a body's town."),
        ("Jurisdiction", "Whose law and courts an event falls under, as two letters: CN, HK, LB."),
    ),
    "How far the check has come": (
        ("Draft", "Nobody checked the claim yet."),
        ("Ready", "Whoever wrote it says that it can be checked."),
        ("Checked", "Somebody held the claim against its source."),
        ("Signed off", "A second person agrees; what counts as second is one of the rules of the case."),
        ("Query", "A question on a claim; as long as it is open the claim is not signed off."),
        ("Round", "One going through the claims, from its beginning to its end."),
    ),
}  # fmt: skip


class WordsDialog(QDialog):
    """Every word with its meaning, in groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay the words out."""
        super().__init__(parent)
        self.setWindowTitle("Words of the program")
        self.resize(720, 640)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(PlainLabel("Words of the program", role="heading"))
        column.addWidget(self._table(), 1)
        column.addWidget(close)

    def _table(self) -> QScrollArea:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 8, 8, 8)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for heading, rows in WORDS.items():
            title = PlainLabel(heading, role="section")
            title.setContentsMargins(0, 10, 0, 2)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for word, meaning in rows:
                at = grid.rowCount()
                grid.addWidget(PlainLabel(word, role="strong"), at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(PlainLabel(meaning, is_wrapped=True), at, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Words of the program")
        return area
