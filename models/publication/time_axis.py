"""What the axis of a figure leaves out and what an inset enlarges: proposed, chosen, and said in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableValue, WrongUse
from models.figure.phrases import phrase
from models.figure.scale import Break
from models.figure.scene import Inset
from models.figure.stretches import (
    Span,
    apart,
    edtf_of,
    empty_between,
    goes_through,
    proposed_breaks,
    proposed_inset,
    shown_parts,
    taken_by,
    touches,
    unit_and_count,
)
from models.publication.annotations import read_annotation
from models.publication.choices import FigureSpec
from models.publication.chronology.words import said
from models.publication.scenes import public_eras
from models.publication.window import window_of
from models.records.dossier import Dossier
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import all_of
from models.values.when import When, read_when
from models.values.when import words as words_of_when
from models.values.when.clock import moment_of

AUTO: Final = "auto"
NONE: Final = "none"
BROKEN: Final = frozenset({"timeline", "both", "cumulative"})
"""The views whose axis can leave time out."""
ENLARGED: Final = frozenset({"timeline", "both"})
"""The views that can have an inset."""
WORTH: Final = 0.03  # of the window: less than that is not left out, as the break itself takes as much room


@dataclass(frozen=True, slots=True)
class AxisPlan:
    """What an axis leaves out and what an inset enlarges, as EDTF, with what is proposed and what could not be."""

    breaks: tuple[str, ...] = ()
    inset: str = ""
    proposed_breaks: tuple[str, ...] = ()
    proposed_inset: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[tuple[str, str], ...]:
        """Return what is proposed, by the names of the choices."""
        told = (("breaks", "; ".join(self.proposed_breaks)), ("inset", self.proposed_inset))
        return tuple((name, words) for name, words in told if words)

    def settled(self, spec: FigureSpec) -> FigureSpec:
        """Return the choices with stretches of time in place of what was left to us; small multiples have no inset."""
        return spec.changed(breaks=self.breaks, inset="" if spec.panels_by else self.inset)


NO_PLAN: Final = AxisPlan()

# choosing --------------------------------------------------------------------------------------


def read_breaks(told: Iterable[str]) -> tuple[str, ...]:
    """Return what an axis is to leave out, as it is kept: nothing, auto, or stretches. WrongUse for anything else."""
    words = tuple(dict.fromkeys(one.strip() for one in told if one.strip()))
    kept = tuple(AUTO if one.casefold() == AUTO else one for one in words if one.casefold() != NONE)
    for one in kept:
        if one != AUTO:
            read_stretch(one)
    return (AUTO,) if AUTO in kept else kept


def read_inset(told: str) -> str:
    """Return what an inset is to enlarge, as it is kept: nothing, auto, or a stretch. WrongUse for anything else."""
    word = told.strip()
    if word.casefold() in (AUTO, NONE, ""):
        return AUTO if word.casefold() == AUTO else ""
    read_stretch(word)
    return word


def read_stretch(text: str) -> Span:
    """Return the first and the last moment of a stretch of time; WrongUse if the words are none."""
    try:
        when = read_when(text)
    except UnreadableValue as error:
        raise WrongUse(
            tr("“{text}” is no stretch of time: write 1950/1989, 2024 or 2024-03/2024-06.", text=text)
        ) from error
    if when.begins is None or when.ends is None:
        raise WrongUse(
            tr("“{text}” has no beginning or no end: write 1950/1989, 2024 or 2024-03/2024-06.", text=text)
        )
    return when.begins, when.ends


# the plan --------------------------------------------------------------------------------------


def axis_of(reader: Reader, dossiers: Sequence[Dossier], spec: FigureSpec) -> AxisPlan:
    """Tell what the axis of a figure of these events leaves out, and what is enlarged."""
    if spec.view not in BROKEN or not any(one.event.when for one in dossiers):
        return AxisPlan()
    others = [era.when for era in public_eras(reader) if era.when]
    others += [read_annotation(one).when for one in spec.annotations]
    return plan_axis(dossiers, others, spec, window_of(dossiers, spec))


def plan_axis(
    dossiers: Sequence[Dossier], others: Sequence[When], spec: FigureSpec, window: Span
) -> AxisPlan:
    """Tell what an axis leaves out and what is enlarged; neither end of an era or annotation, `others`, is left out.

    What was left to us is proposed; of a chosen stretch only what is empty is left out, and the rest is told.
    """
    held = [(one.event.title, one.event.when) for one in dossiers if one.event.when]
    whens = [when for _, when in held]
    edges = [edge for when in others for edge in _edges(when)]
    proposed = proposed_breaks(whens, edges, window)
    breaks, warnings = proposed, list[str]()
    if spec.breaks != (AUTO,):
        asked = apart(map(read_stretch, read_breaks(spec.breaks)), window)
        taken = [*edges, *(span for when in whens for span in taken_by(when))]
        breaks = apart(_empty_of(asked, taken, window), window)
        warnings += _not_left_out(spec.breaks, breaks, held, window)
    crowd = proposed_inset(whens, shown_parts(window, breaks)) if spec.view in ENLARGED else None
    inset = _inset_of(spec, crowd, whens, window)
    if spec.view in ENLARGED and spec.inset and inset is None:
        warnings.append(_no_inset(spec))
    return AxisPlan(
        tuple(map(edtf_of, breaks)),
        edtf_of(inset) if inset else "",
        tuple(map(edtf_of, proposed)),
        edtf_of(crowd) if crowd else "",
        tuple(warnings),
    )


def _edges(when: When) -> Iterator[Span]:
    """The two ends of an era or annotation: neither may fall into what is left out."""
    for moment in (when.begins, when.ends):
        if moment is not None:
            yield moment - 1e-6, moment + 1e-6


def _empty_of(asked: Sequence[Span], taken: Sequence[Span], window: Span) -> Iterator[Span]:
    """What of the chosen stretches is empty and worth a break."""
    for span in asked:
        for one in empty_between(taken, *span):
            if one == span or one[1] - one[0] >= WORTH * (window[1] - window[0]):
                yield one


def _not_left_out(
    told: Sequence[str], breaks: Sequence[Span], held: Sequence[tuple[str, When]], window: Span
) -> Iterator[str]:
    """Say of each chosen stretch that is not left out whole why that is so."""
    for words in told:
        span = read_stretch(words)
        if span in breaks or any(one[0] <= span[0] and span[1] <= one[1] for one in breaks):
            continue
        if span[0] <= window[0] or span[1] >= window[1]:
            yield tr(
                "{words} reaches over the end of the axis: choose a window of time instead of a break.",
                words=words,
            )
            continue
        there = [
            title
            for title, when in held
            if any(begin < span[1] and end > span[0] for begin, end in taken_by(when))
        ]
        kept = [edtf_of(one) for one in breaks if span[0] <= one[0] and one[1] <= span[1]]
        yield _not_whole(words, there, all_of(kept))


def _not_whole(words: str, there: Sequence[str], kept: str) -> str:
    rest = tr("only {stretch} is left out", stretch=kept) if kept else tr("nothing of it is left out")
    if not there:
        return tr(
            "{words} is not left out whole, as an era or annotation begins or ends there: {rest}.",
            words=words,
            rest=rest,
        )
    if len(there) == 1:
        return tr(
            "{words} is not left out whole, as “{event}” stands there: {rest}.",
            words=words,
            event=there[0],
            rest=rest,
        )
    return tr(
        "{words} is not left out whole, as “{event}” stands there with {n} more: {rest}.",
        words=words,
        event=there[0],
        n=len(there) - 1,
        rest=rest,
    )


def _inset_of(spec: FigureSpec, crowd: Span | None, whens: Sequence[When], window: Span) -> Span | None:
    """The stretch that is enlarged, None where there is nothing of it to show."""
    if spec.view not in ENLARGED or not spec.inset or spec.inset == AUTO:
        return crowd if spec.inset == AUTO else None
    first, last = read_stretch(read_inset(spec.inset))
    span = max(first, window[0]), min(last, window[1])
    is_shown = span[0] < span[1] and span != window
    return span if is_shown and any(touches(when, span) for when in whens) else None


def _no_inset(spec: FigureSpec) -> str:
    if spec.inset == AUTO:
        return tr(
            "No stretch of the axis is crowded, so no inset enlarges one: choose it by its dates, or none."
        )
    return tr(
        "No inset enlarges {inset}, as it has no event or is all that is shown: choose a shorter stretch.",
        inset=spec.inset,
    )


# in words --------------------------------------------------------------------------------------


def breaks_of(spec: FigureSpec, whens: Sequence[When]) -> tuple[Break, ...]:
    """Return what a settled figure's axis leaves out, with the words that stand on it."""
    spans = [read_stretch(one) for one in spec.breaks if one != AUTO]
    return tuple(Break(*span, omission_words(span, whens, spec.language)) for span in spans)


