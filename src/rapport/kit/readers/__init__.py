"""Files and tables of others, read into the lines of `domain`: thin, without Django."""
