"""The right of reply: who is criticised, what was put to whom, and who answered."""
