import subprocess
import sys

from models.importing.sample import write_sample
from models.machine.paths import program_folder

NOT_AT_THE_START = (
    "fontTools",
    "matplotlib",
    "numpy.ma",
    "docx",
    "openpyxl",
    "pikepdf",
    "bibtexparser",
    "pypdfium2",
    "models.values.when.clock_words",
    "models.questions.facts",
    "models.questions.fields",
    "models.checks.sums",
    "models.checks.matter",
    "models.checks.report",
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


START = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(['dateline'])
from gui.application import make_window
from gui.parts.ask import Ask
window = make_window(Ask()); window.show()
"""
OPEN_IT = """
from pathlib import Path
from PySide6.QtCore import QEventLoop
window.commands.open(Path(sys.argv[1]))
while not window._session.is_open: app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
app.processEvents(); window.grab()
"""


def test_a_plain_start_reads_no_page_that_is_not_shown():
    loaded = loaded_by(START)
    assert "gui.window.main_window" in loaded
    assert [name for name in NOT_AT_THE_START if name in loaded] == []


def test_a_start_with_a_case_reads_no_more_than_its_first_picture_needs(tmp_path):
    write_sample(tmp_path / "sample.dateline")
    loaded = loaded_by(START + OPEN_IT, str(tmp_path / "sample.dateline"))
    assert "models.figure.timeline" in loaded
    # The map follows the first picture, and on a busy machine it can have begun by then: numpy.ma comes with it.
    unwanted = set(NOT_AT_THE_START) - {"numpy.ma"}
    assert unwanted & loaded == set()


def loaded_by(script, *argv):
    """The modules that a process of its own has loaded at the end of a script."""
    told = f"{script}\nprint('\\n'.join(sys.modules), flush=True)\nimport os\nos._exit(0)"
    ran = subprocess.run(
        [sys.executable, "-c", told, *argv],
        cwd=program_folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.split("\n"))
