"""The dialog that says what the words of the program mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.dialogs.listing import ListingDialog, in_groups
from gui.parts.plain_text import PlainLabel
from models.translation import tr, tr_later

WORDS = {
    tr_later("What a case is made of"): (
        (tr_later("Event"),
         tr_later("Something that happened, at a time that is known as exactly as you say.")),
        (tr_later("Claim"), tr_later(
            "One thing that an event says: when, where, who, how much. Each is cited and checked by "
            "itself.")),
        (tr_later("Source"), tr_later("A publication, a record or a person that something is known from.")),
        (tr_later("Document"),
         tr_later("A file kept in the case: the copy of a source in which words can be marked and cited.")),
        (tr_later("Citation"),
         tr_later("The place in a source that supports a claim: page, quote, and the words as printed.")),
        (tr_later("Our own observation"), tr_later("What the desk saw itself; it needs no other source.")),
        (tr_later("Relation"), tr_later("How two actors stand to each other, since when and until when.")),
    ),
    tr_later("What is said of sources"): (
        (tr_later("Origin"), tr_later(
            "Where a source itself knows it from. Ten papers that print one agency's report have one "
            "origin.")),
        (tr_later("Alone"), tr_later(
            "A claim stands alone if all that supports it has one origin, however many sources are "
            "cited.")),
        (tr_later("Uncited"), tr_later("No source is cited for it yet.")),
        (tr_later("As printed"), tr_later("The source's own words, where they are not yours.")),
    ),
    tr_later("What is said of places and actors"): (
        (tr_later("Seat"),
         tr_later("Where an actor sits by law: a company's registered office, a body's town.")),
        (tr_later("Jurisdiction"),
         tr_later("Whose law and courts an event falls under, as two letters: CN, HK, LB.")),
    ),
    tr_later("How far the check has come"): (
        (tr_later("Draft"), tr_later("Nobody checked the claim yet.")),
        (tr_later("Ready"), tr_later("Whoever wrote it says that it can be checked.")),
        (tr_later("Checked"), tr_later("Somebody held the claim against its source.")),
        (tr_later("Signed off"),
         tr_later("A second person agrees; what counts as second is one of the rules of the case.")),
        (tr_later("Query"),
         tr_later("A question on a claim; as long as it is open the claim is not signed off.")),
        (tr_later("Round"), tr_later("One going through the claims, from its beginning to its end.")),
    ),
}  # fmt: skip


class WordsDialog(ListingDialog):
    """Every word with its meaning, in groups."""

    heading = tr_later("Words of the program")

    def page(self) -> QWidget:
        """Return the words in their groups."""
        return in_groups(((heading, map(_row, rows)) for heading, rows in WORDS.items()), spacing=5, above=10)


def _row(row: tuple[str, str]) -> tuple[QWidget, ...]:
    word, meaning = (PlainLabel(tr(row[0]), role="strong"), PlainLabel(tr(row[1]), is_wrapped=True))
    word.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the first line of its meaning
    return word, meaning
