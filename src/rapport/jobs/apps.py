from rapport.kit.room import Room


class JobsRoom(Room):
    name = "rapport.jobs"
    label = "jobs"
    default = True
