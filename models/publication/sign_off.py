"""The sign-off sheet: every claim with who checked it and who signed it off, when and how, and by which rule.

It is for the desk: it names who worked. Of the case it tells no more than a list of facts may tell everybody.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from models import translation
from models.case import Case
from models.exchange.written import Line, Piece, Section, Written
from models.publication.chronology.chronology import fact_list
from models.publication.chronology.content import Choice, Entry, Statement
from models.publication.chronology.documents import written
from models.records.desk import Check
from models.records.rules import STATES_IN_ORDER
from models.records.story import Citation, Claim, State
from models.review.methods import WORDS
from models.review.signing import deed_against, rule_of
from models.store.authors import Authors
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row
from models.values.when import When
from models.values.when import words as words_of_when

_ACTS: Final = {State.SIGNED_OFF: tr_later("Signed off {how}"), State.CHECKED: tr_later("Checked {how}")}
UNMARKED: Final = tr_later("No mark says by whom.")


def sign_off_sheet(case: Case, choice: Choice | None = None) -> Written:
    """Return the sheet as a document: the rule, how many claims stand where, then each claim under its event."""
    choice = replace(choice or Choice(), language=translation.language(), is_draft=False)
    facts = fact_list(case, choice.events, choice)
    document, marks = written(facts), _Marks(case.reader)
    events = tuple(
        _signed(section, entry, marks)
        for section, entry in zip(document.sections, facts.entries, strict=True)
    )
    title = choice.title or case.reader.about().title
    return replace(
        document,
        title=tr("Sign-off sheet: {title}", title=title) if title else tr("Sign-off sheet"),
        sections=(_rule(case.reader, facts.entries), *events),
    )


def _rule(reader: Reader, entries: tuple[Entry, ...]) -> Section:
    rule = rule_of(reader)
    look = "flag" if rule.is_weak else ""
    counted = Counter(statement.state for entry in entries for statement in entry.statements)
    told = in_a_row(
        tr("{n} {state}", n=counted[state], state=tr(state))
        for state in reversed(STATES_IN_ORDER)
        if counted[state]
    )
    lines = (
        Line(
            (Piece(tr("{rule}. {meaning}", rule=tr(rule.name), meaning=tr(rule.for_sheet)), look),),
            tr("Rule"),
        ),
        Line((Piece(told),), tr("Claims")),
    )
    return Section((Piece(tr("Who may sign off, and how far it is")),), lines=lines)


def _signed(section: Section, entry: Entry, marks: "_Marks") -> Section:
    """Return the facts of an event, each with its marks."""
    lines = tuple(
        replace(line, inlines=(*line.inlines, *marks.pieces(statement)))
        for line, statement in zip(section.lines, entry.statements, strict=True)
    )
    return replace(section, lines=lines)


class _Marks:
    """Tells who marked a claim, when and how."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._authors = reader, Authors(reader)
        self._by_claim: dict[str, list[Check]] = {}
        for check in sorted(reader.all(Check), key=lambda one: (one.at, one.id)):
            self._by_claim.setdefault(check.claim_id, []).append(check)

    def pieces(self, statement: Statement) -> Iterator[Piece]:
        """Yield what is known of the check and the sign-off of a claim; what is against the rule is marked."""
        last = {one.state: one for one in self._by_claim.get(statement.claim_id, ()) if one.state in _ACTS}
        if statement.state in (State.CHECKED, State.SIGNED_OFF) and statement.state not in last:
            yield Piece(f" [{tr(UNMARKED)}]", "flag")
        if statement.state not in (State.CHANGED, *_ACTS):
            return
        for state, act in _ACTS.items():
            if state in last and not (state is State.SIGNED_OFF and statement.state is State.CHECKED):
                yield Piece(f" · {tr(act, how=self._how(last[state]))}", "soft")
        if statement.state is State.SIGNED_OFF and State.SIGNED_OFF in last:
            yield from self._against_rule(statement, last[State.SIGNED_OFF].by)

    def _how(self, check: Check) -> str:
        day = words_of_when(When.from_edtf(check.at[:10])) if check.at else tr("on an unknown day")
        parts = [
            tr("by {name}, {day}", name=check.by or tr("nobody named"), day=f"{day}{_clock(check.at)}"),
            tr(WORDS.get(check.method, check.method)),
        ]
        if check.opened:
            of = len(self._reader.where(Citation, claim_id=check.claim_id))
            opened = len(check.opened)
            parts.append(
                tr_count(
                    of, "{opened} of {n} citation opened", "{opened} of {n} citations opened", opened=opened
                )
            )
        return in_a_row(part for part in parts if part)

    def _against_rule(self, statement: Statement, who: str) -> Iterator[Piece]:
        deed = deed_against(self._reader.get(Claim, statement.claim_id), who, self._reader, self._authors)
        if deed:
            yield Piece(f" [{tr('against the rule: {who} {deed}', who=who, deed=tr(deed))}]", "flag")


def _clock(at: str) -> str:
    """Return the time of day of a mark, in UTC."""
    try:
        return f" {datetime.fromisoformat(at):%H:%M} UTC" if len(at) > len("2026-01-01") else ""
    except ValueError:
        return ""
