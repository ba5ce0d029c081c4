"""The errors that a person can act on: the only ones that cross from the models into the window."""

from models.translation import tr, tr_count


class CaseError(Exception):
    """Something went wrong, said in one sentence that tells the person what to do."""


class UnreadableValue(CaseError):
    """Words that cannot be read as the value that is asked for."""


class AmbiguousValue(UnreadableValue):
    """Words that can be read as more than one value; `readings` names them in words."""

    def __init__(self, sentence: str, readings: tuple[str, ...]) -> None:
        """Keep the sentence that is shown and the readings it names."""
        super().__init__(sentence)
        self.readings = readings


class AmbiguousDate(AmbiguousValue):
    """Words that can be read as more than one date."""


class AmbiguousSum(AmbiguousValue):
    """Words that can be read as more than one sum: rupees of several countries, thousands or decimals."""


class NotACase(CaseError):
    """A path that does not hold a case file that this program can read."""


class DamagedCase(NotACase):
    """A case file that is not whole, or holds what no Dateline wrote: what can be read may be recovered from it."""

    @classmethod
    def of(cls, name: str, why: str = "") -> "DamagedCase":
        """Return the refusal of a file, with the reason if it is known."""
        return cls(
            tr(
                "{name} is damaged ({reason}): open an earlier copy of the case, or recover what can be read into a "
                "new case.",
                name=name,
                reason=why,
            )
            if why
            else tr(
                "{name} is damaged: open an earlier copy of the case, or recover what can be read into a new case.",
                name=name,
            )
        )


class CaseInUse(CaseError):
    """Another program holds the case; it can be opened for reading."""


class ReadOnlyCase(CaseError):
    """A change was asked of a case that is open for reading only."""

    @classmethod
    def of(cls, name: str) -> "ReadOnlyCase":
        """Return the refusal of a change to a case that was opened for reading."""
        return cls(tr("{name} is open for reading only: save a copy to change it.", name=name))


class OnRecord(CaseError):
    """An action that published something is not taken back."""

    def __init__(self, label: str) -> None:
        """Tell the action by its label in the history."""
        super().__init__(
            tr("“{label}” cannot be taken back: what was published stays on record.", label=tr(label))
        )


class StillShown(CaseError):
    """Words that are to be purged still stand in the case."""

    def __init__(self, words: str, uses: int) -> None:
        """Tell the words, and in how many records they stand."""
        super().__init__(
            tr_count(
                uses,
                "“{words}” still stands in {n} record: change or delete them first, then purge.",
                "“{words}” still stands in {n} records: change or delete them first, then purge.",
                words=words,
            )
        )


class WrongUse(CaseError):
    """A command that was called with words it does not know."""


class LettersMissing(CaseError):
    """Words to be printed have letters that no font has; `letters` names them."""

    def __init__(self, letters: str) -> None:
        """Keep the letters, each once."""
        named = tr(", ").join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:12])
        more = len(letters) - 12
        self.letters = tr("{letters} and {count} more", letters=named, count=more) if more > 0 else named
        super().__init__(
            tr(
                "No font has {letters}: write this otherwise, or let it be missing with --missing-letters.",
                letters=self.letters,
            )
        )


class NeedsPassphrase(NotACase):
    """A case that no passphrase, or the wrong one, was given for."""


class CaseLost(CaseError):
    """The file of the open case was moved, deleted, replaced, changed or made read-only by somebody else."""


class DiskFailed(CaseError):
    """The disk did not take what was written, so that nobody knows what stands there."""
