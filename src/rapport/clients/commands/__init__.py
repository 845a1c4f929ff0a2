"""What changes clients."""
