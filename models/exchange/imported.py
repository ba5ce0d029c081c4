"""What every reader of a foreign format is told and returns: its options, its records, its report of losses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from models.exchange.doubts import Doubt
from models.exchange.papers import Paper
from models.exchange.source_files import Attachment
from models.records.desk import Record
from models.records.story import Kind
from models.translation import tr

MOST_BYTES = 200 * 1024 * 1024
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_CELL = 1024 * 1024  # characters
OTHER_KIND = "other"
NO_HEADING = -1


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person says about a foreign file; everything may be left open."""

    columns: Mapping[str, str] = field(default_factory=dict)  # column name → field
    kind: str = ""  # of events that name none
    language: str = ""  # two letters: decides between 1.234 and 1,234
    currency: str = ""  # ISO 4217, of sums that name none
    asset: str = ""  # of quantities that name none
    encoding: str = ""  # empty: tried
    separator: str = ""  # empty: sniffed
    order: str = (
        ""  # "day first" or "month first", of dates such as 03/04/2021; empty: as the table proves it
    )
    decimal: str = ""  # "." or ",": the sign before decimals; empty: as the table proves it
    sheet: str = ""  # of a workbook; empty: the first that holds a table
    heading: int = 0  # the number of the row with the headings; 0: found; NO_HEADING: there is none
    zone: str = ""  # in which clocks without one are read
    primary: str = ""  # what the sources are that do not say: primary or secondary
    supports: str = (
        "event"  # what a row's sources prove: event (as a whole), each (field), or fields: "date; place"
    )
    dates: Mapping[str, str] = field(default_factory=dict)  # words → the date they mean, or "leave"
    sums: Mapping[str, str] = field(
        default_factory=dict
    )  # words → words that can be read as a sum, or "leave"
    places: Mapping[str, str] = field(default_factory=dict)  # name → the place it means, or "leave"
    kinds: tuple[Kind, ...] = ()  # those of the case, so that words can be matched with them
    who: str = ""  # writes the claims


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read as it stands, with the line of the file, counted from 1."""

    line: int  # 0: the sentence itself says where
    sentence: str

    def __str__(self) -> str:
        """Return it as a person reads it."""
        return (
            tr("Line {line}: {sentence}", line=self.line, sentence=self.sentence)
            if self.line
            else self.sentence
        )


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table that became an event: what it is known by again, where it stands, its cells by their columns."""

    key: str  # of a column of ids; empty where there is none
    number: int  # as a spreadsheet counts it
    event_id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of a foreign file, referred-to ones first, and all that could not be kept as it stands."""

    records: tuple[Record, ...] = ()
    problems: tuple[Trouble, ...] = ()
    left_out: tuple[
        str, ...
    ] = ()  # columns or fields that have no place here; their values are kept all the same
    remarks: tuple[str, ...] = ()  # how the file was read
    refusal: str = ""  # one sentence, if the file cannot be used at all
    attachments: tuple[Attachment, ...] = ()  # files that it names beside its sources
    rows: tuple[TableRow, ...] = ()  # of a table
    name: str = ""  # of the table
    made: frozenset[str] = frozenset()  # its columns that were made of others, such as a title
    options: ImportOptions = field(default_factory=ImportOptions)  # with which the table was read
    doubts: tuple[Doubt, ...] = ()  # of its dates and sums, each once
    reread: "Callable[[Sequence[TableRow]], Imported] | None" = (
        None  # reads rows of an earlier import the same way
    )
    is_by_id: bool = (
        False  # the ids are those of a case: records are known again by them, and nothing is guessed
    )
    is_complete: bool = False  # of a file with ids: all of a case, what nobody may publish included
    papers: Mapping[str, Paper] = field(default_factory=dict)  # by the ids of documents
    sought: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # words for places without a point, by id, the fullest first: where it is not just their name


def of_file(name: str, problem: object) -> str:
    """Return why a file is of no use, as the words follow its name: prices.csv is empty: …"""
    return tr("{name} {problem}", name=name, problem=problem)


def unreadable(name: str, error: OSError) -> str:
    """Return that a file cannot be read, and why."""
    return tr("{name} cannot be read ({reason}).", name=name, reason=error.strerror or tr("no reason given"))


def shown(text: str, longest: int = 400) -> str:
    """Return foreign text as it is safe to print: on one line, cut, and without control characters."""
    cut = text[: longest - 1] + "…" if len(text) > longest else text
    return "".join(character if character.isprintable() else "·" for character in cut)
