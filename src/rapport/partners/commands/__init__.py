"""What changes partners."""
