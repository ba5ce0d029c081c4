"""Starts Dateline: a command when the first argument is one, the window otherwise."""

import sys


def main(argv: list[str]) -> int:
    """Runs a command or the window with these arguments and returns the exit status."""
    from models.commands import commandline

    if argv and (argv[0] in commandline.COMMANDS or argv[0] in ("-h", "--help", "--version")):
        return commandline.main(argv)

    from gui import application

    return application.main(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
