"""Draws the text and structure out of documents, one file for each format; nothing is run, fetched or expanded."""
