"""What the tests of the review share: a case of three statements, a stand-in for the cited page, and a hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.parts.plain_text import PlainLabel
from models.records.story import Claim, ClaimId, State
from tests.builders import a_claim, a_source, an_event

EVENT = an_event("Sale", "2021", id="sale")
NEWS = a_source("A newspaper", id="news", url="https://example.org/a")
OWN = {"observed_by": "Ana", "observation": "Stood beside it"}
CLAIMS = tuple(
    a_claim(EVENT, text=f"Statement {id}", id=id, state=State.READY, wording=f"said {id}", **own)
    for id, own in (("a", {}), ("b", OWN), ("c", OWN))
)


class FakePage(QWidget):
    """Stands in for the cited page: keeps what it was asked to show; no document is kept of any source."""

    shown = Signal(str)

    def __init__(self):
        super().__init__()
        self.asked, self.told = [], []

    def as_widget(self):
        return self

    def show_citation(self, citation_id):
        self.asked.append(citation_id)
        return False

    def tell(self, words):
        self.told.append(words)

    def turn(self, step):
        self.told.append(step)


def press(page, *keys):
    for key in keys:
        QTest.keyClick(page, key)


def write(page, words):
    page.field.words.setText(words)
    QTest.keyClick(page.field.words, Qt.Key.Key_Return)


def state_of(session, id="a"):
    return session.reader.get(Claim, ClaimId(id)).state


def words_on(page):
    return [label.text() for label in page.sheet.findChildren(PlainLabel)]
