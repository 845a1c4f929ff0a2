"""Asking a second person, and answering."""
