import subprocess
import sys

from models.machine.paths import program_folder

NOT_AT_THE_START = (
    "fontTools",
    "matplotlib",
    "docx",
    "openpyxl",
    "pikepdf",
    "bibtexparser",
    "pypdfium2",
    "models.checks.sums",
    "models.exchange.registry",
    "models.exchange.image",
    "models.exchange.docx_",
    "models.texts.pdf",
    "models.sharing.merging",
    "gui.reader.reader_page",
    "gui.reader.pages_view",
    "gui.dialogs.history",
    "gui.publish.studio_page",
    "gui.review.review_page",
    "gui.review.findings_page",
    "gui.tables.source_page",
    "gui.forms.event_form",
    "gui.forms.reply_form",
    "gui.dialogs.keys",
)


def test_a_plain_start_reads_no_page_that_is_not_shown():
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication(['dateline'])\n"
        "from gui.application import make_window\n"
        "from gui.parts.ask import Ask\n"
        "window = make_window(Ask()); window.show()\n"
        "print('\\n'.join(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=program_folder(), capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split("\n"))
    assert "gui.window.main_window" in loaded
    assert [name for name in NOT_AT_THE_START if name in loaded] == []
