"""What stands in the fields of a form, as plain values, and how they are filled again."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gui.forms.completers import ProposingLine
from gui.forms.rows import Rows
from gui.forms.word_choice import WordChoice

Written = dict[str, list[Any]]
"""By the name of a field: what its parts hold; of a field that has lines a list for each line."""
WRITTEN_AS: Final = "writtenAs"
"""The property of a field that holds its name in English."""


def written_in(form: QFormLayout) -> Written:
    """Return what is written in the fields of a form; a field that is empty is left out."""
    held = ((name, _of_field(field)) for name, field in _fields(form))
    return {name: values for name, values in held if any(values)}


def fill(form: QFormLayout, written: Written) -> None:
    """Write values into the fields of a form, and empty those that are not named."""
    for name, field in _fields(form):
        values = written.get(name, [])
        rows = _rows_in(field)
        if rows is None:
            _fill_parts(field, values)
            continue
        while len(rows.rows) < len(values):
            rows.add_empty()
        for number, row in enumerate(rows.rows):
            _fill_parts(row, values[number] if number < len(values) else [])


def held_in(field: QWidget) -> list[Any]:
    """Return what the parts of one field hold."""
    return [_value(part) for part in _parts(field)]


def fill_in(field: QWidget, values: list[Any]) -> None:
    """Write into the parts of one field what they held."""
    _fill_parts(field, values)


def _fields(form: QFormLayout) -> Iterator[tuple[str, QWidget]]:
    """Return the fields with their names; several of one name are told apart by their number."""
    seen: dict[str, int] = {}
    for number in range(form.rowCount()):
        item = form.itemAt(number, QFormLayout.ItemRole.FieldRole)  # what spans a row is found there, too
        field = item.widget() if item else None
        if field is not None:
            name = field.property(WRITTEN_AS) or field.accessibleName()
            seen[name] = seen.get(name, 0) + 1
            yield (name if seen[name] == 1 else f"{name} {seen[name]}"), field


def _of_field(field: QWidget) -> list[Any]:
    rows = _rows_in(field)
    if rows is None:
        return held_in(field)
    told = ([_value(part) for part in _parts(row)] for row in rows.rows)
    return [values for values in told if any(values)]


def _rows_in(field: QWidget) -> Rows[Any] | None:
    return field if isinstance(field, Rows) else next(iter(field.findChildren(Rows)), None)


def _parts(field: QWidget) -> list[QWidget]:
    return [one for one in (field, *field.findChildren(QWidget)) if _is_part(one)]


def _is_part(one: QWidget) -> bool:
    if isinstance(one, QComboBox):
        return True
    if isinstance(one, QAbstractButton):
        return one.isCheckable()
    if isinstance(one, QLineEdit):
        return not one.isReadOnly() and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
    return isinstance(one, QPlainTextEdit) and not one.isReadOnly()


def _value(part: QWidget) -> Any:
    if isinstance(part, ProposingLine):
        return [part.text(), part.chosen_words] if part.chosen_words else part.text()
    if isinstance(part, WordChoice):
        return part.word
    if isinstance(part, QComboBox):
        data = part.currentData()
        return data if isinstance(data, str) and not part.isEditable() else part.currentText()
    if isinstance(part, QAbstractButton):
        return part.isChecked()
    return part.toPlainText() if isinstance(part, QPlainTextEdit) else _text(part)


def _text(part: QWidget) -> str:
    return part.text() if isinstance(part, QLineEdit) else ""


def _fill_parts(field: QWidget, values: list[Any]) -> None:
    parts = _parts(field)
    for number, part in enumerate(parts):
        _fill_part(part, values[number] if number < len(values) else "")


def _fill_part(part: QWidget, value: Any) -> None:
    if isinstance(part, ProposingLine):
        text, chosen = value if isinstance(value, list) else (str(value), "")
        part.write(text, chosen)
    elif isinstance(part, WordChoice):
        part.show_word(str(value))
    elif isinstance(part, QComboBox):
        _choose(part, str(value))
    elif isinstance(part, QAbstractButton):
        if part.isChecked() != bool(value):
            part.click()
    elif isinstance(part, QPlainTextEdit):
        part.setPlainText(str(value))
    elif isinstance(part, QLineEdit) and part.text() != value:
        part.setText(str(value))


def _choose(combo: QComboBox, value: str) -> None:
    number = combo.findData(value)
    number = number if number >= 0 else combo.findText(value)
    if number >= 0:
        combo.setCurrentIndex(number)
    if combo.isEditable():
        combo.setEditText(value)
