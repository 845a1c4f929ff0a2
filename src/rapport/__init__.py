"""Rapport: from a client's first brief to money in the bank, with the profit of every promise in sight."""

__version__ = "0.1.0"
