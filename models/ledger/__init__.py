"""The ledger of a case: what was realised, by whom, through whom and where to, and what it comes to."""
