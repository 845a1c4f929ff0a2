"""What we offered and at which price: quotes, their versions and lines, and the client's answer."""
