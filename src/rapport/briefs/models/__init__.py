from rapport.briefs.models.request import ClientRequest
from rapport.briefs.models.requirement import Requirement

__all__ = [
    "ClientRequest",
    "Requirement",
]
