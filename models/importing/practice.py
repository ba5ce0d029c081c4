"""The practice case: small, invented, with eight stored documents and a finished round of review behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.evidence.adding import add_files
from models.importing.sample import about_of, cast_of, read_entry, story_of
from models.machine.paths import resource
from models.records.desk import Approach, Record, Round, Wanted
from models.records.story import (
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Document,
    Field,
    Kind,
    Locator,
    SourceId,
    Stance,
    State,
)
from models.reply.approaching import keep_approach, set_criticism
from models.review.review import answer_query, ask_query, close_query, end_round, freeze, mark, start_round
from models.store.authors import Authors
from models.store.reader import Reader
from models.store.writer import Writer
from models.texts.quotes import find_quote
from models.translation import tr_later
from models.values.listing import sentences

PRACTICE: Final = "practice_case"
AUTHOR: Final = "Cy"
CHECKER: Final = "Ann"
SIGNER: Final = "Ben"
_LATER: Final = "roof"  # the event that the author adds when the first round is over
WANTED: Final = (
    ("Statements of the fund’s account 700 117 for 2024", "document", "requested"),
    ("Minutes of the council’s closed session of November 2023", "document", "refused"),
    ("Konrad Federleicht, the treasurer who resigned", "person", "needed"),
)
"""What Cy still looks for: what or who, of which kind, and how far it has come."""
_OPENED: Final = "document seen"


def write_practice(path: Path) -> None:
    """Write the practice case to `path`, which must not exist yet, as its author and two editors made it."""
    with Case.create(path, about_of(PRACTICE), who=AUTHOR) as case:
        _enter_cast(case)
        _add_documents(case)
        later = _enter_story(case)
        _seek_reply(case)
        _review(case)
        _go_on(case, later)


@contextmanager
def _as(case: Case, name: str, label: str) -> Iterator[Writer]:
    """Let somebody make one change."""
    case.who = name
    with case.edit(label) as writer:
        yield writer


# what the author enters -----------------------------------------------------------------------------


def _enter_cast(case: Case) -> None:
    with _as(case, AUTHOR, tr_later("Enter sources, people and places")) as writer:
        kinds = read_entry(PRACTICE, "kinds.json")
        first = len(case.reader.all(Kind))
        writer.add_many([Kind(**entry, position=first + number) for number, entry in enumerate(kinds)])
        writer.add_many(list(cast_of(PRACTICE)))


def _add_documents(case: Case) -> None:
    names = read_entry(PRACTICE, "documents.json")
    sources = {resource(PRACTICE, "documents", name): SourceId(id) for id, name in names.items()}
    if problems := add_files(case, sources, sources=sources).problems:
        raise CaseError(sentences(*problems))


def _enter_story(case: Case) -> list[Record]:
    """Enter the events but one, whose records are returned."""
    documents = {document.source_id: document for document in case.reader.all(Document)}
    now: list[Record] = []
    later: list[Record] = []
    for record in story_of(PRACTICE):
        kept = _at_its_place(case.reader, record, documents) if isinstance(record, Citation) else record
        kept = replace(kept, written_by=AUTHOR) if isinstance(kept, Claim) else kept
        (later if kept.id.split("/")[0] == _LATER else now).append(kept)
    with _as(case, AUTHOR, tr_later("Enter the events")) as writer:
        writer.add_many(now)
    return later


def _at_its_place(reader: Reader, citation: Citation, documents: dict[SourceId | None, Document]) -> Citation:
    """Return a citation with its document, and with the characters at which its quotation stands on its page."""
    document = documents[citation.source_id]
    cited = replace(citation, document_id=document.id)
    if not cited.quote or cited.locator is Locator.CELL:
        return cited
    pages = [reader.page_text(document.id, page) for page in range(1, document.pages + 1)]
    page = int(cited.place) if cited.locator is Locator.PAGE else 1
    found = find_quote(pages, cited.quote, page)
    return replace(cited, start=found.start, end=found.end) if found else cited


def _seek_reply(case: Case) -> None:
    """Put to Sandmann where the refund went, and keep what she said."""
    with _as(case, AUTHOR, tr_later("Ask Ottilie Sandmann")) as writer:
        set_criticism(writer, ClaimId("refund/0"), True, ("sandmann",))
        (planned,) = writer.reader.where(Approach, actor_id="sandmann")
        asked = replace(
            planned,
            state="answered",
            channel="letter",
            sent_at="2024-12-13T10:00:00+01:00",
            deadline="2024-12-16T18:00:00+01:00",
            answer="“The deposit was mine: I had advanced it from my own money. The fund owes me more than that.”",
            used="Sandmann says that she had advanced the deposit from her own money.",
        )
        keep_approach(writer, asked)
    with _as(case, AUTHOR, "List what is wanted") as writer:
        writer.add_many([Wanted(f"wanted-{number}", *one) for number, one in enumerate(WANTED)])


# the first round ------------------------------------------------------------------------------------


def _review(case: Case) -> None:
    """Make the first round of review: everything is checked by one editor and signed off by another."""
    claims = [claim.id for claim in case.reader.all(Claim)]
    with _as(case, AUTHOR, tr_later("Mark as ready")) as writer:
        _mark_all(writer, claims, State.READY)
    with _as(case, CHECKER, tr_later("Begin round one")) as writer:
        begun = start_round(writer, "Round one", freeze(writer.reader))
    _ask_and_answer(case)
    with _as(case, CHECKER, tr_later("Check the claims of round one")) as writer:
        _mark_all(writer, claims, State.CHECKED)
    with _as(case, SIGNER, tr_later("Sign off round one")) as writer:
        _mark_all(writer, claims, State.SIGNED_OFF)
        end_round(writer, writer.reader.get(Round, begun.id))


def _mark_all(writer: Writer, claims: list[ClaimId], state: State) -> None:
    """Mark claims; whoever checks or signs off has opened the page of each citation."""
    authors = Authors(writer.reader)
    is_look = state in (State.CHECKED, State.SIGNED_OFF)
    for id in claims:
        cited = [citation.id for citation in writer.reader.where(Citation, claim_id=id)] if is_look else []
        claim = writer.reader.get(Claim, id)
        mark(writer, claim, state, method=_OPENED if is_look else "", opened=cited, authors=authors)


def _ask_and_answer(case: Case) -> None:
    """Put a query of the checker to the author, who answers it."""
    with _as(case, CHECKER, tr_later("Ask a query")) as writer:
        claim = writer.reader.get(Claim, ClaimId("refund/0"))
        query = ask_query(writer, claim, "Does the letter name the holder of the account?", AUTHOR)
    with _as(case, AUTHOR, tr_later("Answer a query")) as writer:
        query = answer_query(writer, query, "Yes, in its fourth point: 户名为 Ottilie Sandmann.")
    with _as(case, CHECKER, tr_later("Close a query")) as writer:
        close_query(writer, query)


# what came after it ---------------------------------------------------------------------------------


def _go_on(case: Case, later: list[Record]) -> None:
    """Let the author find more, and the second editor ask: now a second round has something to look at."""
    documents = {document.source_id: document for document in case.reader.all(Document)}
    with _as(case, AUTHOR, tr_later("Add what the chat and the ledger say")) as writer:
        writer.add_many(later)
        set_criticism(writer, ClaimId("roof/0"), True, ("sandmann",))
        found = (_contract_told_otherwise(case.reader), _cash_dated_otherwise(case.reader))
        writer.add_many([_at_its_place(case.reader, citation, documents) for citation in found])
    with _as(case, SIGNER, tr_later("Ask a query")) as writer:
        claim = _claim_about(case.reader, "report", Field.AMOUNT)
        question = "Is the deposit that came back to Sandmann a part of the €75,500, or does it come on top?"
        ask_query(writer, claim, question, AUTHOR)


def _contract_told_otherwise(reader: Reader) -> Citation:
    citation = _against(reader, "contract", Field.AMOUNT, "bote")
    return replace(
        citation,
        locator=Locator.PARAGRAPH,
        place="6",
        quote="The contract with the builder, Nebelbau GmbH, is worth €465,000",
        said="465000 EUR",
        meaning="the town hall to the newspaper",
        position=1,
    )


def _cash_dated_otherwise(reader: Reader) -> Citation:
    citation = _against(reader, "cash", Field.WHEN, "ledger")
    return replace(
        citation,
        locator=Locator.CELL,
        place="Payments!A4:D4",
        quote="2024-09-02\tK. Federleicht, cash\tsundries\t20000",
        said="2024-09-02",
        meaning="day and month may have changed places",
        position=2,
    )


def _against(reader: Reader, event_id: str, field: Field, source_id: str) -> Citation:
    """Return the citation of a source that contradicts a field of an event."""
    claim, id = _claim_about(reader, event_id, field), CitationId(f"{event_id}-{source_id}")
    return Citation(id, claim.id, SourceId(source_id), stance=Stance.CONTRADICTS)


def _claim_about(reader: Reader, event_id: str, field: Field) -> Claim:
    return reader.where(Claim, event_id=event_id, field=str(field))[0]