def inset_of(spec: FigureSpec, whens: Sequence[When]) -> Inset | None:
    """Return what a settled figure enlarges, with the words over it."""
    if not spec.inset or spec.inset == AUTO:
        return None
    span, language = read_stretch(spec.inset), spec.language
    count = sum(touches(when, span) for when in whens)
    told = phrase(language, "alt_events_one" if count == 1 else "alt_events", n=count)
    title = phrase(language, "enlarged", x=stretch_words(spec.inset, language), y=told)
    return Inset(*span, title)


def stretch_words(edtf: str, language: str) -> str:
    """Return a stretch in words; one that begins or ends within a day from the one time to the other."""
    first, last = read_stretch(edtf)
    if (first, last) == (int(first), int(last)):
        return words_of_when(When.from_edtf(edtf), language)
    times = (moment_of(one).isoformat(timespec="minutes") for one in (first, last))
    return words_of_when(When.from_edtf("/".join(times)), language)


def omission_words(span: Span, whens: Sequence[When], language: str) -> str:
    """Say what an axis leaves out: 32 years without events; 32 years left out where something goes on through them."""
    key = "left_out_time" if any(goes_through(when, span) for when in whens) else "without_events"
    return phrase(language, key, x=span_length(span, language))


def span_length(span: Span, language: str) -> str:
    """Tell how long a stretch is, in the largest unit that fits: 32 years, about 14 months, 9 hours."""
    unit, count, is_exact = unit_and_count(span)
    told = phrase(language, f"{unit}_long" if count == 1 else f"{unit}s_long", n=count)
    return told if is_exact else phrase(language, "about_long", x=told)


def axis_sentences(spec: FigureSpec) -> tuple[str, ...]:
    """Say of a settled figure, for those who cannot see it, what its axis leaves out and what an inset enlarges."""
    language = spec.language
    told = []
    spans = [one for one in spec.breaks if one != AUTO] if spec.view in BROKEN else []
    if spans:
        words = phrase(language, "comma").join(stretch_words(one, language) for one in spans)
        told.append(said(language, "axis_leaves_out", x=words))
    if spec.inset and spec.inset != AUTO and spec.view in ENLARGED:
        told.append(said(language, "inset_enlarges", x=stretch_words(spec.inset, language)))
    return tuple(told)
