"""Statements of a measure over time, drawn: what was stated for when, and nothing between."""
