"""What a figure of money rests on: the public ledger of its events, the notes of each line, and its words."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from models.figure.money.words import DIGITS, Sum, SumWords
from models.figure.phrases import phrase
from models.ledger.account import Account, Asked, account_of
from models.ledger.line import CLAIMED, COUNTED, NOT_TOLD, POSSIBLE, Line
from models.ledger.parties import AND, HAPPENED, INFERRED, SPLIT, told_by
from models.publication.choices import FLOW_COLUMNS, FigureSpec
from models.publication.chronology.words import said
from models.records.dossier import Dossier
from models.records.meanings import MEANINGS, PROCEEDS
from models.records.story import ClaimId, EventId, Field
from models.store.reader import Reader
from models.values.money import Bound, Interval
from models.values.money.value import exact_sum
from models.values.when import words as words_of_when

_SHOWN_BY: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(("year", "date"), (Field.WHEN,)),
        "actor": (Field.WHO,),
        "coins": (Field.QUANTITY,),
        "event": (Field.WHAT,),
        "stages": (Field.WHAT, Field.WHEN),
    }
)
"""The fields whose claims say where a line stands, beside its parties, by what groups lines or by column."""


# the account -------------------------------------------------------------------------------------


def asked_of(spec: FigureSpec) -> Asked:
    """Return what a figure asks of the ledger."""
    return Asked(spec.meaning, (spec.by,), spec.currency, spec.is_spread and spec.view == "bars")


def events_with_sums(reader: Reader, spec: FigureSpec, events: Container[str]) -> tuple[EventId, ...]:
    """Return those of some events that tell a line, a stage of one that is shown, or a sum that could be a line."""
    account = account_of(reader, asked_of(spec), is_public=True, events=events)
    held = [*_events_told(account, spec), *(one.event_id for one in account.left_out)]
    return tuple(dict.fromkeys(map(EventId, held)))


def _events_told(account: Account, spec: FigureSpec) -> tuple[str, ...]:
    """Return the events of the lines of an account, and of their stages where a table tells them."""
    return tuple(dict.fromkeys(id for line in account.lines for id in events_of(line, spec)))


def events_of(line: Line, spec: FigureSpec) -> tuple[str, ...]:
    """Return the event of a line, and where a table tells its stages, theirs."""
    stages = line.stages if "stages" in spec.table_columns and spec.view == "table" else ()
    return tuple(dict.fromkeys((line.event_id, *(str(stage.event_id) for stage in stages))))


def account_shown(reader: Reader, spec: FigureSpec, dossiers: Sequence[Dossier]) -> Account:
    """Return the public ledger of the events that a figure may show, and of no others."""
    events = frozenset(str(dossier.event.id) for dossier in dossiers)
    return account_of(reader, asked_of(spec), is_public=True, events=events)


def dossiers_listed(account: Account, dossiers: Sequence[Dossier], spec: FigureSpec) -> tuple[Dossier, ...]:
    """Return the events that a figure of an account tells, in the order of its lines."""
    held = {str(dossier.event.id): dossier for dossier in dossiers}
    return tuple(held[id] for id in _events_told(account, spec) if id in held)


def claims_of(account: Account, dossiers: Iterable[Dossier], spec: FigureSpec) -> frozenset[ClaimId]:
    """Return the claims that a figure of an account shows: its sums, and what says where they stand."""
    told = frozenset(line.claim_id for line in lines_of(account))
    names = _told_by(spec)
    fields = {field for name in names for field in _SHOWN_BY.get(name, ())}
    return frozenset(
        stated.claim.id
        for dossier in dossiers
        for stated in dossier.stated
        if stated.claim.id in told or stated.claim.field in fields
    ) | frozenset(one.claim.id for dossier in dossiers for name in names for one in told_by(dossier, name))


def cited_of(account: Account, dossiers: Iterable[Dossier], spec: FigureSpec) -> frozenset[ClaimId]:
    """Return the claims whose sources a figure of an account numbers: of bars its sums, else all that it shows."""
    if spec.view in ("bars", "cumulative"):
        return frozenset(ClaimId(line.claim_id) for line in lines_of(account))
    return claims_of(account, dossiers, spec)


def _told_by(spec: FigureSpec) -> tuple[str, ...]:
    """Return by what the lines of a figure stand, in which panels, or in which columns they are told."""
    panels = (spec.panels_by,) if spec.panels_by else ()
    if spec.view == "cumulative":
        return ("event", "date", *panels)
    if panels:
        return (spec.by, *panels)
    if spec.view == "flow":
        return FLOW_COLUMNS
    return (*spec.table_columns, spec.rows_by) if spec.view == "table" else (spec.by,)


def lines_of(account: Account) -> tuple[Line, ...]:
    """Return the lines of an account, the largest first: those that are added, and those that are not."""
    return tuple(account.lines[at] for at in sorted(account.total.members))


def party_of(line: Line, column: str) -> str:
    """Return who stands in a column of a line, as the ledger words it."""
    return line.payee if column == "payee" else line.groups.get(column, NOT_TOLD) or NOT_TOLD


def numbers_of(lines: Iterable[Line], numbers: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the note numbers of some lines: those of the claims that tell their sums."""
    return tuple(sorted({one for line in lines for one in numbers.get(line.claim_id, ())}))


