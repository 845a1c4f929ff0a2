from rapport.kit.pages import act, route
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.views import listing

urlpatterns = [
    route("settings/partners/", listing, name="partners", needs="partner.read", scope="all"),
    act("settings/partners/new/", create_partner, needs="partner.create", scope="all", then="/settings/partners/"),
]
