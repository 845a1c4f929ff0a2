from rapport.production.models.acceptance import Acceptance, AcceptanceLine
from rapport.production.models.task import Task

__all__ = [
    "Acceptance",
    "AcceptanceLine",
    "Task",
]
