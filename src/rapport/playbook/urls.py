from rapport.kit.pages import act, route
from rapport.playbook import law, views
from rapport.playbook.commands.add_law_row import add_law_row
from rapport.playbook.commands.end_law_row import drop_law_row, end_law_row
from rapport.playbook.commands.set_limit import set_limit
from rapport.playbook.commands.set_sale_rate import set_sale_rate

urlpatterns = [
    route("settings/limits/", views.limits, name="limits", needs="settings.read", scope="all"),
    act("settings/limits/new/", set_limit, needs="settings.update", scope="all", then="/settings/limits/"),
    route("settings/law/", law.show, name="law", needs="settings.read", scope="all"),
    act("settings/law/new/", add_law_row, needs="settings.update", scope="all", then="/settings/law/"),
    act("settings/law/<uuid:law_row>/end/", end_law_row, needs="settings.update", scope="all", then="/settings/law/"),
    act("settings/law/<uuid:law_row>/drop/", drop_law_row, needs="settings.update", scope="all", then="/settings/law/"),
    route("settings/rates/", views.rates, name="rates", needs="quote.read", scope="all"),
    act("settings/rates/new/", set_sale_rate, needs="settings.update", scope="all", then="/settings/rates/"),
]
