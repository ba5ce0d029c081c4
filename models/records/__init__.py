"""What a case holds: a story's records, the desk's, the rules they obey, and the words for them."""
