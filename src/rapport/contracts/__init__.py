"""What was agreed: contracts and orders, and what makes a yes an order."""