# its sums and names ------------------------------------------------------------------------------


def words_of(account: Account, language: str) -> SumWords:
    """Return the words for the sums of an account, in its unit."""
    given = (line.given for line in account.lines if line.given and line.unit == account.unit)
    return SumWords(language, next(given, None), account.asked.meaning == PROCEEDS)


def sum_of(lines: Iterable[Line]) -> Sum | None:
    """Return what the lines with a figure make together, without those that tell none; None where none has one."""
    known = [
        (line, line.given, line.ends) for line in lines if line.weight == COUNTED and line.given and line.ends
    ]
    if not known:
        return None
    whole, told = Interval(Decimal(0), Decimal(0)), Decimal(0)
    is_about, is_range = False, False
    for line, given, ends in known:
        least = ends.low if ends.low is not None and (given.value < 0 or ends.low > 0) else Decimal(0)
        whole += Interval(least, ends.high)
        told = exact_sum(told, given.value)
        is_about |= given.bound is Bound.ABOUT
        is_range |= line.is_open or given.upper is not None or given.bound is Bound.AT_MOST
    return Sum(whole.low or Decimal(0), whole.high, told, is_about and not is_range)


def group_words(word: str, by: str, lines: Sequence[Line], language: str) -> tuple[str, str]:
    """Return the name of a group of lines in the language of the page, and what is said of it in smaller type."""
    if word in (NOT_TOLD, ""):
        return phrase(language, f"money_no_{by}"), ""
    if by == "year" and not word.isdigit():
        when = lines[0].when
        return (words_of_when(when, language) if when else word), ""
    if by == "standing":
        key = "standing_happened" if word == HAPPENED else f"standing_{word.replace(' ', '_')}"
        return phrase(language, key), ""
    told = phrase(language, "money_and").join(names_of(word, language))
    return told, phrase(language, "money_split") if word.endswith(SPLIT) else ""


def names_of(word: str, language: str) -> tuple[str, ...]:
    """Return the names of a group of lines one by one, in the language of the page."""
    return tuple(_name(name, language) for name in word.removesuffix(SPLIT).split(AND))


def _name(name: str, language: str) -> str:
    bare = name.removesuffix(INFERRED)
    return (
        bare
        if bare == name
        else phrase(language, "in_brackets", words=bare, more=phrase(language, "inferred"))
    )


# what is said of the whole -----------------------------------------------------------------------


def total_words(account: Account, words: SumWords, digits: int = DIGITS) -> str:
    """Return what an account comes to: its sum with the sales of unknown proceeds, which are counted."""
    known = sum_of(account.lines)
    unknown = account.total.unknown
    told = [words.sum(known, digits)] if known else []
    told += [words.unknown(unknown)] if unknown else []
    if not told:
        return phrase(words.language, "money_nothing")
    return phrase(words.language, "money_with", x=told[0], y=told[1]) if len(told) > 1 else told[0]


def apart_words(account: Account, words: SumWords, language: str) -> str:
    """Return in one line how many lines are only possible or only claimed, and never added; nothing where none is."""
    held = lines_of(account)
    counts = [(weight, sum(line.weight == weight for line in held)) for weight in (POSSIBLE, CLAIMED)]
    told = phrase(language, "comma").join(words.apart(weight, count) for weight, count in counts if count)
    return said(language, "colon", x=phrase(language, "money_apart"), y=told) if told else ""


def money_remarks(account: Account, language: str) -> Iterator[str]:
    """Yield what a reader must know of the sums: what was spread or converted, and what is in other units."""
    if account.asked.is_spread:
        yield phrase(language, "money_spread")
    converted = sum(bool(line.rate) for line in account.lines)
    if converted:
        yield counted(language, "money_converted", converted)
    others = [total for total in account.others if total.lines]
    if others and not account.asked.currency:
        units = phrase(language, "comma").join(total.unit for total in others)
        yield counted(language, "money_others", sum(total.lines for total in others), x=units)


def counted(language: str, key: str, count: int, **values: object) -> str:
    """Return a phrase about a number of things, in the words for one where it is one."""
    return phrase(language, f"{key}_one" if count == 1 else key, n=count, **values)


def meaning_words(meaning: str, language: str) -> str:
    """Return what sums mean in the language of the page; a word of the case's own as it is."""
    return phrase(language, f"meaning_{meaning}") if meaning in MEANINGS else meaning
