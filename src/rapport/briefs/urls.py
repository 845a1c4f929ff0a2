from rapport.briefs.commands.receive_request import receive_request
from rapport.kit.pages import act

urlpatterns = [
    act("clients/<uuid:client>/requests/new/", receive_request, needs="brief.create"),
]
