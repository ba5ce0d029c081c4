"""The views of a figure: what each draws between deck and legend, from the events that it shows."""
