"""What a chronology holds: entries with numbered statements, their notes, and the doubts of the desk."""

from dataclasses import dataclass

from models.index.filters import Filter
from models.records.story import ClaimId, EventId, Field, Stance, State
from models.values.when import When


@dataclass(frozen=True, slots=True)
class Choice:
    """What is told, and how; empty means: all, or as the case has it."""

    events: tuple[str, ...] = ()  # ids
    filter: Filter | None = None
    states: frozenset[State] = frozenset()  # of the claims that are told; rejected ones never are
    language: str = ""
    title: str = ""
    deck: str = ""
    credit: str = ""
    is_draft: bool = True  # a draft marks what is unchecked, changed or disputed
    has_quotes: bool = True
    style: str = ""  # of sources: news, chicago or gbt7714; empty: in full, in the document's language
    has_eras: bool = True  # an era stands behind whatever is chosen, and is printed with it
    has_states: bool = False  # tells how far the check of each claim has come


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: which source says it, where, and in what words; all texts are ready for the public."""

    number: int
    source: str  # formatted; short where an earlier note, `see`, has it in full
    stance: Stance = Stance.SUPPORTS
    locator: str = ""
    said: str = ""  # what it says of the claim
    quote: str = ""
    translation: str = ""
    quote_language: str = ""
    addresses: tuple[str, ...] = ()  # those of `source` that may be links
    see: int | None = None
    who: str = ""  # the source by name alone: its publisher, its first author


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in words, with the numbers of its notes."""

    claim_id: ClaimId  # for the caller; never written
    field: Field
    label: str
    value: str
    remarks: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    against: tuple[int, ...] = ()  # the notes on who says otherwise; they support nothing
    state: State = State.DRAFT
    flags: tuple[str, ...] = ()  # what drafts mark, in words
    is_unchecked: bool = False
    is_again: bool = False  # a sum that another statement tells already, or holds


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with all that is told of it; the statements about title and date are among them."""

    event_id: EventId  # for the caller; never written
    title: str
    date: str  # in words
    at: str  # for machines: 2021, 2021-09 or 2021-09-24; empty for any other date
    when: When | None
    kind: str
    description: str
    statements: tuple[Statement, ...]
    rejected: tuple[str, ...] = ()  # what review took out of it, in words; drafts tell it

    @property
    def is_all_unchecked(self) -> bool:
        """Tell whether nobody has checked anything of it."""
        return bool(self.statements) and all(statement.is_unchecked for statement in self.statements)

    def of(self, field: Field) -> tuple[Statement, ...]:
        """Return the statements about one field."""
        return tuple(statement for statement in self.statements if statement.field is field)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What should be asked about before a claim is published; for the desk, never written."""

    event_id: EventId
    claim_id: ClaimId
    why: str  # unasked, differs, unchecked, changed, disputed, uncited, confidential
    sentence: str
    claim: str = ""  # the claim in words, and the reason of the doubt, of which the sentence is made
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """What everybody may read of a case, in order of date."""

    title: str
    deck: str
    credit: str
    language: str
    as_of: str  # in words
    is_draft: bool
    has_states: bool
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def claims(self) -> tuple[tuple[ClaimId, State], ...]:
        """Return the claims that are told, with their states, for the record of the publication."""
        return tuple((one.claim_id, one.state) for entry in self.entries for one in entry.statements)
