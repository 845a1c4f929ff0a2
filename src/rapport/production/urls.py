from rapport.kit.pages import act
from rapport.production.commands.accept_job import accept_job, sign_acceptance
from rapport.production.commands.add_task import add_task, finish_task
from rapport.production.commands.start_production import start_production

urlpatterns = [
    act("jobs/<uuid:job>/production/", start_production, needs="job.update"),
    act("jobs/<uuid:job>/tasks/new/", add_task, needs="task.create"),
    act("tasks/<uuid:task>/done/", finish_task, needs="task.update"),
    act("acceptance/new/", accept_job, needs="acceptance.create"),
    act("acceptance/<uuid:acceptance>/signature/", sign_acceptance, needs="acceptance.update"),
]
