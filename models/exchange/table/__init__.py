"""Tables of other programs: their rows, what their columns mean, and the events that they tell."""
