"""What changes people: founding an agency, members, roles, rates, calendars, preferences."""
