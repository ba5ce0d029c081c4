"""What can be proved of a case to others: its state signed, its documents with their hashes, time stamps."""
