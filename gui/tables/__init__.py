"""The tables of events and sources, and the panel of filters."""
