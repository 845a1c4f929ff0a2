from rapport.kit.pages import act
from rapport.playbook.commands.set_limit import set_limit
from rapport.playbook.commands.set_sale_rate import set_sale_rate

urlpatterns = [
    act("settings/limits/new/", set_limit, needs="settings.update", scope="all"),
    act("settings/rates/new/", set_sale_rate, needs="settings.update", scope="all"),
]
