from rapport.briefs.commands.add_commitment import add_commitment
from rapport.briefs.commands.decline_request import decline_request
from rapport.briefs.commands.receive_request import receive_request
from rapport.briefs.commands.skip_station import skip_station
from rapport.kit.pages import act

urlpatterns = [
    act("clients/<uuid:client>/requests/new/", receive_request, needs="brief.create"),
    act("requests/<uuid:request>/refusal/", decline_request, needs="brief.update"),
    act("jobs/<uuid:job>/skips/new/", skip_station, needs="job.update"),
    act("jobs/<uuid:job>/commitments/new/", add_commitment, needs="contract.create"),
]
