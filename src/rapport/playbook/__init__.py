"""How this house works: lanes and limits, sale rates by date, its own words."""
