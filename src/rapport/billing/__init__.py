"""Money from clients: invoices, payments, bank statements and their matching."""
