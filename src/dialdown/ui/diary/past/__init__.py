"""The ways to past days: the list, the year, what was changed, and taking it back."""
