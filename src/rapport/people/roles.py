"""
The roles that every agency begins with: named sets of capabilities, each with its scope.

A capability is `resource.action:scope`; o, t, a and p stand for own, team, all, published. An agency edits its copies in settings.
"""

from dataclasses import dataclass
from typing import Final

from rapport.kit.tongues import say

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

# What a right is about, in the order of the page that edits roles: English, Vietnamese.
RESOURCES: Final = {
    "people": ("Members, roles, teams, calendars", "Nhân sự, vai trò, nhóm, lịch"),
    "settings": ("Limits, rate cards, own companies, words", "Hạn mức, bảng giá, pháp nhân, từ dùng"),
    "client": ("Clients, contacts, account teams", "Khách hàng, người liên hệ, nhóm phụ trách"),
    "terms": ("Special terms of a client", "Điều khoản riêng của khách"),
    "touchpoint": ("Contacts with a client, moods and notes", "Lần liên lạc, cảm nhận, ghi chú về khách"),
    "brief": ("Requests and requirements", "Yêu cầu và điều khách yêu cầu"),
    "quote": ("Quotes and prices", "Báo giá và giá bán"),
    "contract": ("Contracts, orders, commitments", "Hợp đồng, đơn đặt hàng, lời hứa"),
    "job": ("Jobs, stations, papers, holds", "Job, trạm, giấy tờ, tạm dừng"),
    "task": ("Tasks and schedule", "Việc và lịch"),
    "time": ("Time of oneself", "Giờ công bản thân"),
    "teamtime": ("Time of others", "Giờ công của người khác"),
    "partner": ("Partners and their accounts", "Đối tác và tài khoản của họ"),
    "cost": ("Orders to partners, bills, costs of a job", "Đặt hàng đối tác, hóa đơn đối tác, chi phí job"),
    "bandrate": ("What an hour of a band or department costs", "Giá vốn giờ theo bậc, theo phòng"),
    "personrate": ("What an hour of one person costs", "Giá vốn giờ của từng người"),
    "margin": ("Cost, margin and profit", "Chi phí, biên, lợi nhuận"),
    "goodwill": ("Favours to clients", "Ưu đãi cho khách"),
    "acceptance": ("Acceptance by clients", "Nghiệm thu"),
    "invoice": ("Invoices", "Hóa đơn"),
    "payment": ("Payments received and what is open", "Tiền về và công nợ"),
    "bank": ("Bank statements and matching", "Sao kê và đối soát"),
    "payout": ("Payments to partners", "Trả tiền đối tác"),
    "floor": ("Prices under the margin floor", "Giá dưới sàn biên"),
    "overrun": ("Costs over their line", "Chi vượt dòng"),
    "risk": ("Starts at risk", "Cho chạy rủi ro"),
    "ledger": ("The book itself, closing of periods", "Sổ cái, khóa sổ"),
    "journal": ("Who did what", "Ai đã làm gì"),
    "file": ("List of all files", "Danh sách mọi tệp"),
}

ACTION_WORDS: Final = {
    "read": ("see", "xem"),
    "create": ("add", "thêm"),
    "update": ("change", "sửa"),
    "approve": ("approve", "duyệt"),
    "export": ("export", "xuất dữ liệu"),
    "send": ("send", "gửi"),
    "issue": ("issue", "xuất hóa đơn"),
    "pay": ("pay", "chi tiền"),
}
SCOPE_WORDS: Final = {
    "own": ("own clients", "khách mình phụ trách"),
    "team": ("the team's", "khách của nhóm"),
    "all": ("all", "tất cả"),
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
    DefaultRole("planner", "Planner", "Planner", f"{_MAKER} task=c:o brief=cu:o quote=r:o contract=r:o touchpoint=r:o {_EVERYBODY}"),
    DefaultRole("creative", "Sáng tạo", "Creative", f"{_MAKER} task=c:o {_EVERYBODY}"),
    DefaultRole(
        "producer", "Producer", "Producer",
        f"{_MAKER} task=c:o quote=r:o contract=r:o partner=rc:o cost=rcu:o bandrate=r:o acceptance=rcu:o {_EVERYBODY}",
    ),
    DefaultRole(
        "finance", "Kế toán", "Finance",
        "people=r:a settings=r:a client=r:a terms=r:a task=r:a partner=rcua:a cost=cua:a personrate=ru:a "
        f"invoice=cui:a payment=cu:a bank=rcu:a payout=rcup:a ledger=rcu:a teamtime=r:a journal=r:a {_MONEY_READ} {_EVERYBODY}",
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


def words_of(capability: str) -> str:
    """Write a right as words: `floor.approve` is *Prices under the margin floor: approve*, `client.read:all` adds how far it reaches."""
    name, _, scope = capability.partition(":")
    resource, _, action = name.partition(".")
    reach = f" ({say(*SCOPE_WORDS[scope])})" if scope in SCOPE_WORDS else ""
    return f"{say(*RESOURCES[resource])}: {say(*ACTION_WORDS[action])}{reach}"
