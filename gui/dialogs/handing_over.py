"""The form that hands documents over with their hashes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from gui.dialogs.proof_form import ProofForm
from gui.parts.ask import ALL_FILES, Ask
from gui.parts.file_line import FileLine
from gui.parts.new_files import free_path
from gui.parts.plain_text import PlainLabel
from models.case import Case
from models.proof.handing_over import HandedOver, counted, hand_over
from models.records.story import Confidentiality
from models.translation import tr, tr_count, tr_later

HANDING_NOTE = tr_later(
    "The folder holds the originals byte for byte, a list of their hashes that “sha256sum -c "
    "SHA256SUMS” checks, and a page that says how, in plain words. It shows that nothing was "
    "changed since it was handed over; not who made a document, nor that it is true. What "
    "stands inside a document unseen, such as its author, goes out with it."
)
"""Said in the form."""
_LEVELS = {
    Confidentiality.PUBLIC: tr_later("&Public sources"),
    Confidentiality.INTERNAL: tr_later("Public and &internal sources"),
    Confidentiality.CONFIDENTIAL: tr_later("&All, those of confidential sources too"),
}


class HandOverForm(ProofForm):
    """Writes the documents of the open case into a new folder."""

    heading = tr_later("Hand over documents with their hashes")
    verb = tr_later("&Write the folder")
    note = HANDING_NOTE

    def __init__(self, case: Case, ask: Ask, parent: QWidget | None = None) -> None:
        """Propose a folder beside the case, with what is public."""
        self._case = case
        super().__init__(ask, parent)

    def fill(self) -> Sequence[QWidget]:
        """Ask for the folder, and whose documents go into it."""
        proposed = free_path(self._case.path.with_name(tr("{stem} documents", stem=self._case.path.stem)))
        self.folder = FileLine(tr("Folder"), self._choose, proposed)
        self.row(tr("New &folder"), self.folder)
        self.folder.changed.connect(self.refresh)
        self.levels: dict[Confidentiality, QRadioButton] = {}
        self._group = QButtonGroup(self)
        held, count = counted(self._case), 0
        for level, words in _LEVELS.items():
            count += held[level]
            button = QRadioButton(
                tr_count(count, "{words}: {n:,} document", "{words}: {n:,} documents", words=tr(words))
            )
            self._group.addButton(button)
            self.levels[level] = button
        self.levels[Confidentiality.PUBLIC].setChecked(True)
        self.warned = PlainLabel(
            tr("Whoever gets the folder learns what a confidential source gave you, and its names."),
            role="warning",
            is_wrapped=True,
        )
        self._group.buttonToggled.connect(lambda *_: self.refresh())
        return (PlainLabel(tr("Documents of"), role="note"), *self.levels.values(), self.warned)

    def is_ready(self) -> bool:
        """Tell whether a folder is named."""
        self.warned.setVisible(self.levels[Confidentiality.CONFIDENTIAL].isChecked())
        return self.folder.path is not None

    @property
    def level(self) -> Confidentiality:
        """Return how much is handed over."""
        return next(level for level, button in self.levels.items() if button.isChecked())

    def act(self) -> None:
        """Write the folder, with progress."""
        folder, case, level = self.folder.path, self._case, self.level
        if folder is None:
            return
        self.run(
            tr("The documents are written to {name}.", name=folder.name),
            lambda work: hand_over(case, folder, level, work.report),
            self._on_done,
        )

    def _choose(self, path: Path) -> Path | None:
        return self._ask.choose_file_to_save(
            tr("Write the documents into a new folder"), path, tr(ALL_FILES), False
        )

    def _on_done(self, done: HandedOver) -> None:
        self.answer(done.sentence, done.sums)
