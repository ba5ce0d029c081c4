"""Sets runs of text of several looks into lines, with raised numbers behind words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.exchange.written import Inline, Ref, clean
from models.figure.measure import Measure
from models.figure.text import pieces, raised

_RAISED, _LIFT = 0.68, 0.34  # size and height of raised numbers, in sizes of the text


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks: size in points, colour, weight."""

    size: float
    colour: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text at a place of its line: `x` from the left, `lift` above the baseline, in points."""

    x: float
    text: str
    size: float
    colour: str
    is_bold: bool = False
    lift: float = 0.0


SetLine = tuple[Run, ...]
_Word = list[Run]  # runs that stay together


def set_inlines(
    inlines: Sequence[Inline],
    look: Look,
    width: float,
    measure: Measure,
    colours: Sequence[tuple[str, str]] = (),
) -> tuple[SetLine, ...]:
    """Return the lines of a text; `colours` names the colours of looks. Only a word wider than a line is cut."""
    lines: list[SetLine] = []
    line: list[Run] = []
    x = 0.0
    for word in _words(inlines, look, dict(colours)):
        for part in _fitting(word, width, measure):
            wide = _width(part, measure)
            if line and x + _width(part, measure, is_end=True) > width:
                lines.append(_joined(line))
                line, x = [], 0.0
            for run in part:
                line.append(replace(run, x=x + run.x))
            x += wide
    return (*lines, _joined(line)) if line else tuple(lines)


def _words(inlines: Sequence[Inline], look: Look, colours: dict[str, str]) -> Iterator[_Word]:
    """Yield words: their runs, and the raised numbers that hang on them."""
    word: _Word = []
    refs: list[int] = []
    for number, inline in enumerate(inlines):
        if isinstance(inline, Ref):
            refs.append(inline.number)
            if not isinstance(next(iter(inlines[number + 1 : number + 2]), None), Ref):
                raise_by = look.size * _LIFT
                word.append(Run(0, raised(refs), look.size * _RAISED, look.colour, False, raise_by))
                refs = []
            continue
        colour = colours.get("link" if inline.href else inline.look, look.colour)
        is_bold = (look.is_bold and not inline.look) or inline.look == "strong"
        for piece in pieces(clean(inline.text)):
            if word and _ends(word[-1], piece):
                yield word
                word = []
            word.append(Run(0, piece, look.size, colour, is_bold))
    if word:
        yield word


def _ends(before: Run, piece: str) -> bool:
    """Tell whether a line may break between a run and the next piece: where the two together may be broken."""
    if before.lift:
        return piece[:1].isspace() or (len(pieces("n " + piece)) > 1 and piece[:1].isalnum())
    return before.text.endswith(" ") or len(pieces(before.text[-2:] + piece)) > 1


def _fitting(word: _Word, width: float, measure: Measure) -> Iterator[_Word]:
    """Yield a word with the places of its runs; one that is wider than a line is cut into parts."""
    if _width(word, measure, is_end=True) <= width:
        yield _placed(word, measure)
        return
    for run in word:
        text = run.text
        while text:
            at = len(text)
            while at > 1 and measure.width(text[:at].rstrip(), run.size, run.is_bold) > width:
                at -= 1
            yield [replace(run, text=text[:at])]
            text = text[at:]


def _placed(word: _Word, measure: Measure) -> _Word:
    placed: _Word = []
    x = 0.0
    for run in word:
        placed.append(replace(run, x=x))
        x += measure.width(run.text, run.size, run.is_bold)
    return placed


def _width(word: _Word, measure: Measure, is_end: bool = False) -> float:
    """Tell how wide a word is; at the end of a line the space behind it needs no room."""
    texts = [run.text for run in word]
    if is_end:
        texts[-1] = texts[-1].rstrip()
    return sum(measure.width(text, run.size, run.is_bold) for text, run in zip(texts, word, strict=True))


def _joined(line: list[Run]) -> SetLine:
    """Return a line whose neighbouring runs of one look are one run, so that its text is found as it is read."""
    joined: list[Run] = []
    for run in line:
        last = joined[-1] if joined else None
        if last and replace(last, x=0, text="") == replace(run, x=0, text=""):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(replace(run, text=run.text.rstrip()) if run is joined[-1] else run for run in joined)
