"""The demo agencies, made by the same commands that people call, with time as an argument."""
