"""A full agency of a stated size: filled up by the same commands that people call, from one seed, until each count is reached."""
