from rapport.kit.room import Room


class JournalRoom(Room):
    name = "rapport.journal"
    label = "journal"
    default = True
