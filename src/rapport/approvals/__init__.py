"""What needs a second person: what was asked, with the hash of what was seen, and who answered."""
