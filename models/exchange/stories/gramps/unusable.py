"""What is raised where a Gramps file cannot be used."""


class UnusableFile(Exception):
    """A file that cannot be used; the words go on behind its name."""
