from rapport.kit.room import Room


class DeskRoom(Room):
    name = "rapport.desk"
    label = "desk"
    default = True
