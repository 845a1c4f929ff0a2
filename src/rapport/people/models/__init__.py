from rapport.people.models.agency import Agency
from rapport.people.models.calendar import CalendarDay, WeekPattern
from rapport.people.models.cost_rate import CostRate
from rapport.people.models.legal_entity import LegalEntity, OwnBankAccount
from rapport.people.models.member import Absence, Member
from rapport.people.models.role import Role, RoleChange, RoleGrant
from rapport.people.models.saved_view import SavedView
from rapport.people.models.series import NumberSeries
from rapport.people.models.team import Department, Team, TeamPlace
from rapport.people.models.user import User

__all__ = [
    "Absence",
    "Agency",
    "CalendarDay",
    "CostRate",
    "Department",
    "LegalEntity",
    "Member",
    "NumberSeries",
    "OwnBankAccount",
    "Role",
    "RoleChange",
    "RoleGrant",
    "SavedView",
    "Team",
    "TeamPlace",
    "User",
    "WeekPattern",
]
