"""Questions about clients."""
