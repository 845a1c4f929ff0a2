from rapport.contracts.commands.agree_milestone import agree_milestone, reach_milestone
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.contracts.commands.record_contract import record_contract
from rapport.contracts.commands.record_order import record_order
from rapport.contracts.commands.sign_contract import sign_contract
from rapport.contracts.views.contract import show
from rapport.contracts.views.contract_list import listing
from rapport.contracts.views.small_job import reading, small_job
from rapport.kit.pages import act, route

urlpatterns = [
    route("contracts/", listing, name="contracts", needs="contract.read"),
    act("contracts/new/", record_contract, needs="contract.create"),
    route("contracts/<uuid:contract_id>/", show, name="contract", needs="contract.read"),
    act("contracts/<uuid:contract>/signature/", sign_contract, needs="contract.create"),
    route("jobs/small/", small_job, name="open_small_job", needs="job.create", methods=("GET", "POST"), command="open_small_job"),
    route("jobs/small/reading/", reading, name="small_job_reading", needs="job.create", methods=("POST",)),
    act("versions/<uuid:version>/answer/", answer_quote, needs="quote.update"),
    act("client-orders/<uuid:client_order>/milestones/new/", agree_milestone, needs="contract.create"),
    act("milestones/<uuid:milestone>/reaching/", reach_milestone, needs="contract.create"),
    act("versions/<uuid:version>/order/", record_order, needs="contract.create"),
]
