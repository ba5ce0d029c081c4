"""Everything that would still be true if there were no screen: cases, figures, files. No Qt here."""
