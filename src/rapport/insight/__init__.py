"""What the figures say: profit by job, client, account manager and month. Reads only."""
