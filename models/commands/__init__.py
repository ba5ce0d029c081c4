"""The command line: what can be done with a case without a screen."""
