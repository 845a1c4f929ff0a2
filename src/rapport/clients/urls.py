from rapport.clients.commands.add_client_entity import add_client_entity
from rapport.clients.commands.add_contact import add_contact, part_with_contact, set_address_form
from rapport.clients.commands.change_client import change_client, change_client_entity, change_contact
from rapport.clients.commands.create_client import create_client
from rapport.clients.commands.create_group import add_brand, create_group
from rapport.clients.commands.log_touchpoint import log_touchpoint
from rapport.clients.commands.place_in_account_team import leave_account_team, place_in_account_team
from rapport.clients.commands.present_client import present_client
from rapport.clients.commands.set_terms import set_terms
from rapport.clients.queries.terms import terms_now
from rapport.kit.pages import act

urlpatterns = [
    act("clients/new/", create_client, needs="client.create"),
    act("clients/<uuid:client>/companies/new/", add_client_entity, needs="client.update"),
    act("clients/<uuid:client>/contacts/new/", add_contact, needs="client.update"),
    act("clients/<uuid:client>/presentation/", present_client, needs="client.read", is_quiet=True),
    act("groups/new/", create_group, needs="client.create", then="/clients/new/"),
    act("clients/<uuid:client>/brands/new/", add_brand, needs="client.update"),
    act("clients/<uuid:client>/change/", change_client, needs="client.update", shows="client"),
    act("companies/<uuid:client_entity>/change/", change_client_entity, needs="client.update", shows="client_entity"),
    act("contacts/<uuid:contact>/change/", change_contact, needs="client.update", shows="contact"),
    act("contacts/<uuid:contact>/departure/", part_with_contact, needs="client.update"),
    act("contacts/<uuid:contact>/address/", set_address_form, needs="client.update"),
    act("clients/<uuid:client>/terms/new/", set_terms, needs="terms.update", shows="client", shown_of=terms_now),
    act("clients/<uuid:client>/touchpoints/new/", log_touchpoint, needs="touchpoint.create"),
    act("clients/<uuid:client>/team/new/", place_in_account_team, needs="client.update"),
    act("clients/<uuid:client>/team/departure/", leave_account_team, needs="client.update"),
]
