from rapport.kit.room import Room


class ClientsRoom(Room):
    name = "rapport.clients"
    label = "clients"
    default = True
