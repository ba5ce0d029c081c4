"""Dates that are kept with day and month turned round."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.passages import Part, Passage, passages_of
from models.checks.worded_dates import fits, is_swapped
from models.records.story import Stance
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.when import When, words
from models.values.when.passages import Written, dates_in

NAME = tr_later("day and month swapped")
REASON = tr_later(
    "The fourth of March is 4/3 in one country and 3/4 in the next: typed the wrong way, it "
    "looks like any other."
)
MANY = tr_later("dates have day and month the wrong way round")
REMEDY = Remedy.DATE
RANK = 114
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event whose words name its day with day and month turned round, and never as it is kept."""
    for dossier in matter.dossiers:
        event = dossier.event
        when = event.when
        if when is None or when.earliest is None or when.earliest != when.latest or when.earliest.day > 12:
            continue
        held = [
            (one, date)
            for one in passages_of(matter, dossier)
            if _is_ours(one)
            for date in dates_in(one.words)
        ]
        if any(date.day and fits(date, when) for _, date in held):
            continue  # the day as it is kept is written somewhere: the other is another day
        day = when.earliest
        turned = next(((one, date) for one, date in held if is_swapped(date, day)), None)
        if turned:
            yield _finding(*turned, when)


def _is_ours(passage: Passage) -> bool:
    """Tell whether words are ours, or quoted in our support; a value that a source gives is judged by itself."""
    is_ours = passage.cited is None or passage.cited.citation.stance is Stance.SUPPORTS
    return is_ours and passage.part is not Part.SAID


def _finding(passage: Passage, written: Written, when: When) -> Finding:
    sentence = tr(
        "The date {when} of {title} has day and month turned round: {place} reads {words}. Mend the date.",
        when=words(when, language()),
        title=quoted(passage.told.event.title),
        place=passage.place,
        words=quoted(written.words),
    )
    return passage.finding(NAME, Weight.MEND, sentence, Remedy.DATE)
