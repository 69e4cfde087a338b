"""The window and everything in it: the only part, with the roots, that knows Qt."""
