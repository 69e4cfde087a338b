"""Dialdown's own controls: large, calm, reachable by key, never changed by the wheel."""
