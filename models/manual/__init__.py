"""The manual: its chapters, and how they become a page."""
