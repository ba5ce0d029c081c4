"""What the query bar lists while one types and after one asked: completions, kept questions, answers."""

from gui.selection import Selection
from gui.window.hits import ASK, COMPLETE
from models.questions.completing import completions
from models.questions.reading import is_asked, read_question
from models.questions.searching import area_hit
from models.questions.telling import Row, count_words, rows
from models.questions.terms import parts_of, without
from models.questions.wording import question_words, term_words
from models.records.desk import Question
from models.store.reader import Reader
from models.store.search import Hit
from models.translation import tr

MOST = 200  # rows of an answer
WAYS = 3  # completions above what is found for plain words


def found_for(text: str, selection: Selection, reader: Reader, limit: int) -> tuple[Hit, ...]:
    """Return the rows for what is typed: how it can go on, or what is found, first the area that the words name."""
    ways = tuple(
        Hit(COMPLETE, each.text, each.words, each.beside) for each in completions(text, selection.facts())
    )
    if is_asked(text):
        return ways
    kept = tuple(hit for hit in kept_hits(reader) if text.strip().casefold() in hit.title.casefold())
    found = reader.search(text.strip(), limit)
    area = area_hit(reader, text)
    every = (
        (
            Hit(
                ASK,
                text.strip(),
                tr("All events with “{words}”", words=text.strip()),
                tr("filters every view"),
            ),
        )
        if len(found) > 1
        else ()
    )
    return (*ways[:WAYS], *((area,) if area else ()), *kept, *found, *every)


def kept_hits(reader: Reader) -> tuple[Hit, ...]:
    """Return the questions that the case keeps, as rows that ask them."""
    return tuple(Hit(ASK, one.question, one.name, one.question) for one in reader.all(Question))


def answered_hits(selection: Selection) -> tuple[Hit, ...]:
    """Return the rows of an answer that is no set of events: claims, sources, actors or gaps."""
    found = selection.answer
    if found is None or found.kind == "events":
        return ()
    return tuple(map(_hit, rows(found, selection.facts(), MOST)))


def _hit(row: Row) -> Hit:
    if row.kind in ("claim", "gap"):
        return Hit(row.kind, row.event_id, row.title, row.beside)
    return Hit(row.kind, row.id, row.title, row.beside)


def answer_words(selection: Selection) -> str:
    """Tell how many answers there are: 5 events."""
    found = selection.answer
    return count_words(found) if found else tr("nothing any more")


def parts_without(words: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a question that must all hold, each with the question that is left without it."""
    asked = read_question(words)
    parts = parts_of(asked)
    if not parts:
        return ((tr(str(asked.kind)), ""),)
    left = (question_words(without(asked, number)) for number in range(len(parts)))
    return tuple(zip(map(term_words, parts), left, strict=True))
