"""What is true of the business: pure Python, standard library only, no clock, no database."""
