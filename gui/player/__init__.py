"""Plays recordings in a process of its own, which is given their bytes and nothing else."""
