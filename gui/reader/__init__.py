"""Shows the documents of a case, finds words in them, and hands marked passages on to be cited."""
