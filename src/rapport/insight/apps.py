from rapport.kit.room import Room


class InsightRoom(Room):
    name = "rapport.insight"
    label = "insight"
    default = True
