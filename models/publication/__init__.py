"""From a case to what is printed: figures, chronologies, letters, and the record of what went out."""
