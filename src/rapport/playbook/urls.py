from rapport.kit.pages import act, route
from rapport.playbook import views
from rapport.playbook.commands.set_limit import set_limit
from rapport.playbook.commands.set_sale_rate import set_sale_rate

urlpatterns = [
    route("settings/limits/", views.limits, name="limits", needs="settings.read", scope="all"),
    act("settings/limits/new/", set_limit, needs="settings.update", scope="all", then="/settings/limits/"),
    route("settings/rates/", views.rates, name="rates", needs="quote.read", scope="all"),
    act("settings/rates/new/", set_sale_rate, needs="settings.update", scope="all", then="/settings/rates/"),
]
