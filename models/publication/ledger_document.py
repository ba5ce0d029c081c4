"""The ledger as a document: a table as newspapers print it, what is not added, and what is left out and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from models.case import Case
from models.exchange.written import Line, Piece, Section, Table, Written
from models.ledger.account import Account, Asked, Book, read_book
from models.ledger.line import COUNTED, reason_words
from models.ledger.line import Line as Entry
from models.ledger.phrases import counted, phrase, worded
from models.ledger.totals import Total
from models.ledger.words import (
    added_words,
    basis_words,
    beside_words,
    group_words,
    line_words,
    note_words,
    sold_words,
    total_words,
    when_words,
)
from models.publication.chronology.withheld import Withheld
from models.values.money import words

_PARTIES = ("seller", "agent", "market")
Cells = tuple[str, ...]


def ledger_document(
    case: Case, asked: Asked, language: str, events: Collection[str] | None = None
) -> Written:
    """Return the ledger of what is public as a document in a language."""
    book = read_book(case.reader, asked.meaning, is_public=True)
    account, about = book.account(asked, events), case.reader.about()
    teller = _Teller(book, account, events, language)
    meaning = worded(language, "is", asked.meaning)
    heading = f"{meaning[:1].upper()}{meaning[1:]}"
    deck = phrase(language, "of_meaning", x=heading, y=teller.told(account.total))
    remarks = (phrase(language, "spread"),) if asked.is_spread else ()
    return _without_names(
        Written(
            phrase(language, "title", x=about.title or heading),
            language,
            deck=deck,
            foot=tuple(one for one in (*remarks, about.credit) if one),
            sections=tuple(teller.sections()),
        ),
        Withheld.read(case.reader, language),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells an account in the words of one language."""

    book: Book
    account: Account
    events: Collection[str] | None
    language: str

    def say(self, key: str) -> str:
        return phrase(self.language, key)

    def told(self, total: Total) -> str:
        return total_words(total, self.account.asked.meaning, self.language)

    def added(self, total: Total) -> str:
        """Return what was added; where nothing was, what stands beside it."""
        meaning, language = self.account.asked.meaning, self.language
        beside = beside_words(total, meaning, language)
        if beside and not (total.lines or total.unknown):
            return f"({beside})"
        return added_words(total, meaning, language)

    def sections(self) -> Iterator[Section]:
        """Yield the table, then all that is in none of its sums."""
        account, by = self.account, self.account.asked.by
        table = self._crossed() if len(by) > 1 else self._grouped() if by else self._lines()
        meaning = worded(self.language, "meanings", account.asked.meaning)
        yield Section((Piece(f"{meaning[:1].upper()}{meaning[1:]}"),), table=table)
        lines = [account.lines[number] for number in account.total.members]
        if beside := [line for line in lines if line.weight != COUNTED]:
            yield self._section("not_added_lines", self._table(beside))
        if account.sold:
            rows = tuple((asset, self.added(total)) for asset, total in account.sold.items())
            head = self.say("col_asset"), self.say("col_sold")
            yield self._section("sold_total", Table(head, rows, frozenset({1})))
        if account.others:
            rows = tuple((one.unit, self.added(one)) for one in account.others)
            yield self._section(
                "other_units", Table((self.say("col_asset"), self.say("col_sum")), rows, frozenset({1}))
            )
        if notes := tuple(self._notes(lines)):
            yield Section((Piece(self.say("col_notes")),), lines=notes)
        if account.left_out:
            yield self._section("left_out", self._left_out())

    def _section(self, key: str, table: Table) -> Section:
        return Section((Piece(self.say(key)),), table=table)

    def _lines(self) -> Table:
        account = self.account
        added = [account.lines[number] for number in account.total.members]
        table = self._table([line for line in added if line.weight == COUNTED])
        blank = ("",) * (len(table.head) - 3)
        total = (
            self.say("total"),
            *blank,
            self.added(account.total),
            basis_words(account.total, self.language),
        )
        return replace(table, rows=(*table.rows, total), strong=frozenset({len(table.rows)}))

    def _table(self, lines: Sequence[Entry]) -> Table:
        """Return lines as a table; a party that nobody tells has no column."""
        say, language = self.say, self.language
        not_told = say("not_told")
        columns: list[tuple[str, Cells]] = [
            (say("col_event"), tuple(line.title for line in lines)),
            (say("col_when"), tuple(when_words(line, language) for line in lines)),
            *((say(f"by_{name}"), tuple(self._group(line, name) for line in lines)) for name in _PARTIES),
            (say("col_sold"), tuple(sold_words(line, language) for line in lines)),
            (say("col_standing"), tuple(self._group(line, "standing") for line in lines)),
        ]
        kept = [one for one in columns if any(cell not in ("", not_told) for cell in one[1])] or columns[:1]
        kept.append((say("col_sum"), tuple(line_words(line, language) for line in lines)))
        kept.append((say("col_rests"), tuple(self._basis(line) for line in lines)))
        head = tuple(name for name, _ in kept)
        rows = tuple(zip(*(cells for _, cells in kept), strict=True))
        return Table(head, rows, frozenset({len(head) - 2}))

    def _basis(self, line: Entry) -> str:
        return counted(self.language, "origin", len(line.origins))

    def _group(self, line: Entry, name: str) -> str:
        return group_words(line.groups.get(name, ""), name, line, self.language)

    def _label(self, total: Total, name: str) -> str:
        first = self.account.lines[total.members[0]] if total.members else None
        return group_words(total.group[0], name, first, self.language)

    def _grouped(self) -> Table:
        """Return sub-totals with their lines, and the total."""
        account, (name,) = self.account, self.account.asked.by
        rows, strong = list[Cells](), list[int]()
        for total in account.rows:
            strong.append(len(rows))
            rows.append((self._label(total, name), "", self.added(total), basis_words(total, self.language)))
            held = (account.lines[number] for number in total.members)
            rows += [
                (
                    f"– {one.title}",
                    when_words(one, self.language),
                    line_words(one, self.language),
                    self._basis(one),
                )
                for one in held
                if one.weight == COUNTED
            ]
        strong.append(len(rows))
        rows.append(
            (self.say("total"), "", self.added(account.total), basis_words(account.total, self.language))
        )
        head = tuple(map(self.say, (f"by_{name}", "col_when", "col_sum", "col_rests")))
        return Table(head, tuple(rows), frozenset({2}), frozenset(strong))

    def _crossed(self) -> Table:
        """Return the first way to group down the side, the second across, totals at both ends."""
        account, (one, other) = self.account, self.account.asked.by
        by = partial(self.book.account, events=self.events)
        down, across = (by(replace(account.asked, by=(name,))).rows for name in (one, other))
        cells = {total.group: self.added(total) for total in account.rows}
        rows: list[Cells] = []
        for total in down:
            inner = (cells.get((*total.group, *column.group), "") for column in across)
            rows.append((self._label(total, one), *inner, self.added(total)))
        rows.append((self.say("total"), *map(self.added, across), self.added(account.total)))
        head = self.say(f"by_{one}"), *(self._label(total, other) for total in across), self.say("total")
        numbers = frozenset(range(1, len(head)))
        return Table(head, tuple(rows), numbers, frozenset({len(rows) - 1}))

    def _notes(self, lines: Sequence[Entry]) -> Iterator[Line]:
        """Yield what other sources print and what was decided, of each line that has such."""
        for line in lines:
            told = [note_words(line, self.language)]
            if line.otherwise:
                told.append(f"{self.say('col_otherwise')}: {'; '.join(line.otherwise)}")
            words_of_line = "; ".join(one for one in told if one)
            if words_of_line:
                yield Line((Piece(words_of_line),), line.title)

    def _left_out(self) -> Table:
        left = sorted(self.account.left_out, key=lambda one: (one.why, one.meaning, one.title))
        language = self.language
        rows = tuple(
            (one.title, words(one.given, language) if one.given else "", reason_words(one, language))
            for one in left
        )
        head = tuple(map(self.say, ("col_event", "col_sum", "col_reason")))
        return Table(head, rows, frozenset({1}))


def _without_names(document: Written, withheld: Withheld) -> Written:
    """Return a document without the names that must not be told."""
    out = withheld.out_of
    return replace(
        document,
        title=out(document.title),
        deck=out(document.deck),
        foot=tuple(map(out, document.foot)),
        sections=tuple(_public(section, withheld) for section in document.sections),
    )


def _public(section: Section, withheld: Withheld) -> Section:
    out, table = withheld.out_of, section.table
    lines = tuple(
        Line(tuple(Piece(out(one.text)) for one in line.inlines if isinstance(one, Piece)), out(line.label))
        for line in section.lines
    )
    if table:
        rows = tuple(tuple(map(out, row)) for row in table.rows)
        table = replace(table, head=tuple(map(out, table.head)), rows=rows)
    return replace(section, lines=lines, table=table)
