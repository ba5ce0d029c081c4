"""The dialog that says what the words of the program mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.dialogs.listing import ListingDialog, in_groups
from gui.parts.plain_text import PlainLabel

WORDS = {
    "What a case is made of": (
        ("Event", "Something that happened, at a time that is known as exactly as you say."),
        ("Claim", "One thing that an event says: when, where, who, how much. Each is cited and checked by itself."),
        ("Source", "A publication, a record or a person that something is known from."),
        ("Document", "A file kept in the case: the copy of a source in which words can be marked and cited."),
        ("Citation", "The place in a source that supports a claim: page, quote, and the words as printed."),
        ("Our own observation", "What the desk saw itself; it needs no other source."),
        ("Relation", "How two actors stand to each other, since when and until when."),
    ),
    "What is said of sources": (
        ("Origin", "Where a source itself knows it from. Ten papers that print one agency's report have one origin."),
        ("Alone", "A claim stands alone if all that supports it has one origin, however many sources are cited."),
        ("Uncited", "No source is cited for it yet."),
        ("As printed", "The source's own words, where they are not yours."),
    ),
    "What is said of places and actors": (
        ("Seat", "Where an actor sits by law: a company's registered office, a body's town."),
        ("Jurisdiction", "Whose law and courts an event falls under, as two letters: CN, HK, LB."),
    ),
    "How far the check has come": (
        ("Draft", "Nobody checked the claim yet."),
        ("Ready", "Whoever wrote it says that it can be checked."),
        ("Checked", "Somebody held the claim against its source."),
        ("Signed off", "A second person agrees; what counts as second is one of the rules of the case."),
        ("Query", "A question on a claim; as long as it is open the claim is not signed off."),
        ("Round", "One going through the claims, from its beginning to its end."),
    ),
}  # fmt: skip


class WordsDialog(ListingDialog):
    """Every word with its meaning, in groups."""

    heading = "Words of the program"

    def page(self) -> QWidget:
        """Return the words in their groups."""
        return in_groups(((heading, map(_row, rows)) for heading, rows in WORDS.items()), spacing=5, above=10)


def _row(row: tuple[str, str]) -> tuple[QWidget, ...]:
    word, meaning = (PlainLabel(row[0], role="strong"), PlainLabel(row[1], is_wrapped=True))
    word.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the first line of its meaning
    return word, meaning
