from rapport.kit.pages import act
from rapport.people.commands.add_member import add_member
from rapport.people.commands.add_own_account import add_legal_entity, add_own_account
from rapport.people.commands.add_team import add_department, add_team
from rapport.people.commands.end_presentation import end_presentation
from rapport.people.commands.grant_role import end_role, grant_role
from rapport.people.commands.set_cost_rate import set_cost_rate
from rapport.people.commands.set_preferences import set_preferences
from rapport.people.commands.set_role import set_role

urlpatterns = [
    act("preferences/", set_preferences, needs="", then="/settings/"),
    act("presentation/end/", end_presentation, needs="", is_quiet=True),
    act("settings/people/new/", add_member, needs="people.create", scope="all"),
    act("settings/roles/grant/", grant_role, needs="people.update", scope="all"),
    act("settings/roles/end/", end_role, needs="people.update", scope="all"),
    act("settings/roles/set/", set_role, needs="people.update", scope="all"),
    act("settings/cost-rates/new/", set_cost_rate, needs="personrate.read", scope="all", then="/settings/"),
    act("settings/teams/new/", add_team, needs="people.update", scope="all"),
    act("settings/departments/new/", add_department, needs="people.update", scope="all"),
    act("settings/accounts/new/", add_own_account, needs="settings.update", scope="all"),
    act("settings/companies/new/", add_legal_entity, needs="settings.create", scope="all"),
]
