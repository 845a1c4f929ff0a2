"""Bank statements: their lines and keys, and how a table of a bank nobody has seen is read by what stands in it."""
