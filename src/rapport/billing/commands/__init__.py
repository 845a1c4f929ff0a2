"""Invoices and payments: each verb with its refusals."""
