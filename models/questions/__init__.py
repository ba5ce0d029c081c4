"""Questions to a case in words: read, answered over events, claims, sources and actors, and completed."""
