"""The one book: every fact about money, appended once by the command that made it true, sealed and checked."""
