"""What all forms share: rows as high as their words."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.gui.windows import dialogs, make_window


@pytest.fixture
def large(qtbot, ask, sample_path):
    window = make_window(qtbot, ask, sample_path, 2.0)
    yield window
    window.close()


def test_no_button_of_a_form_is_lower_than_its_words_with_letters_twice_as_large(large):
    for name in ("origins", "new_statement"):
        large.menus[name].trigger()
        (dialog,) = dialogs(large)
        QApplication.processEvents()
        low = [
            f"{part.text()} {part.height()} < {part.sizeHint().height()}"
            for part in dialog.findChildren(QAbstractButton)
            if part.isVisible() and part.text() and part.height() < part.sizeHint().height() - 1
        ]
        assert low == [], name
        dialog.reject()
