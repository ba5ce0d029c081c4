"""The main window and its parts: bars, status line, welcome page, workspace."""
