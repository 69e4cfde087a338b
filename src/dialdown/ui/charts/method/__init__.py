"""How this is worked out: in plain words, and for professionals with every row's numbers."""
