"""The draft of a form: on disk, sealed if the case is encrypted, or in memory alone where its words must not stand."""

import sys
from datetime import datetime

from gui.session import Session
from models.errors import CaseError
from models.machine.drafts import Draft, draft_path, forget_draft, keep_draft, read_draft, seal_drafts
from models.translation import tr, tr_later

ON_DISK = tr_later(
    "A draft is kept on this computer, readable for you alone, until it is saved or thrown away."
)
IN_MEMORY = tr_later("A draft is kept until the case is closed, and never written to the disk.")
UNDER_SEAL = tr_later(
    "A draft is kept on this computer, sealed: nobody reads it without the case and its passphrase."
)


class Drafts:
    """Keeps, offers and forgets what was typed into one form of the open case."""

    def __init__(self, session: Session, form: str) -> None:
        """Keep which case and which form it is: a new event, or the event of some id."""
        self._session, self._form, self._case = session, form, session.seal
        self._path = draft_path(self._case, form)

    def where(self, is_public: bool) -> str:
        """Tell where the words are kept: those of an open case that are no public matter never on the disk."""
        if self._session.is_encrypted:
            return UNDER_SEAL
        return ON_DISK if is_public else IN_MEMORY

    def offered(self) -> Draft | None:
        """Return the draft that was kept, None if there is none."""
        return self._session.drafts.get(self._form) or read_draft(self._path, self._case)

    def keep(self, words: dict[str, list[object]], *, is_public: bool) -> None:
        """Keep the words in place of those that were kept before."""
        draft = Draft(datetime.now().isoformat(timespec="seconds"), words)
        if self.where(is_public) == IN_MEMORY:
            self.forget()
            self._session.drafts[self._form] = draft
            return
        try:
            keep_draft(self._path, draft, self._case, is_sealed=self._session.is_encrypted)
        except (OSError, CaseError) as error:  # the form itself still holds the words
            reason = error.strerror if isinstance(error, OSError) else tr("the file cannot be written")
            print(tr("A draft could not be kept: {reason}.", reason=reason), file=sys.stderr)

    def forget(self) -> None:
        """Delete the draft."""
        self._session.drafts.pop(self._form, None)
        forget_draft(self._path)


def seal_drafts_of(session: Session) -> None:
    """Seal the drafts that were kept of the open case before it was encrypted."""
    if session.is_encrypted:
        seal_drafts(session.seal)
