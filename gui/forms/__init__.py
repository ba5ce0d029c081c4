"""The inspector and the forms in which events, sources and citations are written."""
