"""Django tools that know no room: the wall, the command, values and forms, pages, documents, background work, the clock."""
