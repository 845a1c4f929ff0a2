from rapport.kit.room import Room


class PlaybookRoom(Room):
    name = "rapport.playbook"
    label = "playbook"
    default = True
