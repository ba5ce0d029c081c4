"""Working with others: giving copies away and taking their changes back."""
