"""
The roles that every agency begins with: named sets of capabilities, each with its scope.

A capability is `resource.action:scope`; o, t, a and p stand for own, team, all, published. An agency edits its copies in settings.
"""

from dataclasses import dataclass
from typing import Final

SCOPES: Final = {"o": "own", "t": "team", "a": "all", "p": "published"}


@dataclass(frozen=True)
class DefaultRole:
    code: str
    vi: str
    en: str
    grants: str

    @property
    def capabilities(self) -> list[str]:
        """Write the short form out: `client=ru:o` becomes `client.read:own`, `client.update:own`."""
        found = []
        for part in self.grants.split():
            resource, _, rest = part.partition("=")
            actions, _, scope = rest.partition(":")
            found += [f"{resource}.{ACTIONS[action]}:{SCOPES[scope]}" for action in actions]
        return found


ACTIONS: Final = {
    "r": "read",
    "c": "create",
    "u": "update",
    "a": "approve",
    "x": "export",
    "s": "send",
    "i": "issue",
    "p": "pay",
}

RESOURCES: Final = {
    "people": "members, roles, teams, calendars",
    "settings": "limits, rate cards, own companies, words",
    "client": "clients, contacts, account teams",
    "terms": "special terms of a client",
    "touchpoint": "contacts with a client, moods and notes",
    "brief": "requests and requirements",
    "quote": "quotes and prices",
    "contract": "contracts, orders, commitments",
    "job": "jobs, stations, papers, holds",
    "task": "tasks and schedule",
    "time": "time of oneself",
    "teamtime": "time of others",
    "partner": "partners and their accounts",
    "cost": "orders to partners, bills, costs of a job",
    "bandrate": "what an hour of a band or department costs",
    "personrate": "what an hour of one person costs",
    "margin": "cost, margin and profit",
    "goodwill": "favours to clients",
    "acceptance": "acceptance by clients",
    "invoice": "invoices",
    "payment": "payments received and what is open",
    "bank": "bank statements and matching",
    "payout": "payments to partners",
    "floor": "prices under the margin floor",
    "overrun": "costs over their line",
    "risk": "work before the contract",
    "ledger": "the book itself, closing of periods",
    "journal": "who did what",
    "file": "list of all files",
}

_MONEY_READ = "quote=r:a contract=r:a job=r:a cost=r:a bandrate=r:a margin=r:a goodwill=r:a acceptance=r:a invoice=r:a payment=r:a"
_EVERYBODY = "time=rcu:o"
_ACCOUNT = (
    "client=rcu:o terms=r:o touchpoint=rcu:o brief=rcu:o quote=rcus:o contract=rcu:o job=rcu:o task=rcu:o partner=rc:o cost=rcu:o "
    "bandrate=r:o margin=r:o goodwill=rc:o acceptance=rcu:o invoice=rc:o payment=r:o journal=r:o"
)
_MAKER = "client=r:o brief=r:o job=r:o task=ru:o"

DEFAULT_ROLES: Final = (
    DefaultRole(
        "owner", "Chủ agency", "Owner",
        "people=rcua:a settings=rcu:a client=rcu:a terms=rcua:a touchpoint=rcu:a brief=rcu:a task=rcu:a partner=rcua:a "
        "cost=rcua:a personrate=r:a quote=cusa:a contract=cua:a job=cua:a goodwill=ca:a acceptance=cua:a invoice=ca:a bank=ra:a "
        f"payout=ra:a floor=a:a overrun=a:a risk=a:a ledger=ra:a journal=r:a file=r:a teamtime=r:a {_MONEY_READ} {_EVERYBODY}",
    ),
    DefaultRole(
        "director", "Account director", "Account director",
        "people=r:t client=rcu:t terms=rcua:t touchpoint=rcu:t brief=rcua:t quote=rcusa:t contract=rcua:t job=rcua:t task=rcu:t "
        "partner=rc:t cost=rcua:t bandrate=r:t margin=r:t goodwill=rca:t acceptance=rcua:t invoice=rc:t payment=r:t bank=r:t "
        f"floor=a:t overrun=a:t risk=a:t teamtime=r:t journal=r:t {_EVERYBODY}",
    ),
    DefaultRole("am", "Account manager", "Account manager", f"{_ACCOUNT} {_EVERYBODY}"),
    DefaultRole("kam", "Key account manager", "Key account manager", f"{_ACCOUNT} terms=cu:o {_EVERYBODY}"),
    DefaultRole(
        "junior", "Account executive (trợ lý account)", "Account executive (junior)",
        "client=r:o touchpoint=rc:o brief=rcu:o quote=rcu:o contract=r:o job=ru:o task=rcu:o cost=r:o bandrate=r:o acceptance=r:o "
        f"invoice=r:o payment=r:o {_EVERYBODY}",
    ),
    DefaultRole("ae", "Sales", "Sales", f"client=rcu:o touchpoint=rcu:o brief=rc:o quote=rcu:o contract=r:o job=r:o {_EVERYBODY}"),
    DefaultRole("planner", "Planner", "Planner", f"{_MAKER} brief=cu:o quote=r:o contract=r:o touchpoint=r:o {_EVERYBODY}"),
    DefaultRole("creative", "Sáng tạo", "Creative", f"{_MAKER} {_EVERYBODY}"),
    DefaultRole(
        "producer", "Producer", "Producer",
        f"{_MAKER} task=c:o quote=r:o contract=r:o partner=rc:o cost=rcu:o bandrate=r:o acceptance=rcu:o {_EVERYBODY}",
    ),
    DefaultRole(
        "finance", "Kế toán", "Finance",
        "people=r:a settings=r:a client=r:a terms=r:a touchpoint=r:a brief=r:a task=r:a partner=rcua:a cost=cua:a personrate=ru:a "
        f"acceptance=u:a invoice=cui:a payment=cu:a bank=rcu:a payout=rcup:a ledger=rcu:a teamtime=r:a journal=r:a {_MONEY_READ} {_EVERYBODY}",
    ),
    DefaultRole("freelancer", "Freelancer", "Freelancer", "task=ru:o job=r:o brief=r:o"),
    DefaultRole(
        "auditor", "Kiểm toán", "Auditor",
        f"people=r:a settings=r:a client=r:a terms=r:a brief=r:a task=r:a partner=r:a bank=r:a payout=r:a ledger=r:a journal=rx:a file=r:a "
        f"teamtime=r:a {_MONEY_READ}",
    ),
    DefaultRole(
        "accountant", "Kế toán ngoài", "External accountant",
        f"client=r:a partner=r:a bank=r:a payout=r:a ledger=r:a journal=r:a {_MONEY_READ}",
    ),
)  # fmt: skip
