from rapport.clients.models.contact import AddressForm, Contact
from rapport.clients.models.entity import Brand, ClientEntity
from rapport.clients.models.group import Client, Group
from rapport.clients.models.team import AccountPlace
from rapport.clients.models.terms import ClientTerms
from rapport.clients.models.touchpoint import Touchpoint

__all__ = [
    "AccountPlace",
    "AddressForm",
    "Brand",
    "Client",
    "ClientEntity",
    "ClientTerms",
    "Contact",
    "Group",
    "Touchpoint",
]
