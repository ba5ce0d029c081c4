"""The tests mirror the tree: tests/models for models/, tests/gui for gui/."""
