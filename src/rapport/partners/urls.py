from rapport.kit.pages import act
from rapport.partners.commands.create_partner import create_partner

urlpatterns = [
    act("settings/partners/new/", create_partner, needs="partner.create", scope="all"),
]
