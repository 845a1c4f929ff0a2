from rapport.briefs.models.brief import Brief, Idea
from rapport.briefs.models.request import ClientRequest
from rapport.briefs.models.requirement import Requirement

__all__ = [
    "Brief",
    "ClientRequest",
    "Idea",
    "Requirement",
]
