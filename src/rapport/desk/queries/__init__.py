"""Answers that span rooms."""
