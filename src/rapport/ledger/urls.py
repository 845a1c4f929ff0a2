from rapport.kit.pages import act
from rapport.ledger.commands.close_period import close_period

urlpatterns = [
    act("settings/periods/new/", close_period, needs="ledger.update", scope="all", then="/settings/"),
]
