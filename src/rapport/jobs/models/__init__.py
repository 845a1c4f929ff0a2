from rapport.jobs.models.campaign import Campaign
from rapport.jobs.models.commitment import Commitment, Concession
from rapport.jobs.models.evidence import Evidence
from rapport.jobs.models.job import Job, JobPlace
from rapport.jobs.models.lane import LaneChange
from rapport.jobs.models.paper import Paper
from rapport.jobs.models.station import Skip, StationLeft, StationReached
from rapport.jobs.models.turn import Cancellation, Closing, Hold, Reopening, RiskStart

__all__ = [
    "Campaign",
    "Cancellation",
    "Closing",
    "Commitment",
    "Concession",
    "Evidence",
    "Hold",
    "Job",
    "JobPlace",
    "LaneChange",
    "Paper",
    "Reopening",
    "RiskStart",
    "Skip",
    "StationLeft",
    "StationReached",
]
