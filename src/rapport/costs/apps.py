from rapport.kit.room import Room


class CostsRoom(Room):
    name = "rapport.costs"
    label = "costs"
    default = True
