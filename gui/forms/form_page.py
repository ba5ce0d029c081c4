"""The shape that all forms share: labelled fields that scroll, a sentence on what is wrong, and the buttons."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from gui.forms import key_ways
from gui.forms.draft_bar import DraftBar
from gui.forms.drafts import Drafts
from gui.forms.form_frame import frame
from gui.forms.remark_buttons import RemarkButtons
from gui.forms.written import WRITTEN_AS, Written, fill, written_in
from gui.parts.naming import name_parts
from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.records.desk import Record
from models.records.rules import problems
from models.records.story import Confidentiality
from models.translation import tr, tr_later
from models.values.listing import sentences

NARROW, WIDE, LETTERS = 700, 1100, 80  # pixels, pixels, letters
EVERY = 2000  # milliseconds after which what was typed is kept as a draft
LEAVING = tr_later("This form holds words that are not saved.")
KEEP, DISCARD = tr_later("Keep as draft"), tr_later("Discard")


class FormPage(QDialog):
    """A dialog with a heading, fields, and Save; Ctrl+Enter saves from anywhere. Subclasses write `save`.

    Enter goes from field to field and Tab follows what is seen. Nothing that was typed is lost without a question;
    a form that calls `keep_drafts` keeps it over a crash, too.
    """

    _session: Session
    way: tuple[
        str, ...
    ] = ()  # the slot that opens the form, and what it is given: empty where only another form does

    def __init__(self, heading: str, parent: QWidget | None = None, *, can_delete: bool = False) -> None:
        """Build the frame; fields are added with `add`."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        letter = self.fontMetrics().horizontalAdvance("n")
        self.resize(max(NARROW, min(WIDE, letter * LETTERS)), 680)
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(9)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        policy = self.problem.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the buttons stay where they are
        self.problem.setSizePolicy(policy)
        self._area = QScrollArea()
        self._led: dict[str, QWidget] = {}  # by the field of a record that it holds
        self._wrong_field = ""
        self._said: PlainLabel | None = None  # what is wrong, under the field
        self.save_button = QPushButton(tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.on_save)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button = QPushButton(tr("Delete…"))
        self.delete_button.setAutoDefault(False)
        self.delete_button.setVisible(can_delete)
        self.delete_button.clicked.connect(self.delete)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.on_save)
        self._begun: Written | None = None  # what the fields held before anybody typed
        self._drafts: Drafts | None = None
        self._kept: Written | None = None
        self.draft_bar = DraftBar()
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.keep_draft)
        self.remarks = RemarkButtons(self)
        foot = (self.delete_button, self.remarks, self.problem, self.cancel_button, self.save_button)
        frame(self, heading, (self.draft_bar, self._area), self.form, foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Name what has no name of its own, now that all is there."""
        name_parts(self)
        self.begin()
        super().showEvent(event)

    # keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; it never saves."""
        is_bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_bare:
            key_ways.enter(self, self.focusWidget(), self.save_button)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Go with Tab to what is seen next, and with Shift+Tab back."""
        return key_ways.go(self, self.focusWidget(), is_back=not is_forward)

    # what was typed ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take what the fields hold now, the first time, as what nobody typed."""
        if self._begun is None:
            self._begun = written_in(self.form)

    def has_typed(self) -> bool:
        """Tell whether the form holds anything that would be lost."""
        return self._begun is not None and written_in(self.form) != self._begun

    def reject(self) -> None:
        """Close without saving: Escape, ×, Cancel; what was typed goes only after a question."""
        if self.may_leave():
            self._clock.stop()
            super().reject()

    def may_leave(self) -> bool:
        """Ask what becomes of what was typed; return whether the form can close."""
        if not self.save_button.isEnabled() or not self._session.is_open or not self.has_typed():
            return True
        answers = (*((KEEP,) if self._drafts else ()), DISCARD)
        words = sentences(tr(LEAVING), self._draft_words())
        number = self._session.ask.choose(
            words, list(map(tr, answers)), no=tr("Go on"), title=self.windowTitle()
        )
        answer = answers[number] if number is not None else ""
        if answer == KEEP:
            self.draft_bar.hide()
            self.keep_draft()
        elif answer == DISCARD and self._drafts and not self.draft_bar.is_offering:
            self._drafts.forget()
        return bool(answer)

    def _draft_words(self) -> str:
        if self._drafts is None:
            return ""
        if self.draft_bar.is_offering:
            return tr("A draft takes the place of the one that is offered above.")
        return tr(self._drafts.where(self.is_public()))

    # what goes and comes back while the case is locked -------------------------------------------

    def hold(self) -> Written:
        """Tell what was typed, for a form of the same way to take up later."""
        return written_in(self.form) if self.has_typed() else {}

    def take(self, words: Written) -> None:
        """Take up what was typed into a form of the same way; a draft that says no more is not offered beside it."""
        self.begin()
        fill(self.form, words)
        draft = self._drafts.offered() if self._drafts and self.draft_bar.is_offering else None
        if draft is not None and dict(draft.words) == words:
            self.draft_bar.hide()

    def let_go(self) -> None:
        """Close without a question; what was typed is a draft where no way leads back to the form."""
        if not self.way:
            self.draft_bar.hide()
            self.keep_draft()
        self._clock.stop()
        self.done(QDialog.DialogCode.Rejected)

    # drafts --------------------------------------------------------------------------------------

    def keep_drafts(self, form: str, *way: str) -> None:
        """Keep what is typed until it is saved, and offer what was kept before; `form` names what is written.

        `way` is the slot that opens the form, and what it is given.
        """
        self.way = way
        if not self._session.can_edit:
            return
        self._drafts = Drafts(self._session, form)
        draft = self._drafts.offered()
        if draft is not None:
            self.draft_bar.offer(draft)
            self.draft_bar.taken.connect(self.take_draft)
            self.draft_bar.thrown.connect(self._drafts.forget)
        self._clock.start()

    def is_public(self) -> bool:
        """Tell whether nothing in the form is to be kept back; such a form says who may see it."""
        held = getattr(self, "confidentiality", None)
        return not isinstance(held, QComboBox) or held.currentData() == Confidentiality.PUBLIC

    def keep_draft(self) -> None:
        """Keep what is typed, if anything new is; a draft that is still offered stays what it is."""
        if self._drafts is None or self.draft_bar.is_offering or not self.has_typed():
            return
        words = written_in(self.form)
        if words != self._kept:
            self._drafts.keep(words, is_public=self.is_public())
            self._kept = words

    def take_draft(self) -> None:
        """Fill the form with the draft that is offered."""
        draft = self._drafts.offered() if self._drafts else None
        if draft is not None:
            self.begin()
            fill(self.form, dict(draft.words))

    # fields --------------------------------------------------------------------------------------

    def add(self, name: str, field: QWidget, *keys: str) -> None:
        """Add a field under its name, which is translated here; `keys` are the fields of a record that it holds."""
        self._name(field, name)
        self.lead(field, *keys)
        guard_wheel(field)
        if isinstance(field, PlainLabel):  # else its lines would be as short as they can be
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label = PlainLabel(tr(name), role="note")
        label.setContentsMargins(0, 1 if isinstance(field, QLabel | QCheckBox) else 6, 0, 0)
        self.form.addRow(label, field)

    def add_wide(self, name: str, field: QWidget) -> None:
        """Add a field that takes the whole width; its name is for screen readers."""
        self._name(field, name)
        guard_wheel(field)
        self.form.addRow(field)

    def _name(self, field: QWidget, name: str) -> None:
        """Name a field for screen readers, and for drafts, which are taken up in any language."""
        field.setProperty(WRITTEN_AS, name)
        if not field.accessibleName():
            field.setAccessibleName(tr(name))

    def lead(self, widget: QWidget, *keys: str) -> None:
        """Let these fields of a record lead to a widget that stands somewhere in the form."""
        for key in keys:
            self._led[key] = widget

    def focus_field(self, key: str) -> bool:
        """Put the cursor where a field of the record is written; return whether the form has such a field."""
        widget = self._led.get(key)
        if widget is None:
            return False
        _focusable(widget).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget))  # it has its place then
        return True

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields of a record that the form leads to."""
        return frozenset(self._led)

    def at(self, key: str, sentence: str) -> str:
        """Return a sentence on what is wrong, and remember the field under which it is said."""
        if sentence:
            self._wrong_field = key
        return sentence

    def first_wrong(self, record: Record) -> str:
        """Return the first thing that is wrong with a record, to be said under its field; empty if nothing is."""
        wrong = problems(record)
        return self.at(wrong[0].field, wrong[0].sentence) if wrong else ""

    def forbid_changes(self) -> None:
        """Show the form of a case that is open for reading only: nothing can be saved or deleted."""
        self.save_button.setEnabled(False)
        self.delete_button.hide()
        self.problem.setText(tr("This case is open for reading only."))

    def find_problem(self) -> str:
        """Return in one sentence why the form cannot be saved; empty if it can."""
        return ""

    def save(self) -> bool:
        """Write what the form holds; return whether it stands in the case."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete what the form shows; forms without deletion hide the button."""

    def on_save(self) -> None:
        """Save and close, or say what is wrong and keep everything that was typed."""
        if not self.save_button.isEnabled():
            return
        self._wrong_field = ""
        sentence = self.find_problem()
        self.say_problem(sentence, self._wrong_field)
        if not sentence and self.save():
            self._clock.stop()
            if self._drafts and not self.draft_bar.is_offering:
                self._drafts.forget()
            self.accept()

    def say_problem(self, sentence: str, key: str = "") -> None:
        """Say under its field what is wrong, or at the foot where it is about no field; empty words take it away."""
        if self._said is not None:
            self.form.removeRow(self._said)
            self._said = None
        self.problem.setText(sentence)
        place = self._row_of(key) if sentence else -1
        self.problem.setVisible(place < 0)
        if place >= 0:
            self._said = PlainLabel(sentence, role="warning", is_wrapped=True)
            self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.form.insertRow(place + 1, PlainLabel(""), self._said)
            self.focus_field(key)

    def _row_of(self, key: str) -> int:
        """Return the row of the form in which a field stands; -1 if it has none."""
        widget = self._led.get(key)
        while widget is not None and self.form.indexOf(widget) < 0:
            widget = widget.parentWidget()
        return self._numbers(widget)[0] if widget is not None else -1

    def _numbers(self, widget: QWidget) -> tuple[int, ...]:
        place = self.form.getWidgetPosition(widget)
        return (int(place[0]),) if isinstance(place, tuple) else (-1,)


