from rapport.kit.room import Room


class BriefsRoom(Room):
    name = "rapport.briefs"
    label = "briefs"
    default = True
