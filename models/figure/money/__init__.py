"""Figures of money: sums with their bounds as bars and steps; knows no store and no screen."""
