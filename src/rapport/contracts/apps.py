from rapport.kit.room import Room


class ContractsRoom(Room):
    name = "rapport.contracts"
    label = "contracts"
    default = True