def _focusable(widget: QWidget) -> QWidget:
    """Return the widget, or the first in it that takes the focus: of several lines the first."""
    if widget.focusProxy() is not None or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return widget
    inner = [one for one in widget.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    lines = [one for one in inner if isinstance(one, QLineEdit)]
    return next(iter(lines or inner), widget)


class WordsLine(QLineEdit):
    """A line of words; what it was made with stays as it was, to the last space, while it is untouched."""

    def __init__(self, text: str = "") -> None:
        """Show a text from its beginning."""
        super().__init__(text)
        self._before, self._shown = text, self.text()
        self.setCursorPosition(0)

    @property
    def is_untouched(self) -> bool:
        """Tell whether the line still shows what it was made with."""
        return self.text() == self._shown

    def words(self) -> str:
        """Tell what the line says, without spaces around it where it was typed."""
        return self._before if self.is_untouched else self.text().strip()


class WordsParagraph(QPlainTextEdit):
    """Some lines of words; what it was made with stays as it was while it is untouched.

    Qt turns hard spaces and foreign line ends into plain ones, so the shown text may differ from the kept one.
    """

    def __init__(self, text: str, lines: int) -> None:
        """Show a text in a field that is so many lines high; Tab leaves it."""
        super().__init__(text)
        self._before, self._shown = text, self.toPlainText()
        self.setTabChangesFocus(True)
        self.setFixedHeight(int(self.fontMetrics().lineSpacing() * (lines + 0.9)))

    def words(self) -> str:
        """Tell what the field says, without spaces around it where it was typed."""
        shown = self.toPlainText()
        return self._before if shown == self._shown else shown.strip()


def line(text: str = "", hint: str = "") -> WordsLine:
    """Return a line that shows a text from its beginning."""
    edit = WordsLine(text)
    edit.setPlaceholderText(hint)
    return edit


def paragraph(text: str = "", lines: int = 3) -> WordsParagraph:
    """Return a field for some lines of text; Tab leaves it."""
    return WordsParagraph(text, lines)


def told(text: str, role: str = "") -> ElidedLabel:
    """Return a line of a form that only tells something, cut where its room ends."""
    label = ElidedLabel(text, role=role)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return label


def choice(values: dict[str, str], chosen: str) -> QComboBox:
    """Return a choice of words for values; `currentData` is the value."""
    combo = QComboBox()
    for value, words in values.items():
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo
