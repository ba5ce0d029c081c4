import subprocess
import sys

import pytest

from models.machine.paths import program_folder

HEAVY = (
    "PySide6",
    "gui",
    "pypdfium2",
    "matplotlib",
    "openpyxl",
    "docx",
    "pikepdf",
    "fontTools",
    "bibtexparser",
)
NOT_FOR_COUNTING = (
    "models.checks",
    "models.exchange",
    "models.publication",
    "models.texts.pdf",
    "models.sharing",
)


@pytest.mark.parametrize("words", [("info",), ("find", "法院")])
def test_a_small_command_imports_no_window_and_no_reader_of_foreign_files(sample_path, words):
    script = "import sys, main; main.main(sys.argv[1:]); print('\\n'.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", script, words[0], str(sample_path), *words[1:]],
        cwd=program_folder(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(ran.stdout.split("\n"))
    assert "models.case" in loaded
    assert [name for name in (*HEAVY, *NOT_FOR_COUNTING) if name in loaded] == []
