"""The publication desk: figures are chosen, previewed and written here."""
