"""Everything that exists because there is a screen and a hand. The only place where Qt is allowed."""
