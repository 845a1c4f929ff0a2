"""What the client asked for: requests, and the requirements that live until acceptance."""
