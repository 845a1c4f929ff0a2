"""Questions about invoices and payments."""
