"""Foreign formats, one file for each."""
