from rapport.kit.room import Room


class BillingRoom(Room):
    name = "rapport.billing"
    label = "billing"
    default = True
