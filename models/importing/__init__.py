"""Filling a case: the rows of foreign files, and the sample."""
