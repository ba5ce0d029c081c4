"""The fields of an event's form in which one passage of a source is cited for several fields at once."""

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.forms.citation_form import LOCATORS
from gui.forms.completers import ProposingLine, propose_sources, source_words
from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.list_page import side_by_side
from gui.forms.word_choice import choice_of_words
from gui.parts.plain_text import PlainLabel
from gui.session import Session
from models.evidence.supporting import Support
from models.records.story import Field, Locator, Source, SourceId, new_id
from models.translation import tr, tr_later

FIELDS: Final = (
    (tr_later("title"), (Field.WHAT,)), (tr_later("date"), (Field.WHEN,)), (tr_later("places"), (Field.WHERE,)),
    (tr_later("actors"), (Field.WHO,)), (tr_later("sums"), (Field.AMOUNT, Field.QUANTITY)),
    (tr_later("official number"), (Field.NUMBER,)),
)  # fmt: skip
_ADDRESS: Final = re.compile(r"https?://\S+")


class SourceSection:
    """Names a source of the case or a new one, the place in it, its words, and what they support."""

    def __init__(self, session: Session, source_id: str = "") -> None:
        """Begin empty, or with a source of the case."""
        self._session = session
        self._rows: tuple[QFormLayout, tuple[QWidget, ...]] | None = None
        self._sources = session.reader.all(Source)
        hint = tr("a source of the case, or the title or address of a new one")
        self.source = ProposingLine(tr("Source"), hint, propose_sources(self._sources))
        self.echo = PlainLabel(role="note", is_wrapped=True)
        self.locator = choice_of_words(LOCATORS, "page")
        self.locator.setAccessibleName(tr("Kind of place"))
        self.place = line("", tr("12 or 3-5"))
        self.place.setAccessibleName(tr("Place in the source"))
        self.quote = paragraph("", 2)
        self.quote.setPlaceholderText(tr("the words of the source, as they are printed there"))
        self.boxes = tuple((QCheckBox(tr(name)), fields) for name, fields in FIELDS)
        for box, _ in self.boxes:
            box.setChecked(True)
        self._begun_with = self._named(source_id)
        if self._begun_with:
            self.source.setText(source_words(self._begun_with))
            self.source.setCursorPosition(0)
            self.source.chosen = self._begun_with.id
        self.source.textChanged.connect(self._tell)
        self.source.editingFinished.connect(self._tell)
        self._tell()

    def add_to(self, form: FormPage) -> None:
        """Add the fields to a form."""
        ticks = QWidget()
        row = QHBoxLayout(ticks)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(12)
        for box, _ in self.boxes:
            row.addWidget(box)
        row.addStretch(1)
        named = QWidget()
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.source)
        column.addWidget(self.echo)
        named.setFocusProxy(self.source)
        where = side_by_side(self.locator, self.place)
        form.add(tr_later("Source"), named, "source")
        form.add(tr_later("Where in it"), where, "locator", "place_in_source")
        form.add(tr_later("Its words"), self.quote, "quote")
        form.add(tr_later("It supports"), ticks, "support")
        self._rows = (form.form, (where, self.quote, ticks))
        self._show_rows()

    def _show_rows(self) -> None:
        """Ask for page and words once there is a source; what was typed stays in sight."""
        is_shown = bool(self.source.text().strip()) or bool(self.problem)
        if self._rows:
            form, fields = self._rows
            for field in fields:
                form.setRowVisible(field, is_shown)

    @property
    def words(self) -> str:
        """Return the words of the source that stand in the form; empty without a source."""
        return self.quote.words() if self.source.text().strip() else ""

    @property
    def problem(self) -> str:
        """Return that a page or a quote stands there without a source."""
        if self.source.text().strip() or not (self.place.words() or self.quote.words()):
            return ""
        return tr("Name the source of the page and the words, or take them out.")

    def support(self) -> Support | None:
        """Tell what is cited for which fields; None without a source."""
        named = self.source.text().strip()
        if not named:
            return None
        chosen = tuple(field for box, fields in self.boxes if box.isChecked() for field in fields)
        locator = Locator(self.locator.currentData())
        return Support(self._known() or _new(named), chosen, locator, self.place.words(), self.quote.words())

    def _known(self) -> Source | None:
        """Return the source of the case that is chosen, or whose words or address are typed."""
        named = self.source.text().strip().casefold()
        if self.source.chosen:
            return self._named(str(self.source.chosen))
        return next((one for one in self._sources if named in _goes_by(one)), None)

    def _named(self, id: str) -> Source | None:
        return self._session.reader.find(Source, id) if id else None

    def _tell(self) -> None:
        named = self.source.text().strip()
        known = self._known() if named else None
        self.echo.setText("" if not named else self._words(known, named))
        self.echo.setVisible(bool(named))
        self._show_rows()

    def _words(self, known: Source | None, named: str) -> str:
        if known is None:
            return tr("A new source: “{title}”.", title=_new(named).title)
        if self._begun_with and known.id == self._begun_with.id:
            return tr("{source}: in this case. As for the event before it.", source=source_words(known))
        return tr("{source}: in this case.", source=source_words(known))


def _goes_by(source: Source) -> Iterable[str]:
    names = (source_words(source), source.title, source.url)
    return [name.casefold() for name in names if name]


def _new(named: str) -> Source:
    """Return a new source: what is typed is its title, and an address in it its address."""
    found = _ADDRESS.search(named)
    title = " ".join(_ADDRESS.sub("", named).split()).strip(" ,;") or named
    return Source(SourceId(new_id()), title, url=found[0] if found else "")
