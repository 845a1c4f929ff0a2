"""What makes a yes binding: answers, orders, contracts; and the small job in one form."""
