"""Who works for us outside: companies, households, individuals, with payee, tax code and bank account."""
