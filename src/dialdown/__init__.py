"""Dialdown: a private pain diary for people with neuropathy."""

__version__ = "0.1.0"
