"""The page of the ledger: what it comes to, line by line and by its parties, why, and what is left out."""
