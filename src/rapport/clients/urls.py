from rapport.clients.commands.add_client_entity import add_client_entity
from rapport.clients.commands.add_contact import add_contact, set_address_form
from rapport.clients.commands.create_client import create_client
from rapport.clients.commands.log_touchpoint import log_touchpoint
from rapport.clients.commands.place_in_account_team import leave_account_team, place_in_account_team
from rapport.clients.commands.present_client import present_client
from rapport.clients.commands.set_terms import set_terms
from rapport.kit.pages import act

urlpatterns = [
    act("clients/new/", create_client, needs="client.create"),
    act("clients/<uuid:client>/companies/new/", add_client_entity, needs="client.update"),
    act("clients/<uuid:client>/contacts/new/", add_contact, needs="client.update"),
    act("clients/<uuid:client>/presentation/", present_client, needs="client.read", is_quiet=True),
    act("contacts/<uuid:contact>/address/", set_address_form, needs="client.update"),
    act("clients/<uuid:client>/terms/new/", set_terms, needs="client.update"),
    act("clients/<uuid:client>/touchpoints/new/", log_touchpoint, needs="touchpoint.create"),
    act("clients/<uuid:client>/team/new/", place_in_account_team, needs="client.update"),
    act("clients/<uuid:client>/team/departure/", leave_account_team, needs="client.update"),
]
