from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.approvals.views import listing, record
from rapport.kit.pages import act, route

urlpatterns = [
    route("approvals/", listing, name="approvals", needs="quote.read"),
    route("approvals/<uuid:request_id>/", record, name="approval", needs="quote.read"),
    act("approvals/new/", ask_approval, needs="quote.read"),
    act("approvals/<uuid:request>/answer/", answer_approval, needs="quote.read", then="/approvals/"),
]
