"""From files and sources to claims: adding documents, citing passages, telling what rests on what."""
