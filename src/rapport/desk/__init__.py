"""Pages that span rooms: Today, client, job, profit, search. Owns no models and no commands."""
