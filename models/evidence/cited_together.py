"""One citation for many claims: a passage is cited for several fields at once, and changed for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Final

from models.records.story import Citation, CitationId, Claim, ClaimId, new_id
from models.store.reader import Reader
from models.store.writer import Writer

_PASSAGE: Final = (
    "source_id", "document_id", "locator", "place", "quote", "start", "end", "region",
)  # fmt: skip
"""What two citations share that stand for one passage."""
_OWN: Final = frozenset({"id", "claim_id", "position"})
_OF_WORDS: Final = frozenset({"quote", "start", "end"})


def is_same_passage(one: Citation, other: Citation) -> bool:
    """Tell whether two citations point to the same words of the same source."""
    return all(getattr(one, name) == getattr(other, name) for name in _PASSAGE)


def together(reader: Reader, citation: Citation) -> tuple[Citation, ...]:
    """Return the citations of one event that stand for the same passage, this one first: one of each claim."""
    claim = reader.find(Claim, citation.claim_id)
    claims = reader.where(Claim, event_id=claim.event_id) if claim else ()
    held = (one for each in claims for one in reader.where(Citation, claim_id=each.id))
    found = {citation.claim_id: citation}
    for one in held:
        if is_same_passage(one, citation):
            found.setdefault(one.claim_id, one)
    return tuple(found.values())


def cite_all(writer: Writer, citation: Citation, claim_ids: Iterable[ClaimId]) -> tuple[Citation, ...]:
    """Cite a passage for each of these claims; what cites it in the same way already is not cited twice."""
    made = []
    for claim_id in dict.fromkeys(claim_ids):
        held = writer.reader.where(Citation, claim_id=claim_id)
        if any(is_same_passage(one, citation) and one.stance is citation.stance for one in held):
            continue
        position = max((one.position for one in held), default=-1) + 1
        one = replace(citation, id=CitationId(new_id()), claim_id=claim_id, position=position)
        writer.add(one)
        made.append(one)
    return tuple(made)


def change_all(
    writer: Writer, before: Sequence[Citation], after: Citation, claim_ids: Iterable[ClaimId]
) -> None:
    """Change citations that stand for one passage, the first of which becomes `after`, and let these claims have it.

    What was changed of the first is changed of the others; what each says for itself (another value, its meaning)
    stays. A claim that is not named any more loses the citation; one that is named anew gets it.
    """
    first, wanted = before[0], list(dict.fromkeys(claim_ids))
    changed = {
        field.name: getattr(after, field.name)
        for field in fields(Citation)
        if field.name not in _OWN and getattr(after, field.name) != getattr(first, field.name)
    }
    if changed.keys() & _OF_WORDS:  # the words and where they stand go together
        changed |= {name: getattr(after, name) for name in _OF_WORDS}
    for one in before:
        if one.claim_id in wanted:
            writer.replace(replace(one, **changed))
        else:
            writer.delete(one)
    held = {one.claim_id for one in before}
    cite_all(writer, after, [id for id in wanted if id not in held])
