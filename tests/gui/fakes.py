"""Stands in for the person: answers that are ready, and a record of what was asked and told."""

from gui.parts.ask import Ask
from gui.parts.opened import read_case


class FakeAsk(Ask):
    """Return each question with the next of `answers`, None when there is none left."""

    def __init__(self, *answers):
        super().__init__(None)
        self.answers = list(answers)
        self.told = []
        self.asked = []

    def tell(self, sentence, title="Dateline"):
        self.told.append(sentence)

    def choose(self, question, choices, no="Cancel", title="Dateline"):
        return self._next(question)

    def confirm(self, question, yes="Yes", no="Cancel", title="Dateline"):
        return bool(self._next(question))

    def choose_file_to_open(self, title, filters="", folder=None):
        return self._next(title)

    def choose_files(self, title, filters="", folder=None):
        return tuple(self._next(title) or ())

    def choose_file_to_save(self, title, suggestion, filters="", is_replacing=True):
        return self._next(title)

    def choose_folder(self, title, folder=None):
        return self._next(title)

    def ask_text(self, question, text="", title="Dateline", proposals=()):
        return self._next(question)

    def ask_passphrase(self, question, title="Passphrase"):
        return self._next(question)

    def _next(self, question):
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else None


def opened(session, path, **how):
    """Open a case in a session at once; return whether it is open."""
    session.take(read_case(path, session.who, **how))
    return session.is_open
