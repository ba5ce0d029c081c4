"""How a case is kept: the only room that knows the SQLite driver."""
