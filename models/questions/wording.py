"""A question in the words in which it is written, so that it reads as the same question again."""

import re

from models.questions.terms import And, Condition, Kind, Not, Or, Question, Term, Words

_PLAIN = re.compile(r"[^\s\"“”()（）:：<>=≥≤]+")
_JOINING = frozenset(("and", "or", "not", *Kind))


def question_words(question: Question) -> str:
    """Return a question as it is written."""
    if question.term is None:
        return str(question.kind) if question.kind is not Kind.EVENTS else ""
    told = term_words(question.term)
    return told if question.kind is Kind.EVENTS else f"{question.kind} {told}"


def term_words(term: Term) -> str:
    """Return a part of a question as it is written."""
    match term:
        case Words(text):
            return " ".join(map(_word, text.split()))
        case Condition():
            return _condition(term)
        case Not(inner):
            return f"not {_bracketed(inner)}"
        case And(terms):
            is_parted = sum(isinstance(each, Words) for each in terms) > 1
            return " ".join(_part(each, is_parted=is_parted) for each in terms)
        case Or(terms):
            return " or ".join(
                f"({term_words(each)})" if isinstance(each, Or) else term_words(each) for each in terms
            )


def _part(term: Term, *, is_parted: bool) -> str:
    """Return one of the parts that must all hold; a lone “to:” in brackets, as it is no part of a query before it."""
    is_apart = isinstance(term, And | Or) or (is_parted and isinstance(term, Words))
    is_apart = is_apart or (isinstance(term, Condition) and term.field == "to")
    return f"({term_words(term)})" if is_apart else term_words(term)


def _bracketed(term: Term) -> str:
    is_whole = isinstance(term, Condition) or (isinstance(term, Words) and len(term.text.split()) == 1)
    return term_words(term) if is_whole else f"({term_words(term)})"


def _condition(one: Condition) -> str:
    if one.is_count:
        return f"{one.field}{one.sign or '='}{one.value}"
    if one.other is None:
        return f"{one.field}:{one.sign}{_value(one.value)}"
    if not one.way:
        return f"{one.field}:({term_words(one.other)})"
    told = f"{one.field}:{_value(one.value)}"
    return f"{told} {term_words(one.other) if one.way == 'to' else f'{one.way} {_bracketed(one.other)}'}"


def _value(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text.replace(chr(34), chr(39))}"'


def _word(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _JOINING
    return text if is_plain else f'"{text}"'
