"""The editor's desk: marks, queries, rounds and the walk from claim to claim."""
