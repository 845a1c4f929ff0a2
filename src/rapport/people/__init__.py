"""Who works here: agencies, their legal entities, members with their roles and rights, teams, calendars, what an hour costs."""
