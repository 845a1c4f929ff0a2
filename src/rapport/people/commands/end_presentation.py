from rapport.kit.command import command
from rapport.people.models import Member


@command
def end_presentation(*, by: Member) -> Member:
    """Take one's screen back from the client who looked on; nothing happens where none did."""
    by.presented_client_id = None
    by.save(update_fields=["presented_client_id"])
    return by
