from rapport.kit.room import Room


class PartnersRoom(Room):
    name = "rapport.partners"
    label = "partners"
    default = True
