"""Who plays in the tests: the people of the demo agencies, and the few records that most tests begin with."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from rapport.clients.commands.add_contact import add_contact
from rapport.clients.commands.create_client import create_client
from rapport.clients.models import Client, Contact
from rapport.contracts.commands.open_small_job import open_small_job
from rapport.jobs.models import Job
from rapport.kit.wall import enter
from rapport.people.models import Agency, Member, User
from rapport.proposals.commands.set_lines import LineInput
from rapport.proposals.models import QuoteLine

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
_Way = QuoteLine.Way
# The sheet of story 1 (stories.md); its discount is 10,000,000.
STORY_ONE = [
    LineInput(_Way.HOURS, "Account", Decimal(90), unit_amount=Decimal(500_000), unit_cost_amount=Decimal(300_000)),
    LineInput(_Way.HOURS, "Planner", Decimal(60), unit_amount=Decimal(600_000), unit_cost_amount=Decimal(380_000)),
    LineInput(_Way.HOURS, "Creative", Decimal(180), unit_amount=Decimal(550_000), unit_cost_amount=Decimal(340_000)),
    LineInput(_Way.BOUGHT_IN, "Production house", unit_cost_amount=Decimal(480_000_000), markup_percent=Decimal(12)),
    LineInput(_Way.BOUGHT_IN, "Music", unit_cost_amount=Decimal(40_000_000), markup_percent=Decimal(12)),
    LineInput(_Way.BOUGHT_IN, "Talent", unit_cost_amount=Decimal(60_000_000), markup_percent=Decimal(12)),
    LineInput(_Way.PASS_THROUGH, "Media", unit_cost_amount=Decimal(300_000_000)),
    LineInput(_Way.FEE, "Media fee", fee_percent=Decimal(8), fee_basis=[_Way.PASS_THROUGH]),
]


class Cast:
    """The people of one agency by their logins: `cast.am`, `cast.owner`; entering it enters its wall."""

    def __init__(self, slug: str) -> None:
        self.agency = Agency.objects.get(slug=slug)
        enter(self.agency.id)
        self.domain = f"{slug}.example"

    def __getattr__(self, login: str) -> Member:
        # Fetched afresh at each mention, as each request does.
        return Member.objects.select_related("agency").get(email=f"{login}@{self.domain}")

    def user(self, login: str) -> User:
        return User.objects.get(email=f"{login}@{self.domain}")

    def client(self, by: Member, code: str = "BLU") -> Client:
        return create_client(
            code=code,
            name="Bếp Lửa",
            company_name="Công ty TNHH Bếp Lửa",
            tax_code="0300588569",
            address="21 phố Lò Rèn",
            by=by,
            today=TODAY,
        )

    def contact(self, client: Client, by: Member) -> Contact:
        return add_contact(client=client, full_name="Phạm Thị Thu", self_word="em", call_word="chị", by=by)

    def small_job(self, client: Client, by: Member, amount: int = 9_000_000, **more: Any) -> Job:
        return open_small_job(
            client=client, name=more.pop("name", "Bộ ảnh món mới"), amount=Decimal(amount), due_on=date(2026, 11, 30), text="ok em", by=by, today=TODAY,
            now=NOW, **more,
        )  # fmt: skip
