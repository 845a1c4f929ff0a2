"""Questions about cost."""
