from rapport.kit.pages import act, route
from rapport.partners.commands.change_account import ask_account_change, take_account_change
from rapport.partners.commands.change_partner import change_partner
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.views import listing, show

urlpatterns = [
    route("settings/partners/", listing, name="partners", needs="partner.read", scope="all"),
    act("settings/partners/new/", create_partner, needs="partner.create", scope="all"),
    route("settings/partners/<uuid:partner_id>/", show, name="partner", needs="partner.read", scope="all"),
    act("settings/partners/<uuid:partner>/change/", change_partner, needs="partner.update", scope="all", shows="partner"),
    act("settings/partners/<uuid:partner>/accounts/new/", ask_account_change, needs="partner.update", scope="all"),
    act("settings/account-changes/<uuid:change>/taking/", take_account_change, needs="partner.update", scope="all"),
]
