"""What can be saved of a damaged case, in a new one."""
