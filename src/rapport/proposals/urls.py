from rapport.kit.pages import act, route
from rapport.proposals.commands.draft_quote import draft_quote, draft_version
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import set_lines
from rapport.proposals.views import document
from rapport.proposals.views.quote import show
from rapport.proposals.views.quote_list import listing
from rapport.proposals.views.reckoning import reckoning

urlpatterns = [
    route("quotes/<uuid:quote_id>/documents/quote.pdf", document.quote, name="quote_pdf", needs="quote.read"),
    route("quotes/", listing, name="quotes", needs="quote.read"),
    route("quotes/<uuid:quote_id>/", show, name="quote", needs="quote.read"),
    act("jobs/<uuid:job>/quotes/new/", draft_quote, needs="quote.create"),
    act("quotes/<uuid:quote>/versions/new/", draft_version, needs="quote.update"),
    act("versions/<uuid:version>/lines/", set_lines, needs="quote.update"),
    route("versions/<uuid:version_id>/reckoning/", reckoning, name="reckoning", needs="quote.update", methods=("POST",)),
    act("versions/<uuid:version>/dispatch/", send_quote, needs="quote.send"),
]
