"""What the checks find, and how it is shown beside records."""
