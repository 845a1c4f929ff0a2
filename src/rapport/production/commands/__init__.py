"""Making it, and having it accepted."""
