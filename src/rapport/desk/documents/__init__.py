"""Documents of pages that span rooms."""
