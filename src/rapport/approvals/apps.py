from rapport.kit.room import Room


class ApprovalsRoom(Room):
    name = "rapport.approvals"
    label = "approvals"
    default = True
