"""The pages of settings that are about people: members, roles, the calendar, our companies."""
