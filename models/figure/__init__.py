"""The one layout engine: pure functions that answer where each mark of a figure stands."""
