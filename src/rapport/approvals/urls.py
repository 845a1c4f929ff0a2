from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.approvals.commands.set_approval_policy import set_approval_policy
from rapport.approvals.views import alone, listing, policies, record, what_is_asked
from rapport.kit.pages import act, route

urlpatterns = [
    route("approvals/", listing, name="approvals", needs="quote.read"),
    route("approvals/alone/", alone, name="approvals_alone", needs="ledger.read", scope="all"),
    route("approvals/<uuid:request_id>/", record, name="approval", needs="quote.read"),
    act("approvals/new/", ask_approval, needs="quote.read", about=what_is_asked),
    act("approvals/<uuid:request>/answer/", answer_approval, needs="quote.read", then="/approvals/"),
    route("settings/approvals/", policies, name="approval_policies", needs="settings.read", scope="all"),
    act("settings/approvals/set/", set_approval_policy, needs="settings.update", scope="all", then="/settings/approvals/"),
]
