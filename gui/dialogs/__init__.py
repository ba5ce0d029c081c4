"""The windows that open above the main window."""
