"""The draft of a form: on disk, or in memory alone where its words must not stand beside the case."""

import sys
from datetime import datetime

from gui.session import Session
from models.errors import CaseError
from models.machine.drafts import Draft, draft_path, forget_draft, keep_draft, read_draft

ON_DISK = "A draft is kept on this computer, readable for you alone, until it is saved or thrown away."
IN_MEMORY = "A draft is kept until the case is closed, and never written to the disk."


class Drafts:
    """Keeps, offers and forgets what was typed into one form of the open case."""

    def __init__(self, session: Session, form: str) -> None:
        """Keep which case and which form it is: a new event, or the event of some id."""
        self._session, self._form = session, form
        self._path = draft_path(session.fingerprint, form)

    def may_stand_on_disk(self, is_public: bool) -> bool:
        """Tell whether the words may be written: never those of an encrypted case, or what is no public matter."""
        return is_public and not self._session.is_encrypted

    def offered(self) -> Draft | None:
        """Return the draft that was kept, None if there is none."""
        return self._session.drafts.get(self._form) or read_draft(self._path)

    def keep(self, words: dict[str, list[object]], *, is_public: bool) -> None:
        """Keep the words in place of those that were kept before."""
        draft = Draft(datetime.now().isoformat(timespec="seconds"), words)
        if not self.may_stand_on_disk(is_public):
            self.forget()
            self._session.drafts[self._form] = draft
            return
        try:
            keep_draft(self._path, draft)
        except (OSError, CaseError) as error:  # the form itself still holds the words
            print(f"A draft could not be kept: {error}", file=sys.stderr)

    def forget(self) -> None:
        """Delete the draft."""
        self._session.drafts.pop(self._form, None)
        forget_draft(self._path)
