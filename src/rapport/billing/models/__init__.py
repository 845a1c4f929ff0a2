from rapport.billing.models.bank import BankLine, BankStatement, Posting
from rapport.billing.models.invoice import Invoice, InvoiceLine, InvoiceVat
from rapport.billing.models.payment import Allocation, AllocationPart, AllocationUndo, Payment, SetAside
from rapport.billing.models.step import Confirmation, Delivery, Issuance

__all__ = [
    "Allocation",
    "AllocationPart",
    "AllocationUndo",
    "BankLine",
    "BankStatement",
    "Confirmation",
    "Delivery",
    "Invoice",
    "InvoiceLine",
    "InvoiceVat",
    "Issuance",
    "Payment",
    "Posting",
    "SetAside",
]
