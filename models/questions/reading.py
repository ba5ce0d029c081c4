"""Reads a question from its words; what cannot be read is told in one sentence that names the word."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from models.errors import CaseError
from models.questions.fields import BY_NAME
from models.questions.terms import COUNTED, Condition, Kind, Not, Question, Term, Words, all_of, any_of
from models.translation import tr
from models.values.listing import in_a_row

WAYS: Final = ("of", "after", "before")
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<open>[(（]) | (?P<close>[)）])
    | ["“”](?P<quoted>[^"“”]*)["“”]
    | (?P<broken>["“”])
    | (?P<head>[^\W\d_]+)[:：](?!//)(?P<sign>>=|<=|≥|≤|[<>=])?
    | (?P<counted>[^\W\d_]+)(?P<than>>=|<=|≥|≤|[<>=])(?=\d)
    | (?P<bare>[^\s"“”()（）]+)
    )""",
    re.VERBOSE,
)
_SIGN_OF: Final = {"≥": ">=", "≤": "<="}


class NotUnderstood(CaseError):
    """A question that cannot be read or answered."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # open, close, quoted, head, counted, bare
    text: str
    sign: str = ""


@lru_cache(256)
def read_question(text: str) -> Question:
    """Return the question that words ask; NotUnderstood names the word with which something is wrong."""
    return _Reading(_tokens(text)).question()


def is_asked(text: str) -> bool:
    """Tell whether words hold more than words to search for, whether or not they can be read."""
    try:
        tokens = _tokens(text)
    except NotUnderstood:
        return True
    joining = {"and", "or", "not", *Kind}
    return any(
        one.kind in ("head", "counted", "open") or (one.kind == "bare" and one.text.casefold() in joining)
        for one in tokens
    )


def _tokens(text: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "broken":
            raise NotUnderstood(
                tr("A quotation mark has no partner: put one at both ends of the words, or leave it out.")
            )
        if kind in ("head", "sign"):
            found.append(_Token("head", match["head"].casefold(), _sign(match["sign"])))
        elif kind in ("counted", "than"):
            found.append(_Token("counted", match["counted"].casefold(), _sign(match["than"])))
        else:
            found.append(_Token(kind, match[kind]))
    return tuple(found)


def _sign(text: str | None) -> str:
    return _SIGN_OF.get(text or "", text or "")


class _Reading:
    """Walks along the tokens of a question."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0

    def question(self) -> Question:
        kind = self._kind()
        term = None if self._is_over() else self._any()
        if not self._is_over():
            raise NotUnderstood(
                tr("A bracket is closed that was never opened: take “)” out, or open it before.")
            )
        return Question(kind, term)

    def _kind(self) -> Kind:
        token = self._peek()
        if token and token.kind == "bare" and token.text.casefold() in tuple(Kind):
            self._at += 1
            return Kind(token.text.casefold())
        return Kind.EVENTS

    def _any(self) -> Term:
        terms = [self._all()]
        while self._takes_word("or"):
            terms.append(self._all())
        return any_of(tuple(terms))

    def _all(self) -> Term:
        terms = [self._one()]
        while True:
            is_joined = self._takes_word("and")
            if not is_joined and (self._is_over() or self._is_word("or") or self._is_next("close")):
                return all_of(tuple(terms))
            terms.append(self._one())

    def _one(self) -> Term:
        token = self._peek()
        if token is None:
            before = self._tokens[-1].text if self._tokens else ""
            raise NotUnderstood(
                tr(
                    "Something is missing after “{before}”: write a condition, such as kind:sale.",
                    before=before,
                )
            )
        if self._takes_word("not"):
            return Not(self._one())
        if self._is_word("and") or self._is_word("or"):
            raise NotUnderstood(
                tr("“{word}” joins two conditions: write one on either side of it.", word=token.text)
            )
        match token.kind:
            case "open":
                return self._in_brackets()
            case "close":
                raise NotUnderstood(
                    tr("There is nothing in a bracket: write a condition there, or take it out.")
                )
            case "head":
                return self._condition()
            case "counted":
                return self._count()
        return self._words()

    def _in_brackets(self) -> Term:
        self._at += 1
        term = self._any()
        if not self._is_next("close"):
            raise NotUnderstood(tr("A bracket is not closed: write “)” where it ends."))
        self._at += 1
        return term

    def _words(self) -> Words:
        words = []
        while (token := self._peek()) and token.kind in ("bare", "quoted"):
            if any(map(self._is_word, ("and", "or", "not"))):
                break
            words.append(token.text)
            self._at += 1
        text = " ".join(" ".join(words).split())
        if not text:
            raise NotUnderstood(
                tr("There is nothing between the quotation marks: write words there, or leave them out.")
            )
        return Words(text)

    def _count(self) -> Condition:
        token = self._take()
        if token.text not in COUNTED:
            names = in_a_row(COUNTED)
            raise NotUnderstood(
                tr("“{word}” cannot be counted: count {names}, as in events>3.", word=token.text, names=names)
            )
        number = re.match(r"\d+$", (self._peek() or _Token("", "")).text)
        if number is None:
            raise NotUnderstood(
                tr(
                    "“{word}” needs a whole number behind it, as in events>3.",
                    word=f"{token.text}{token.sign}",
                )
            )
        self._at += 1
        return Condition(token.text, number[0], token.sign)

    def _condition(self) -> Term:
        head = self._take()
        name = head.text
        if name not in BY_NAME:
            raise NotUnderstood(_unknown(name))
        if self._is_next("open"):
            inner = self._in_brackets()
            return Condition(name, other=inner) if name in COUNTED else _spread(name, inner)
        if name in COUNTED:
            raise NotUnderstood(
                tr(
                    "“{name}:” takes a question in brackets or a number: {example}.",
                    name=name,
                    example=BY_NAME[name].example,
                )
            )
        value = self._value(name)
        if name == "within":
            return self._distance(value)
        if name == "query" and self._is_head("to"):
            self._at += 1
            return Condition(name, value, head.sign, "to", Condition("to", self._value("to")))
        return Condition(name, value, head.sign)

    def _value(self, name: str) -> str:
        token = self._peek()
        if token is None or token.kind not in ("bare", "quoted") or not token.text.strip():
            raise NotUnderstood(
                tr(
                    "“{name}:” has no value: write it like {example}.",
                    name=name,
                    example=BY_NAME[name].example,
                )
            )
        self._at += 1
        if token.kind == "quoted":
            return " ".join(token.text.split())
        return self._joined(name, token.text)

    def _joined(self, name: str, value: str) -> str:
        """Return a value with the words behind it that belong to it: 24 September 2021, 1bn CNY, 30 days."""
        joins = BY_NAME[name].joins
        following = []
        for token in self._tokens[self._at : self._at + 3]:
            if token.kind != "bare" or token.text.casefold() in ("and", "or", "not"):
                break
            following.append(token.text)
        while joins and following:
            longer = " ".join((value, *following))
            if joins(longer):
                self._at += len(following)
                return longer
            following.pop()
        return value

    def _distance(self, value: str) -> Condition:
        token = self._peek()
        if token is None or token.kind != "bare" or token.text.casefold() not in WAYS:
            raise NotUnderstood(
                tr("“within:{value}” says not of what: write within:{value} after kind:notice.", value=value)
            )
        self._at += 1
        return Condition("within", value, "", token.text.casefold(), self._one())

    # tokens -------------------------------------------------------------------------------------

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is_over(self) -> bool:
        return self._at >= len(self._tokens)

    def _is_next(self, kind: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == kind

    def _is_head(self, name: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "head" and token.text == name

    def _is_word(self, word: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "bare" and token.text.casefold() == word

    def _takes_word(self, word: str) -> bool:
        is_there = self._is_word(word)
        self._at += is_there
        return is_there


def _spread(name: str, term: Term) -> Term:
    """Return a field with several values: kind:(sale or seizure) is kind:sale or kind:seizure."""
    match term:
        case Words(text):
            return Condition(name, text)
        case Not(inner):
            return Not(_spread(name, inner))
        case Condition():
            raise NotUnderstood(
                tr("Brackets behind “{name}:” hold values only: {name}:(one or another).", name=name)
            )
    joined = tuple(_spread(name, each) for each in term.terms)
    return type(term)(joined)


def _unknown(name: str) -> str:
    near = get_close_matches(name, BY_NAME, 1, 0.6)
    if near:
        return tr(
            "“{name}:” is no field: perhaps {near}: is meant. To search for the words as they stand, "
            "put them in quotation marks.",
            name=name,
            near=near[0],
        )
    return tr(
        "“{name}:” is no field: the help lists what can be asked. To search for the words as they stand, "
        "put them in quotation marks.",
        name=name,
    )
