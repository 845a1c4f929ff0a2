from rapport.desk.views import client, client_list, job, job_list, profit, rail, search, settings, today
from rapport.kit.pages import route

urlpatterns = [
    route("today/", today.show, name="today", needs=""),
    route("clients/", client_list.listing, name="clients", needs="client.read"),
    route("clients/<uuid:client_id>/", client.show, name="client", needs="client.read"),
    route("jobs/", job_list.listing, name="jobs", needs="job.read"),
    route("jobs/<uuid:job_id>/", job.show, name="job", needs="job.read"),
    route("jobs/<uuid:job_id>/costs/", job.costs, name="job_costs", needs="cost.read"),
    route("profit/", profit.listing, name="profit", needs="margin.read"),
    route("profit/documents/profit.pdf", profit.document, name="profit_pdf", needs="margin.read"),
    route("profit/months/<str:month>/<str:figure>/", profit.facts_of_month, name="facts_of_month", needs="margin.read"),
    route("profit/<str:kind>/<uuid:record_id>/<str:figure>/", profit.facts, name="facts", needs="job.read"),
    route("settings/", settings.show, name="settings", needs=""),
    route("rail/", rail.show, name="rail", needs=""),
    route("search/", search.show, name="search", needs=""),
]
