"""The year: every day of a calendar year in the shade of one scale."""
