"""What people write beside records, and what the journal itself writes down."""
