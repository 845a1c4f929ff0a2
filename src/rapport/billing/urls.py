from rapport.billing.commands.adjust_invoice import adjust_invoice
from rapport.billing.commands.allocate_payment import allocate_payment, undo_allocation
from rapport.billing.commands.close_job import cancel_job, close_job
from rapport.billing.commands.confirm_draft import confirm_draft, drop_draft, send_draft
from rapport.billing.commands.import_statement import import_statement
from rapport.billing.commands.match_payment import match_payment
from rapport.billing.commands.record_delivery import record_delivery
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.reopen_job import reopen_job
from rapport.billing.commands.request_instalment import request_instalment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.commands.set_aside import set_payment_aside, undo_set_aside
from rapport.billing.views import bank, document, invoice, invoice_list, payment, payment_list
from rapport.kit.pages import act, route

urlpatterns = [
    route(
        "invoices/<uuid:invoice_id>/documents/payment-request.pdf",
        document.payment_request,
        name="payment_request_pdf",
        needs="invoice.read",
    ),
    route("invoices/", invoice_list.listing, name="invoices", needs="invoice.read"),
    route("invoices/<uuid:invoice_id>/", invoice.show, name="invoice", needs="invoice.read"),
    act("invoices/new/", request_invoice, needs="invoice.create"),
    act("milestones/<uuid:milestone>/invoice/", request_instalment, needs="invoice.create"),
    act("invoices/<uuid:invoice>/draft/", send_draft, needs="invoice.create"),
    act("invoices/<uuid:invoice>/confirmation/", confirm_draft, needs="invoice.create"),
    act("invoices/<uuid:invoice>/dropping/", drop_draft, needs="invoice.create"),
    act("invoices/<uuid:invoice>/issuance/", record_issue, needs="invoice.issue", scope="all"),
    act("invoices/<uuid:invoice>/delivery/", record_delivery, needs="invoice.create"),
    act("invoices/<uuid:invoice>/adjustment/", adjust_invoice, needs="invoice.create"),
    route("payments/", payment_list.listing, name="payments", needs="payment.read"),
    route("payments/<uuid:payment_id>/", payment.show, name="payment", needs="payment.read"),
    act("payments/new/", record_payment, needs="payment.create", scope="all"),
    act(
        "payments/<uuid:payment>/allocations/new/",
        allocate_payment,
        needs="bank.update",
        scope="all",
        undo=("undo_allocation", "allocation"),
    ),
    act("allocations/<uuid:allocation>/undoing/", undo_allocation, needs="bank.update", scope="all"),
    act("payments/<uuid:payment>/matching/", match_payment, needs="bank.update", scope="all"),
    act(
        "payments/<uuid:payment>/asides/new/",
        set_payment_aside,
        needs="bank.update",
        scope="all",
        undo=("undo_set_aside", "aside"),
    ),
    act("asides/<uuid:aside>/undoing/", undo_set_aside, needs="bank.update", scope="all"),
    route("bank/", bank.listing, name="bank", needs="bank.read", scope="all"),
    route("bank/<uuid:statement_id>/", bank.show, name="statement", needs="bank.read"),
    act("bank/new/", import_statement, needs="bank.create", scope="all", then="/match/"),
    route("match/", bank.match, name="match", needs="bank.read", scope="all"),
    act("jobs/<uuid:job>/closing/", close_job, needs="job.update"),
    act("jobs/<uuid:job>/reopening/", reopen_job, needs="job.update"),
    act("jobs/<uuid:job>/cancellation/", cancel_job, needs="job.update"),
]
