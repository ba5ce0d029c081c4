"""A figure of money in words: its alternative text, and the table of its values for those who cannot see it."""

from collections.abc import Iterator, Sequence
from typing import Final

from models.figure.money.words import SumWords
from models.figure.phrases import phrase
from models.ledger.account import Account
from models.ledger.line import CLAIMED, COUNTED, NOT_TOLD, POSSIBLE, Line
from models.publication.choices import FLOW_COLUMNS, FigureSpec
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.money import (
    counted,
    group_words,
    lines_of,
    meaning_words,
    money_remarks,
    party_of,
    sum_of,
    total_words,
    words_of,
)
from models.publication.scenes import standing_word
from models.publication.time_axis import axis_sentences
from models.publication.words import bracketed, in_panels, left_out_words
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

EVERY_DIGIT: Final = 0


def describe_money(account: Account, spec: FigureSpec) -> str:
    """Return one sentence on what a figure of money shows: what, by what, and what it comes to."""
    lines = account.total.lines + account.total.unknown
    told = counted(
        spec.language,
        f"money_alt_{spec.view}",
        lines,
        what=meaning_words(spec.meaning, spec.language),
        by=phrase(spec.language, f"money_by_{spec.by}"),
        x=total_words(account, words_of(account, spec.language), EVERY_DIGIT),
    )
    return in_panels(told, spec)


Part = tuple[str, Account]
"""The title of a panel, and the ledger of its events."""


def money_table(
    account: Account,
    spec: FigureSpec,
    withheld: Withheld,
    parts: Sequence[Part] = (),
    left_out: Sequence[str] = (),
) -> str:
    """Return the values of a figure of money line by line, every digit of them, and what is never added.

    Those of panels stand under their titles; the titles of panels that are left out are named.
    """

    def lines() -> Iterator[str]:
        yield spec.title or describe_money(account, spec)
        if spec.deck:
            yield spec.deck
        yield from axis_sentences(spec)
        for title, held in parts or (("", account),):
            yield ""
            if title:
                yield title
            yield from (_rows if spec.view == "bars" else _lines)(held, spec)
        yield ""
        if left_out:
            yield left_out_words(left_out, spec)
        yield from money_remarks(account, spec.language)

    return "\n".join(map(withheld.out_of, lines())).rstrip() + "\n"


def _rows(account: Account, spec: FigureSpec) -> Iterator[str]:
    language, words = spec.language, words_of(account, spec.language)
    groups = [(total.group[0], [account.lines[at] for at in total.members]) for total in account.rows]
    for word, lines in groups:
        added = [line for line in lines if line.weight == COUNTED]
        if added:
            name, detail = group_words(word, spec.by, added, language)
            told = phrase(language, "in_brackets", words=name, more=detail) if detail else name
            yield said(language, "colon", x=told, y=_sum(added, words))
    yield _total(account, words)
    for word, lines in groups:
        for weight in (POSSIBLE, CLAIMED):
            if count := sum(line.weight == weight for line in lines):
                name, _ = group_words(word, spec.by, lines, language)
                told = said(language, "colon", x=name, y=words.apart(weight, count))
                yield said(language, "colon", x=phrase(language, "money_apart"), y=told)


def _lines(account: Account, spec: FigureSpec) -> Iterator[str]:
    """Yield the lines one by one: who sold, through whom, where, who was paid, what it brought and when."""
    language, words = spec.language, words_of(account, spec.language)
    held = lines_of(account)
    for line in held:
        if line.weight == COUNTED:
            yield said(language, "colon", x=_way(line, language), y=_what(line, [line], words))
    yield _total(account, words)
    for line in held:
        if line.weight != COUNTED:
            told = bracketed(_way(line, language), standing_word(line.standing, language), language)
            yield said(language, "colon", x=phrase(language, "money_apart"), y=told)


def _way(line: Line, language: str) -> str:
    """Return the way of the money of a line, and its date."""
    names = [party_of(line, column) for column in FLOW_COLUMNS]
    if set(names) == {NOT_TOLD}:
        return line.title
    told = [
        phrase(language, "flow_unnamed")
        if name == NOT_TOLD
        else bracketed(*group_words(name, column, [line], language), language)
        for column, name in zip(FLOW_COLUMNS, names, strict=True)
    ]
    when = words_of_when(line.when, language) if line.when else ""
    return bracketed(" → ".join(told), when, language)


def _what(line: Line, lines: Sequence[Line], words: SumWords) -> str:
    """Return what a line brought, and what was handed over for it."""
    sold = phrase(words.language, "comma").join(words_of_sum(one, words.language) for one in line.sold)
    return bracketed(_sum(lines, words), sold, words.language)


def _total(account: Account, words: SumWords) -> str:
    told = total_words(account, words, EVERY_DIGIT)
    whole = said(words.language, "colon", x=phrase(words.language, "money_total"), y=told)
    return bracketed(whole, _basis(account, words.language), words.language)


def _sum(lines: Sequence[Line], words: SumWords) -> str:
    """Return what lines come to, with every digit, and how many of them tell no sum."""
    known, unknown = sum_of(lines), sum(line.given is None for line in lines)
    told = [words.sum(known, EVERY_DIGIT)] if known else []
    told += [words.unknown(unknown)] if unknown else []
    return phrase(words.language, "money_with", x=told[0], y=told[1]) if len(told) > 1 else told[0]


def _basis(account: Account, language: str) -> str:
    total = account.total
    return phrase(language, "money_basis", n=total.lines, m=total.origins, k=total.checked)
