"""Starts Dateline: a command when the first argument is one, the window otherwise."""

import os
import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Run a command or the window with these arguments and return the exit status."""
    if argv == ["--player"]:  # the window starts this for itself: recordings are decoded apart from the case
        from gui.player import program

        return program.main()

    from models.commands import commandline

    if argv and (argv[0] in commandline.COMMANDS or argv[0].partition("=")[0] in _OPTIONS):
        return commandline.main(argv)
    if argv and not _may_be_a_case(argv[0]):
        print(_neither(argv[0]), file=sys.stderr)
        return 2

    from gui import application

    return application.main(argv)


_OPTIONS = ("-h", "--help", "--version", "--language")


def _may_be_a_case(word: str) -> bool:
    """Tell whether a word looks like a file rather than like a mistyped command."""
    return Path(word).suffix != "" or Path(word).name != word or os.path.exists(word)


def _neither(word: str) -> str:
    from models.machine import languages
    from models.machine.program import in_own_name
    from models.translation import tr

    languages.speak_as_wished()
    lists = in_own_name(tr("`main.py --help` lists the commands."))
    return tr("“{word}” is neither a command nor a case file: {lists}", word=word, lists=lists)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
