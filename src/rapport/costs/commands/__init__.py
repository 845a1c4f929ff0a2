"""What makes a job cost something, and what leaves the account for it."""
