"""How a claim may be checked: which methods are open to it, by what was really shown of its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.records.story import Citation, CitationId, Claim, Document, Stance
from models.store.reader import Reader
from models.translation import tr, tr_later
from models.values.listing import in_a_row

SEEN: Final = tr_later("document seen")
REFERENCE: Final = tr_later("reference only")
OBSERVED: Final = tr_later("our own observation")
RECALCULATED: Final = tr_later("recalculated")
CALLED_BACK: Final = tr_later("called back")

METHODS: Final = (SEEN, REFERENCE, OBSERVED, RECALCULATED, CALLED_BACK)
"""What a check keeps of how it was made, in the order in which a key walks through them."""

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        SEEN: tr_later("document seen"),
        REFERENCE: tr_later("reference only: nothing was seen"),
        OBSERVED: tr_later("our own observation"),
        RECALCULATED: tr_later("recalculated"),
        CALLED_BACK: tr_later("called back"),
    }
)
"""How each method reads on the screen and on a sign-off sheet."""


UNGROUNDED: Final = tr_later(
    "No source supports this claim: cite one, or write down who of us saw it and how, as our own observation."
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a check of a claim can rest on: its citations, those with a document among them, or what we saw."""

    claim: Claim
    citations: tuple[Citation, ...]
    with_document: frozenset[CitationId]

    @classmethod
    def of(cls, reader: Reader, claim: Claim) -> "Ground":
        """Read what a claim rests on; a citation without a document of its own has those of its source."""
        citations = reader.where(Citation, claim_id=claim.id)
        sources = sorted({one.source_id for one in citations if one.document_id is None})
        held = (
            {one.source_id for one in reader.where_in(Document, "source_id", sources)} if sources else set()
        )
        paged = (one.id for one in citations if one.document_id or one.source_id in held)
        return cls(claim, citations, frozenset(paged))

    @property
    def is_observed(self) -> bool:
        """Tell whether the claim says who of us saw it, and how: then it needs no citation."""
        return self.claim.is_observed

    @property
    def is_supported(self) -> bool:
        """Tell whether a source supports the claim; what we infer ourselves may rest on the context, too."""
        wanted = {Stance.SUPPORTS, Stance.CONTEXT} if self.claim.is_inferred else {Stance.SUPPORTS}
        return any(citation.stance in wanted for citation in self.citations)

    @property
    def is_there(self) -> bool:
        """Tell whether there is anything that a check can rest on."""
        return self.is_observed or self.is_supported

    @property
    def is_contradicted(self) -> bool:
        """Tell whether a source says otherwise than the claim."""
        return any(citation.stance is Stance.CONTRADICTS for citation in self.citations)

    def shown(self, opened: Iterable[str]) -> tuple[CitationId, ...]:
        """Return those of the opened citations that are of this claim and have a document, as they were opened."""
        return tuple(CitationId(id) for id in dict.fromkeys(opened) if id in self.with_document)

    def methods(self, opened: Iterable[str]) -> tuple[str, ...]:
        """Return the methods by which the claim may be called checked; `opened`: citations whose page was shown.

        The first is what can honestly be said without doing more; none: the claim cannot be checked.
        """
        shown = self.shown(opened)
        return tuple(method for method in METHODS if not self.why_not(method, shown))

    def honest_method(self, opened: Iterable[str]) -> str:
        """Return the method that says no more than what was done; empty if the claim cannot be checked."""
        return next(iter(self.methods(opened)), "")

    def why_not(self, method: str, opened: Iterable[str]) -> str:
        """Tell in one sentence why a method is not open to the claim; empty if it is."""
        is_shown = bool(self.shown(opened))
        if method not in METHODS:
            return tr(
                "“{method}” is no way of checking: choose one of {methods}.",
                method=method,
                methods=in_a_row(map(tr, METHODS)),
            )
        if not self.is_there:
            return UNGROUNDED
        if method == SEEN and not is_shown:
            return self._nothing_shown
        if method == REFERENCE and is_shown:
            return tr("A document was shown: choose “document seen”.")
        if method == REFERENCE and not self.is_supported:
            return tr("No source is cited for this claim: choose “our own observation”.")
        if method == OBSERVED and not self.is_observed:
            return tr(
                "Nobody of us is named as having seen this: write down who did, and how, or choose "
                "another way."
            )
        return ""

    @property
    def _nothing_shown(self) -> str:
        if self.with_document:
            return tr(
                "No page of a cited document was shown yet: open one first, or choose “reference only”."
            )
        return tr("No document is cited, so none was seen: choose “reference only”, or add the document.")
