"""Questions about work and acceptance."""
