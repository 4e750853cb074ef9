"""Statements of a measure over time, drawn: what was stated for when, and nothing between."""

WIDTH = 360  # px of every drawing: as wide as a telephone, so that no letter ever shrinks
