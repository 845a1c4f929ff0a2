"""What it costs: time, orders to partners, their bills and payments; the papers behind the ledger's lines."""
