"""The import page: what a table means is steered on its left, and what would come of it is seen on its right."""
