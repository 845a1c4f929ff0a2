from rapport.clients.access import require_on_client
from rapport.clients.models import Client
from rapport.kit.command import command
from rapport.people.models import Member


@command
def present_client(*, client: Client, by: Member) -> Client:
    """
    Show one's screen to a client: until `end_presentation` no margin, no favour, no mood and no other client is within reach,
    on no page, in no search and in no document.
    """
    require_on_client(by, "client.read", client)
    by.presented_client_id = client.id
    by.save(update_fields=["presented_client_id"])
    return client
