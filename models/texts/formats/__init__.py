"""Documents by their formats: each file draws the text out of one kind."""
