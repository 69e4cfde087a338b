"""Averages by day of the week and part of the day."""
