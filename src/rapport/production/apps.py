from rapport.kit.room import Room


class ProductionRoom(Room):
    name = "rapport.production"
    label = "production"
    default = True
