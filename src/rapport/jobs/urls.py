from rapport.jobs.commands.hold_job import hold_job, resume_job
from rapport.jobs.commands.keep_commitment import drop_commitment, keep_commitment
from rapport.jobs.commands.open_campaign import open_campaign
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.commands.put_on_job import put_on_job, take_off_job
from rapport.jobs.commands.record_concession import record_concession
from rapport.jobs.commands.set_lane import set_lane
from rapport.jobs.commands.start_at_risk import start_at_risk
from rapport.jobs.commands.supply_paper import supply_paper
from rapport.kit.pages import act

urlpatterns = [
    act("jobs/new/", open_job, needs="job.create"),
    act("papers/<uuid:paper>/supply/", supply_paper, needs="job.update"),
    act("jobs/<uuid:job>/hold/", hold_job, needs="job.update"),
    act("jobs/<uuid:job>/resumption/", resume_job, needs="job.update"),
    act("jobs/<uuid:job>/risk/", start_at_risk, needs="risk.approve"),
    act("commitments/<uuid:commitment>/dropping/", drop_commitment, needs="contract.create"),
    act("jobs/<uuid:job>/lane/", set_lane, needs="job.update"),
    act("jobs/<uuid:job>/people/new/", put_on_job, needs="job.update"),
    act("jobs/<uuid:job>/people/departure/", take_off_job, needs="job.update"),
    act("clients/<uuid:client>/campaigns/new/", open_campaign, needs="job.create"),
    act("commitments/<uuid:commitment>/kept/", keep_commitment, needs="job.update"),
    act("jobs/<uuid:job>/concessions/new/", record_concession, needs="goodwill.create"),
]
