"""Trials: one change in turns of two weeks, planned, followed quietly, and read at the end."""
