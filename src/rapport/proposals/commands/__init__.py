"""Making an offer: draft, lines, sending."""
