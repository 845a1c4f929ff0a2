"""Profit by job, client, account manager and month."""
