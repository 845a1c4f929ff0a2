from rapport.kit.pages import act, route
from rapport.production import views
from rapport.production.commands.accept_job import accept_job, sign_acceptance
from rapport.production.commands.add_task import add_task, finish_task
from rapport.production.commands.start_production import start_production

urlpatterns = [
    route("clients/<uuid:client_id>/acceptance/", views.group, name="acceptances", needs="acceptance.create"),
    route("clients/<uuid:client_id>/acceptance/<uuid:acceptance_id>/", views.show, name="acceptance", needs="acceptance.read"),
    route(
        "clients/<uuid:client_id>/acceptance/<uuid:acceptance_id>/documents/acceptance.pdf",
        views.document,
        name="acceptance_pdf",
        needs="acceptance.read",
    ),
    act("jobs/<uuid:job>/production/", start_production, needs="job.update"),
    act("jobs/<uuid:job>/tasks/new/", add_task, needs="task.create"),
    act("tasks/<uuid:task>/done/", finish_task, needs="task.update"),
    act("acceptance/new/", accept_job, needs="acceptance.create"),
    act("acceptance/<uuid:acceptance>/signature/", sign_acceptance, needs="acceptance.update"),
]
