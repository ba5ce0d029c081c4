"""The formats of other programs that tell whole stories: one file a format, each row of the registry reads one."""
