"""What the program asks of the machine: folders, settings, and files written whole or not at all."""
