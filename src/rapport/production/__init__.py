"""Making it: tasks, and acceptance by the client."""
