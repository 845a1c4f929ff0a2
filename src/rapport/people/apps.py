from rapport.kit.room import Room


class PeopleRoom(Room):
    name = "rapport.people"
    label = "people"
    default = True
