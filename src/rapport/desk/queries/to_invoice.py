"""What a client has accepted and no request stands for yet, by the two companies that an invoice is between."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from rapport.clients.models import ClientEntity
from rapport.people.models import LegalEntity, OwnBankAccount
from rapport.production.models import AcceptanceLine


@dataclass
class ToInvoice:
    """One invoice that can be requested: the buyer, the seller, its lines, and the accounts on which it can be paid."""

    client_entity: ClientEntity
    legal_entity: LegalEntity
    lines: list[AcceptanceLine] = field(default_factory=list)
    accounts: list[OwnBankAccount] = field(default_factory=list)

    @property
    def net(self) -> Decimal:
        return sum((line.net_amount for line in self.lines), Decimal(0))


def to_invoice(lines: Iterable[AcceptanceLine], currency: str) -> list[ToInvoice]:
    """Group accepted lines (read with both companies) by buyer and seller; one query for all accounts."""
    found: dict[tuple[object, object], ToInvoice] = {}
    for line in lines:
        minutes = line.acceptance
        key = (minutes.client_entity_id, minutes.legal_entity_id)
        found.setdefault(key, ToInvoice(minutes.client_entity, minutes.legal_entity)).lines.append(line)
    if found:
        sellers = [one.legal_entity.id for one in found.values()]
        accounts = OwnBankAccount.objects.filter(legal_entity__in=sellers, closed_on=None, currency=currency).order_by("-is_default", "id")
        for account in accounts:
            for one in found.values():
                if one.legal_entity.id == account.legal_entity_id:
                    one.accounts.append(account)
    return sorted(found.values(), key=lambda one: (one.client_entity.name, one.legal_entity.name))
