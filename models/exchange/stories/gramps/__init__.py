"""Gramps XML, the files of the genealogy program Gramps, read into a case."""
