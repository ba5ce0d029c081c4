"""Small multiples: the same view several times in one figure, all of them on one scale."""
