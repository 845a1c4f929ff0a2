from rapport.kit.room import Room


class ProposalsRoom(Room):
    name = "rapport.proposals"
    label = "proposals"
    default = True
