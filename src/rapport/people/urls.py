from rapport.kit.pages import act, route
from rapport.people.commands.add_member import add_member
from rapport.people.commands.add_own_account import add_legal_entity, add_own_account, change_legal_entity, close_own_account
from rapport.people.commands.add_team import add_department, add_team, change_team
from rapport.people.commands.change_member import change_member, end_membership
from rapport.people.commands.end_presentation import end_presentation
from rapport.people.commands.grant_role import end_role, grant_role
from rapport.people.commands.save_view import drop_view, save_view
from rapport.people.commands.set_absence import end_absence, set_absence
from rapport.people.commands.set_calendar import drop_calendar_day, set_calendar_day, set_week
from rapport.people.commands.set_cost_rate import set_cost_rate
from rapport.people.commands.set_preferences import set_preferences
from rapport.people.commands.set_role import set_role
from rapport.people.views import calendar, companies, people, roles

PEOPLE, ROLES, CALENDAR, COMPANIES = "/settings/people/", "/settings/roles/", "/settings/calendar/", "/settings/companies/"

urlpatterns = [
    act("preferences/", set_preferences, needs="", then="/settings/"),
    act("views/new/", save_view, needs="", is_quiet=True),
    act("views/<uuid:view>/dropping/", drop_view, needs=""),
    act("presentation/end/", end_presentation, needs="", is_quiet=True),
    route("settings/people/", people.listing, name="people", needs="people.read", scope="all"),
    act("settings/people/new/", add_member, needs="people.create", scope="all"),
    route("settings/people/<uuid:member_id>/", people.show, name="person", needs=""),
    act("settings/people/<uuid:member>/change/", change_member, needs="people.update", scope="all"),
    act("settings/people/<uuid:member>/leaving/", end_membership, needs="people.update", scope="all", then=PEOPLE),
    act("settings/roles/grant/", grant_role, needs="people.update", scope="all", then=PEOPLE),
    act("settings/roles/end/", end_role, needs="people.update", scope="all", then=PEOPLE),
    route("settings/roles/", roles.listing, name="roles", needs="people.read", scope="all"),
    route("settings/roles/<uuid:role_id>/", roles.show, name="role", needs="people.read", scope="all"),
    route("settings/roles/new/", roles.new, name="role_new", needs="people.update", scope="all"),
    act("settings/roles/set/", set_role, needs="people.update", scope="all", then=ROLES),
    act("settings/cost-rates/new/", set_cost_rate, needs="personrate.read", scope="all", then=PEOPLE),
    act("settings/teams/new/", add_team, needs="people.update", scope="all"),
    act("settings/teams/<uuid:team>/change/", change_team, needs="people.update", scope="all", shows="team"),
    act("settings/departments/new/", add_department, needs="people.update", scope="all"),
    act("settings/absences/new/", set_absence, needs=""),
    act("settings/absences/<uuid:absence>/end/", end_absence, needs=""),
    route("settings/calendar/", calendar.show, name="calendar", needs=""),
    act("settings/calendar/week/", set_week, needs="people.update", scope="all", then=CALENDAR),
    act("settings/calendar/days/new/", set_calendar_day, needs="people.update", scope="all"),
    act("settings/calendar/days/drop/", drop_calendar_day, needs="people.update", scope="all", then=CALENDAR),
    route("settings/companies/", companies.show, name="companies", needs=""),
    act("settings/accounts/new/", add_own_account, needs="settings.update", scope="all"),
    act("settings/accounts/<uuid:account>/closing/", close_own_account, needs="settings.update", scope="all", then=COMPANIES),
    act("settings/companies/new/", add_legal_entity, needs="settings.create", scope="all"),
    act("settings/companies/<uuid:legal_entity>/change/", change_legal_entity, needs="settings.update", scope="all"),
]
