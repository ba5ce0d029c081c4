"""The shipped gazetteer: which places bear a name, and where they are."""
