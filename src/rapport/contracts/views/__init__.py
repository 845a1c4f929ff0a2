"""Contracts as a list, and the form of the small job."""
