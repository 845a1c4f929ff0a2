from rapport.kit.room import Room


class LedgerRoom(Room):
    name = "rapport.ledger"
    label = "ledger"
    default = True
